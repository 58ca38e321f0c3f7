/** And, Or, Not as functions. */
import { booleanType, type Type } from '../../types/type.ts';
import { andCode, orCode, notCode } from '../../compiler/logic.ts';
import { constantCode, type CompiledCall } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';

function connective(
  name: string,
  description: string,
  compile: (call: CompiledCall) => ReturnType<typeof andCode>,
): FunctionEntry {
  return {
    name,
    category: 'logical',
    description,
    signatures: [{ parameters: [{ name: 'logical', description: 'A Boolean value.', repeats: true }] }],
    min: 1,
    max: Infinity,
    role: () => 'lazy',
    check: wantBooleans,
    implementation: { kind: 'compile', compile },
  };
}

function wantBooleans(call: CallCheck): Type {
  call.args.forEach((_, index) => call.want(index, booleanType));
  return booleanType;
}

export const andFunction = connective(
  'And',
  'True when all of its arguments are; it stops at the first that is not.',
  (call) => andCode(call.args),
);

export const orFunction = connective(
  'Or',
  'True when one of its arguments is; it stops at the first that is.',
  (call) => orCode(call.args),
);

export const notFunction: FunctionEntry = {
  ...connective('Not', 'The opposite of a Boolean value; blank counts as false.', (call) =>
    notCode(call.args[0] ?? constantCode(null)),
  ),
  signatures: [{ parameters: [{ name: 'logical', description: 'A Boolean value.' }] }],
  max: 1,
};
