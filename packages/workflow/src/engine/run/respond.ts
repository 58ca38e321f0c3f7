/** Answers to whoever called the flow. */
import type { ObjectValue, Value } from '@connectory/expressions';
import { integerFrom, isObjectValue, member } from '../values.ts';
import { endAction, failAction } from './end.ts';
import { failure, templateFailure } from './failures.ts';
import type { Machine, Site } from './machine.ts';
import { viewOf } from './read.ts';
import { excessOf } from './sizes.ts';

/** A Response is reached. */
export function startResponse(machine: Machine, site: Site): void {
  const { frame, action, record } = site;
  const { step } = action;
  if (step.kind !== 'response') return;
  const { caller } = machine.run;
  if (caller === 'none') {
    return endAction(machine, site, {
      status: 'Skipped',
      failure: {
        code: 'ActionResponseSkipped',
        error: { code: 'ActionResponseSkipped', message: 'Nobody waits for an answer.' },
      },
    });
  }
  const inputs = step.inputs.evaluate(viewOf(machine, frame).context);
  if (!inputs.ok) return failAction(machine, site, templateFailure(action.name, inputs.error));
  const excess = excessOf('The answer to the caller', inputs.value, machine.plan.limits);
  if (excess !== undefined) return failAction(machine, site, excess);
  record.inputs = inputs.value;
  if (caller === 'answered' && !step.asynchronous) {
    const why = 'The caller has been answered already, or has stopped waiting.';
    return failAction(machine, site, failure('ActionResponseTimedOut', why));
  }
  const statusCode = integerFrom(member(inputs.value, 'statusCode') ?? 200);
  if (statusCode === undefined || statusCode < 100 || statusCode > 599) {
    const why = 'The status code of the response must be a number such as 200.';
    return failAction(machine, site, failure('InvalidResponseStatusCode', why));
  }
  const headers = member(inputs.value, 'headers');
  const body = member(inputs.value, 'body') ?? null;
  const outputs = respond(machine, statusCode, isObjectValue(headers) ? headers : {}, body);
  endAction(machine, site, { status: 'Succeeded', outputs });
}

/** Answers the caller, who then waits no longer. */
function respond(
  { run, commands }: Machine,
  statusCode: number,
  headers: ObjectValue,
  body: Value,
): ObjectValue {
  const response = { statusCode, headers, body };
  run.caller = 'answered';
  run.response = response;
  commands.push({ kind: 'respond', response });
  return response;
}

/** Answers a caller whose flow did not. */
export function respondMissing(machine: Machine, statusCode: 502 | 504): void {
  if (machine.run.caller !== 'waiting') return;
  const message =
    statusCode === 502
      ? 'The flow ended without reaching a Response action.'
      : 'The flow did not reach a Response action in time.';
  const code = statusCode === 502 ? 'NoResponse' : 'GatewayTimeout';
  respond(machine, statusCode, {}, { error: { code, message } });
}
