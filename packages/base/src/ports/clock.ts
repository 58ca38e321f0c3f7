import type { CancelSignal } from '../platform.ts';

/** Tells the time. Engines never ask the host themselves, so that tests can. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Milliseconds since an arbitrary start; never goes back, has fractions. */
  readonly monotonic: () => number;
  /** Ends after that many milliseconds, or at once when the signal is aborted. Never fails. */
  readonly sleep: (ms: number, signal?: CancelSignal) => Promise<void>;
}
