import { coerces } from '../../types/coercion.ts';
import { typeName } from '../../types/names.ts';
import { errorType, unknownType } from '../../types/type.ts';
import { equalValues } from '../../values/compare.ts';
import { joinErrors, type ErrorValue } from '../../values/error.ts';
import { isError, voidValue } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import { branchType } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';

/** The value that belongs to the first match. */
export const switchFunction: FunctionEntry = {
  name: 'Switch',
  category: 'logical',
  description:
    'Compares a value with several others and gives the result that belongs to the first equal one.',
  signatures: [
    {
      parameters: [
        { name: 'switch_value', description: 'What is compared.' },
        { name: 'match_value', description: 'What it is compared with.' },
        { name: 'match_result', description: 'The result when they are equal.' },
        {
          name: 'default_result',
          description: 'The result when none was equal.',
          optional: true,
          repeats: true,
        },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  role: () => 'lazy',
  check: (call) => {
    const count = call.args.length;
    const subject = call.types[0] ?? unknownType;
    const values: number[] = [];
    for (let index = 1; index < count; index += 1) {
      const isMatch = index % 2 === 1 && index < count - 1;
      if (!isMatch) {
        values.push(index);
        continue;
      }
      const type = call.types[index] ?? unknownType;
      if (type === subject || type.kind === 'error' || subject.kind === 'error') continue;
      if (coerces(type, subject, call.features)) {
        if (subject.kind !== 'blank') call.coerce(index, subject);
      } else if (!coerces(subject, type, call.features)) {
        call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', typeName(subject), typeName(type));
      }
    }
    return call.failed() ? errorType : branchType(call, values);
  },
  implementation: { kind: 'lazy', run: runSwitch },
};

function* runSwitch(call: CompiledCall, frame: Frame): Steps {
  const { args } = call;
  const first = args[0]?.run(frame) ?? null;
  const subject = first instanceof Promise ? yield first : first;
  let errors: ErrorValue | undefined = isError(subject) ? subject : undefined;
  let index = 1;
  for (; index + 1 < args.length; index += 2) {
    const tested = args[index]?.run(frame) ?? null;
    const match = tested instanceof Promise ? yield tested : tested;
    if (isError(match)) errors = errors === undefined ? match : joinErrors(errors, match);
    else if (equalValues(subject, match)) break;
  }
  const branch = index + 1 < args.length ? args[index + 1] : args[index];
  if (errors !== undefined) return errors;
  if (branch === undefined) return call.type.kind === 'void' ? voidValue : null;
  const result = branch.run(frame);
  const value = result instanceof Promise ? yield result : result;
  return call.type.kind === 'void' && !isError(value) ? voidValue : value;
}
