/** `Expression`: small helpers of Power Automate, each a function of the language. */
import { stringAt } from '@connectory/base';
import type { ActionSource } from '../plan/source.ts';
import type { Step } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { callFunction, member } from '../values.ts';
import { fromInputs } from './inputs.ts';

/** Of every kind, the function and the inputs that are its parameters; the last ones may be left out. */
const kinds: ReadonlyMap<string, { readonly call: string; readonly inputs: readonly string[] }> = new Map([
  ['currenttime', { call: 'utcNow', inputs: [] }],
  ['getpasttime', { call: 'getPastTime', inputs: ['interval', 'timeUnit', 'formatString'] }],
  ['getfuturetime', { call: 'getFutureTime', inputs: ['interval', 'timeUnit', 'formatString'] }],
  ['addtotime', { call: 'addToTime', inputs: ['baseTime', 'interval', 'timeUnit', 'formatString'] }],
  [
    'subtractfromtime',
    {
      call: 'subtractFromTime',
      inputs: ['baseTime', 'interval', 'timeUnit', 'formatString'],
    },
  ],
  [
    'converttimezone',
    {
      call: 'convertTimeZone',
      inputs: ['baseTime', 'sourceTimeZone', 'destinationTimeZone', 'formatString'],
    },
  ],
  ['formatnumber', { call: 'formatNumber', inputs: ['number', 'format', 'locale'] }],
  ['indexof', { call: 'indexOf', inputs: ['text', 'searchText'] }],
  ['substring', { call: 'substring', inputs: ['text', 'startIndex', 'length'] }],
]);

/** `Expression`. */
export function expression(source: ActionSource): Step {
  const kind = stringAt(source.json, 'kind') ?? '';
  const known = kinds.get(kind.toLowerCase());
  if (known === undefined) source.problem(`'${kind}' is no kind of Expression action.`, 'kind');
  return fromInputs(source, (inputs, { context }) => {
    const args = (known?.inputs ?? []).map((name) => member(inputs, name));
    while (args.length > 0 && args.at(-1) === undefined) args.pop();
    const values = args.map((value) => value ?? null);
    const result = callFunction(known?.call ?? '', values, context.now);
    if (result.ok) return { outputs: { body: result.value } };
    return { failure: failure('ExpressionEvaluationFailed', result.error.message) };
  });
}
