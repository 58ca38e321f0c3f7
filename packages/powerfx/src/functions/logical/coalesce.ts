import { errorType } from '../../types/type.ts';
import { isError, voidValue } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import { branchType } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';

/** The first value that is there. */
export const coalesceFunction: FunctionEntry = {
  name: 'Coalesce',
  category: 'logical',
  description: 'Gives the first value that is neither blank nor an empty text.',
  signatures: [{ parameters: [{ name: 'value', description: 'A value that may be blank.', repeats: true }] }],
  min: 1,
  max: Infinity,
  role: () => 'lazy',
  check: (call) => {
    if (call.types.some((type) => type.kind === 'error')) return errorType;
    return branchType(
      call,
      call.args.map((_, index) => index),
    );
  },
  implementation: { kind: 'lazy', run: runCoalesce },
};

function* runCoalesce(call: CompiledCall, frame: Frame): Steps {
  for (const code of call.args) {
    const tried = code.run(frame);
    const value = tried instanceof Promise ? yield tried : tried;
    if (isError(value)) return value;
    if (value !== null && value !== '') return call.type.kind === 'void' ? voidValue : value;
  }
  return null;
}
