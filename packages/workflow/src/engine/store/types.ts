/**
 * The port to where runs are kept. A **checkpoint** is what an event changed of a run. Its rows are both what a run goes on from after a
 * crash and the history that people look at. What follows from other rows is not kept: frames are rebuilt from their records.
 */
import type { Value } from '@connectory/expressions';
import type { TriggerState } from '../trigger/state.ts';
import type { ActionRecord, CallWork, Frame, RunState, RunStatus, Timer } from '../run/types.ts';

/** What a run is, besides its frames and records. Values in it never change once they are there. */
export interface RunRow extends Readonly<Omit<RunState, 'frames' | 'timers' | 'variables'>> {
  /** The version of a flow that it runs; what it names is up to the host. */
  readonly flow: string;
  /** The name of its trigger, as the definition spells it. */
  readonly triggerName: string;
  /** Moments that the run as a whole waits for. */
  readonly timers: readonly Timer[];
  /** Absent when they have not changed since the last checkpoint. */
  readonly variables?: RunState['variables'];
  /** Whether calls are under way, which have to be made again after a crash. */
  readonly isCalling: boolean;
  /** When it wants to know the time, in milliseconds since 1970. */
  readonly wakeMs?: number;
}

/** One execution of a container. */
export type FrameRow = Pick<Frame, 'id' | 'container' | 'parent' | 'iteration'>;

/** One execution of an action. How far a loop is follows from its frames and is not kept, nor are the numbers of those. */
export interface RecordRow extends Readonly<Omit<ActionRecord, 'work' | 'frames'>> {
  readonly work?: StoredWork;
  /** Moments that it waits for; most wait for none. */
  readonly timers?: readonly Timer[];
}

/** What an action in progress waits for. */
export type StoredWork =
  | { readonly kind: 'wait' }
  | { readonly kind: 'callback' }
  | { readonly kind: 'scope' }
  | { readonly kind: 'until' }
  | { readonly kind: 'foreach'; readonly items: readonly Value[] }
  | CallWork;

/**
 * A checkpoint of one run: rows to be added, or to replace those with the same keys. They are the state of the run itself, which goes on
 * when the call of the commit has returned, and does not wait for it to resolve: a store makes of them what it needs before.
 */
export interface Checkpoint {
  readonly run: RunRow;
  readonly isNew: boolean;
  /** Only new ones: a frame does not change. */
  readonly frames: readonly FrameRow[];
  /** Keyed by frame and position. */
  readonly records: readonly RecordRow[];
}

/** A run as it was at its last checkpoint. */
export interface StoredRun {
  readonly run: RunRow & { readonly variables: RunState['variables'] };
  /** In the order of their ids, which count from 0. */
  readonly frames: readonly FrameRow[];
  readonly records: readonly RecordRow[];
}

/** A trigger of a flow that has been turned on, as it was at its last checkpoint. */
export interface TriggerRow {
  /** Names the flow, whatever its version. */
  readonly flow: string;
  readonly trigger: string;
  /** The version that it is of. */
  readonly version: string;
  readonly state: TriggerState;
  /** When it wants to know the time, in milliseconds since 1970. */
  readonly wakeMs?: number;
}

/** A run in a list. Times are milliseconds since 1970. */
export type RunSummary = Pick<
  RunRow,
  'id' | 'flow' | 'triggerName' | 'status' | 'startMs' | 'endMs' | 'error' | 'isCalling' | 'wakeMs'
>;

/** Which runs are wanted. */
export interface RunQuery {
  readonly flow?: string;
  readonly statuses?: readonly RunStatus[];
  /** Only those that have not ended, or that have calls to make. */
  readonly isOpen?: boolean;
  /** Only those that want to know the time by then. */
  readonly wakeBy?: number;
  /** Those behind this one in the order of ids. */
  readonly after?: string;
  readonly limit: number;
}

/** Keeps runs. Several hosts never share a run. */
export interface RunStore {
  /**
   * Writes checkpoints of runs and triggers, all or none of them; when it resolves they outlive a crash of the process and of the machine. Rejects when nothing
   * was written: when a new run is there already, or the store is not well.
   */
  readonly commit: (checkpoints: readonly Checkpoint[], triggers?: readonly TriggerRow[]) => Promise<void>;
  /** All triggers that were ever turned on. */
  readonly triggers: () => Promise<readonly TriggerRow[]>;
  readonly load: (id: string) => Promise<StoredRun | undefined>;
  /** Runs in the order of their ids; those that want to know the time, in the order of their moments. */
  readonly list: (query: RunQuery) => Promise<readonly RunSummary[]>;
  /** The earliest moment at which a run wants to know the time. */
  readonly nextWake: () => Promise<number | undefined>;
  /** Forgets runs that ended before a moment, and what only they held; at most `limit` of them. Gives how many there were. */
  readonly forget: (endedBefore: number, limit: number) => Promise<number>;
}
