import { typeName } from '../../types/names.ts';
import { errorType, unknownType } from '../../types/type.ts';
import { isError } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import type { FunctionEntry } from '../entry.ts';

/** Names for the parts of a formula. */
export const withFunction: FunctionEntry = {
  name: 'With',
  category: 'logical',
  description: 'Works out a formula in which the fields of a record are names.',
  signatures: [
    {
      parameters: [
        { name: 'scope', description: 'A record; its fields are names in the formula.' },
        { name: 'formula', description: 'What is worked out.' },
      ],
    },
  ],
  min: 2,
  max: 2,
  role: (index) => (index === 1 ? 'row' : 'value'),
  scope: ({ types, alias }) => {
    const [type] = types;
    if (type?.kind !== 'record') return undefined;
    const name = alias(0);
    return { names: [{ name: name ?? 'ThisRecord', type }], implicit: name === undefined ? 0 : undefined };
  },
  check: (call) => {
    const [scope, body] = call.types;
    if (scope?.kind === 'error') return errorType;
    if (scope?.kind === 'blank') return body ?? unknownType;
    if (scope?.kind !== 'record') {
      call.fail(0, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(scope ?? unknownType));
      return errorType;
    }
    return body ?? unknownType;
  },
  implementation: { kind: 'lazy', run: runWith },
};

function* runWith(call: CompiledCall, frame: Frame): Steps {
  const [scopeCode, body] = call.args;
  const [slot] = call.slots;
  if (scopeCode === undefined || body === undefined) return null;
  const given = scopeCode.run(frame);
  const scope = given instanceof Promise ? yield given : given;
  if (scope === null || isError(scope)) return scope;
  if (slot !== undefined) frame.slots[slot] = scope;
  const result = body.run(frame);
  return result instanceof Promise ? yield result : result;
}
