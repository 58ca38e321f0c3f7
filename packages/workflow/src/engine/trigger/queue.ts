/** The queue of a trigger with concurrency: how many runs go on, and how many wait. */
import type { TriggerConcurrency } from './types.ts';

/** The queue of a trigger, in numbers. */
export interface TriggerQueue {
  /** Runs in progress. */
  readonly active: number;
  /** Runs that wait for one of those to end. */
  readonly waiting: number;
}

/** What becomes of an event. */
export type Admission =
  /** So many of its runs start now, the rest wait. */
  | { readonly kind: 'admitted'; readonly start: number; readonly wait: number; readonly queue: TriggerQueue }
  /** There is no place: a caller is answered 429. */
  | { readonly kind: 'refused' };

/** The queue of a trigger that has made no run. */
export const emptyQueue: TriggerQueue = { active: 0, waiting: 0 };

/** Whether an event would find neither a run to start nor a place to wait. */
export function isFull(
  concurrency: TriggerConcurrency | undefined,
  { active, waiting }: TriggerQueue,
): boolean {
  return concurrency !== undefined && active >= concurrency.runs && waiting >= concurrency.waiting;
}

/**
 * Decides what becomes of an event that makes some runs. An event is taken whole or not at all: of one that was split, no items are lost, and
 * the queue may then hold more than its limit.
 */
export function admit(
  concurrency: TriggerConcurrency | undefined,
  queue: TriggerQueue,
  runs: number,
): Admission {
  if (runs > 0 && isFull(concurrency, queue)) return { kind: 'refused' };
  const room = concurrency === undefined ? runs : Math.max(0, concurrency.runs - queue.active);
  const start = Math.min(room, runs);
  const wait = runs - start;
  return {
    kind: 'admitted',
    start,
    wait,
    queue: { active: queue.active + start, waiting: queue.waiting + wait },
  };
}

/** A run has ended: the one that has waited longest goes next, if there is one. */
export function released({ active, waiting }: TriggerQueue): {
  readonly queue: TriggerQueue;
  readonly next: boolean;
} {
  return waiting > 0
    ? { queue: { active, waiting: waiting - 1 }, next: true }
    : { queue: { active: Math.max(0, active - 1), waiting }, next: false };
}
