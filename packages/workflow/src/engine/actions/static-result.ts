/** Static results: an action that is not run, and ends as the definition says. */
import { type JsonObject, objectAt, stringAt, toText } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import type { Step } from '../plan/types.ts';
import { reasonOf, statusOf } from '../run/http-status.ts';

/** The step that stands for an action whose static result is on; nothing when it is off. */
export function staticStep(action: JsonObject, results: JsonObject): Step | undefined {
  const use = objectAt(objectAt(action, 'runtimeConfiguration'), 'staticResult');
  if (stringAt(use, 'staticResultOptions')?.toLowerCase() !== 'enabled') return undefined;
  const result = objectAt(results, stringAt(use, 'name') ?? '');
  if (result === undefined) return undefined;
  const failed = stringAt(result, 'status')?.toLowerCase() === 'failed';
  const given = objectAt(result, 'outputs');
  const statusCode = statusOf(toText(given?.['statusCode'] ?? 200));
  const outputs: ObjectValue = { ...given, ...(statusCode !== undefined && { statusCode }) };
  const code = reasonOf(statusCode ?? 200);
  const error = objectAt(result, 'error');
  return {
    kind: 'static',
    status: failed ? 'Failed' : 'Succeeded',
    code,
    outcome: {
      ...(given !== undefined && { outputs }),
      ...(failed && {
        failure: {
          code,
          error: {
            code: toText(error?.['code'] ?? 'StaticResult'),
            message: toText(error?.['message'] ?? 'The static result of the action is a failure.'),
          },
        },
      }),
    },
  };
}
