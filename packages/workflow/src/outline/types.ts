/** A flow for people to read: what starts it, and its steps in the order in which they run. */
import type { JsonObject } from '@connectory/base';
import type { RetryPolicy } from '../engine/plan/types.ts';

/** Something that a step reads: an action, a variable, a parameter, the trigger … */
export interface OutlineRead {
  readonly kind: string;
  /** Absent where there is none, or where only running tells it. */
  readonly name?: string;
}

/** What a step runs after, where that is something else than success of the step before it. */
export interface OutlineAfter {
  readonly name: string;
  readonly statuses: readonly string[];
}

/** How often a loop goes round. */
export type OutlineLoop =
  | { readonly kind: 'foreach'; readonly atATime: number }
  | {
      readonly kind: 'until';
      readonly passes: number;
      readonly timeoutMs: number;
      readonly failsAtLimit: boolean;
    };

/** A trigger. */
export interface OutlineTrigger {
  readonly name: string;
  readonly type: string;
  readonly pointer: string;
  readonly conditions: number;
  /** Whether each element of an array starts a run of its own. */
  readonly splits: boolean;
  /** Absent where any number of runs go on at a time. */
  readonly concurrency?: { readonly runs: number; readonly waiting: number };
  readonly outputs: JsonObject;
}

/** A list of steps inside a step. */
export interface OutlineBranch {
  readonly role: 'actions' | 'else' | 'case' | 'default' | 'tool';
  /** Of a case or a tool. */
  readonly name?: string;
  readonly steps: readonly OutlineStep[];
}

/** A step. */
export interface OutlineStep {
  readonly name: string;
  readonly type: string;
  readonly pointer: string;
  /** The steps beside it that end before it starts. */
  readonly after: readonly OutlineAfter[];
  readonly reads: readonly OutlineRead[];
  /** Of calls; what holds in this flavour where the step does not say. */
  readonly retry?: RetryPolicy;
  /** Milliseconds after which the step ends as TimedOut. */
  readonly timeoutMs?: number;
  readonly loop?: OutlineLoop;
  /** JSON Schema of what it gives, where that is told. */
  readonly outputs?: JsonObject;
  readonly branches: readonly OutlineBranch[];
}

/** A flow, outlined. */
export interface FlowOutline {
  readonly triggers: readonly OutlineTrigger[];
  readonly steps: readonly OutlineStep[];
  /** How whoever calls the flow is answered. */
  readonly answer: 'response' | 'at-once' | 'asynchronous';
}
