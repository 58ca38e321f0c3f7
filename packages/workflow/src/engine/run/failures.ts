/** The failures of actions, worded as the host does where that is known. */
import type { Diagnostic } from '@connectory/base';
import type { Value } from '@connectory/expressions';
import type { Failure } from './types.ts';

/** A failure of an action. */
export function failure(code: string, message: string, inputs?: Value): Failure {
  return { code: 'BadRequest', error: { code, message }, ...(inputs !== undefined && { inputs }) };
}

/** A template of an action's inputs that could not be worked out. */
export function templateFailure(action: string, diagnostic: Diagnostic): Failure {
  return failure(
    'InvalidTemplate',
    `Unable to process template language expressions in action '${action}' inputs at line '0' and column '0': '${diagnostic.message}'.`,
  );
}

/** An action whose own evaluation failed: the subject of a loop, a switch or a condition. */
export function evaluationFailure(action: string, message: string): Failure {
  return failure(
    'ExpressionEvaluationFailed',
    `The execution of template action '${action}' failed: ${message}`,
  );
}

/** What a container says when something in it failed. */
export const containerFailure: Failure = {
  code: 'ActionFailed',
  error: { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' },
};

/** An action that took longer than its limit. */
export const timeoutFailure: Failure = {
  code: 'ActionTimedOut',
  error: {
    code: 'ActionTimedOut',
    message: 'The action did not end within its time limit. Raise limit.timeout, or handle TimedOut.',
  },
};
