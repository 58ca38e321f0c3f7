/** Triggers, compiled. */
import type { JsonObject } from '@connectory/base';
import type { Compiled } from '@connectory/expressions';
import type { RetryPolicy } from '../plan/types.ts';

/** How many runs of a trigger go on at a time, and how many wait. */
export interface TriggerConcurrency {
  readonly runs: number;
  readonly waiting: number;
}

/** What makes a trigger fire: a call, the clock, windows of time, looking again and again, an address that is told, or messages gathered. */
export type TriggerBehaviour = 'call' | 'schedule' | 'window' | 'poll' | 'webhook' | 'batch';

/** A trigger. */
export interface TriggerPlan {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly behaviour: TriggerBehaviour;
  readonly json: JsonObject;
  /** All must be true for a run. */
  readonly conditions: readonly Compiled[];
  /** Gives the array of which every element makes a run of its own. */
  readonly splitOn?: Compiled;
  /** Items that splitOn may give. */
  readonly maxSplit: number;
  /** Without it, any number of runs go on at a time. */
  readonly concurrency?: TriggerConcurrency;
  /** What a polling trigger calls, and what one that subscribes does to subscribe. */
  readonly inputs: Compiled;
  /** What one that has subscribed does to end that; of a connector's the service says it when it is subscribed to. */
  readonly unsubscribe?: Compiled;
  /** When it fires or polls. */
  readonly recurrence?: Compiled;
  /** When its calls are repeated. */
  readonly retry: RetryPolicy;
}
