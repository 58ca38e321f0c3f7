/** Triggers, compiled. */
import type { JsonObject } from '@connectory/base';
import type { Compiled } from '@connectory/expressions';

/** How many runs of a trigger go on at a time, and how many wait. */
export interface TriggerConcurrency {
  readonly runs: number;
  readonly waiting: number;
}

/** A trigger. */
export interface TriggerPlan {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly json: JsonObject;
  /** All must be true for a run. */
  readonly conditions: readonly Compiled[];
  /** Gives the array of which every element makes a run of its own. */
  readonly splitOn?: Compiled;
  /** Without it, any number of runs go on at a time. */
  readonly concurrency?: TriggerConcurrency;
  /** What a polling trigger calls. */
  readonly inputs: Compiled;
}
