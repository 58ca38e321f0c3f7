/** What an event has changed of a run, so that a store writes that and no more. */
import type { ActionRecord, Frame } from './types.ts';

/** Changes since the last checkpoint. What is neither a frame, a record nor a variable is small, and is always written. */
export interface Changes {
  /** Frames that were opened, in order. A frame itself never changes: all else of it follows from its records. */
  readonly frames: Frame[];
  /** Records that are new or have changed. */
  readonly records: Set<ActionRecord>;
  /** Whether a variable has changed. */
  variables: boolean;
}

/** No changes yet. */
export function noChanges(): Changes {
  return { frames: [], records: new Set(), variables: false };
}
