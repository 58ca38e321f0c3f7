/** What an expression may read of the run that it belongs to. */
import type { Random } from '@connectory/base';
import type { Value } from '../values/value.ts';

/**
 * What the caller gives an evaluation. Every member is optional: a function whose member is missing fails with
 * `expressions.reference-unavailable`. A member that gives `undefined` says that there is nothing of that name, and the function fails
 * with `expressions.reference-unknown`. Names come as written; compare them without case.
 *
 * Records of actions and of the trigger are `{name, inputs, outputs, startTime, endTime, trackingId, clientTrackingId, status, code,
 * error}`; `outputs`, `body` and the form functions read `outputs` of them.
 */
export interface ExpressionContext {
  /** The moment as ISO 8601 in UTC, with up to seven digits of the second: `2024-02-29T10:15:30.1234567Z`. */
  readonly now?: () => string;
  /** Randomness of `guid` and `rand`. */
  readonly random?: Random;
  readonly parameter?: (name: string) => Value | undefined;
  readonly appSetting?: (name: string) => Value | undefined;
  readonly agentParameter?: (name: string) => Value | undefined;
  readonly variable?: (name: string) => Value | undefined;
  /** The record of the trigger. It does not change within one evaluation. */
  readonly trigger?: () => Value | undefined;
  /** The record of an action. Of one that was skipped, a record without outputs. */
  readonly action?: (name: string) => Value | undefined;
  /** The record of the action that the expression is part of, where that is allowed. */
  readonly currentAction?: () => Value | undefined;
  /** The item of the nearest loop, Select, Query or Table. */
  readonly item?: () => Value | undefined;
  /** The item of the loop of that name. */
  readonly items?: (loop: string) => Value | undefined;
  /** The index of the pass of the Until loop of that name. */
  readonly iterationIndex?: (loop: string) => Value | undefined;
  /** The records of the actions directly inside a scope, loop or branch. */
  readonly result?: (scope: string) => Value | undefined;
  readonly workflow?: () => Value | undefined;
  readonly callbackUrl?: () => Value | undefined;
}

/** What one evaluation may cost, and how it reads. */
export interface EvaluationOptions {
  /** Function calls and reads, and items or thousands of characters that functions work through. Default 1,000,000. */
  readonly maxSteps?: number;
  /** Characters of a text, or items of an array, that may be made. Default 104,857,600, the host's. */
  readonly maxSize?: number;
  /** Whether `['body/value']` is read as a path where no property has that very name, as Power Automate does. Default true. */
  readonly slashPaths?: boolean;
}

/** One evaluation at work. `steps` counts down. */
export interface Run {
  readonly context: ExpressionContext;
  readonly maxSteps: number;
  readonly maxSize: number;
  readonly slashPaths: boolean;
  steps: number;
  /** The trigger's body, once it was asked for: expressions read it again and again. */
  triggerBody: Value | undefined;
}

const usual: EvaluationOptions = {};

/** Begins an evaluation. */
export function newRun(context: ExpressionContext, options: EvaluationOptions = usual): Run {
  const { maxSteps = 1_000_000, maxSize = 104_857_600, slashPaths = true } = options;
  return { context, maxSteps, maxSize, slashPaths, steps: maxSteps, triggerBody: undefined };
}
