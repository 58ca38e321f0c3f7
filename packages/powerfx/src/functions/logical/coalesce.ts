import { joinBranches } from '../../types/join.ts';
import { typeName } from '../../types/names.ts';
import { blankType, errorType, type Type } from '../../types/type.ts';
import { isError, voidValue } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import { branchType } from '../branches.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';

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
    const indexes = call.args.map((_, index) => index);
    const misfit = firstMisfit(call);
    if (misfit === undefined) return branchType(call, indexes);
    call.fail(
      misfit.index,
      'ErrBadType_ExpectedType_ProvidedType',
      typeName(misfit.wanted),
      typeName(misfit.given),
    );
    return misfit.wanted;
  },
  implementation: { kind: 'lazy', run: runCoalesce },
};

/** The first value that cannot become what the values before it are. */
function firstMisfit(
  call: CallCheck,
): { readonly index: number; readonly wanted: Type; readonly given: Type } | undefined {
  let joined: Type = blankType;
  for (const [index, given] of call.types.entries()) {
    const next = joinBranches(joined, given, call.features);
    if (next === undefined) return given.kind === 'void' ? undefined : { index, wanted: joined, given };
    joined = next;
  }
  return undefined;
}

function* runCoalesce(call: CompiledCall, frame: Frame): Steps {
  for (const code of call.args) {
    const tried = code.run(frame);
    const value = tried instanceof Promise ? yield tried : tried;
    if (isError(value)) return value;
    if (value !== null && value !== '') return call.type.kind === 'void' ? voidValue : value;
  }
  return null;
}
