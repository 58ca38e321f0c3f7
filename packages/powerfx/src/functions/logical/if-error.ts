import { errorType, tableType } from '../../types/type.ts';
import { tableOf } from '../../values/record.ts';
import { isError, voidValue, type Value } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import { branchType } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';
import { errorRecord, errorRecordType } from '../error-type.ts';

/** A value, or another one when it is an error. */
export const ifErrorFunction: FunctionEntry = {
  name: 'IfError',
  category: 'logical',
  description: 'Gives a value, or what is to stand for it when it is an error.',
  signatures: [
    {
      parameters: [
        { name: 'value', description: 'What may fail.' },
        { name: 'fallback', description: 'The result when it failed; FirstError and AllErrors say why.' },
        {
          name: 'default',
          description: 'The result when nothing failed, or the next value.',
          optional: true,
          repeats: true,
        },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  role: (index) => (index % 2 === 1 ? 'row' : 'lazy'),
  scope: ({ configuration }) => {
    const record = errorRecordType(configuration.features);
    return {
      names: [
        { name: 'FirstError', type: record },
        { name: 'AllErrors', type: tableType(record) },
      ],
      implicit: undefined,
    };
  },
  check: (call) => {
    const count = call.args.length;
    // The value that is given when nothing failed decides the type, the fallbacks have to become it.
    const results: number[] = [count % 2 === 0 ? count - 2 : count - 1];
    for (let index = 1; index < count; index += 2) results.push(index);
    return call.types.some((type) => type.kind === 'error') ? errorType : branchType(call, results);
  },
  implementation: { kind: 'lazy', run: runIfError },
};

function* runIfError(call: CompiledCall, frame: Frame): Steps {
  const { args } = call;
  let last: Value = null;
  for (let index = 0; index < args.length; index += 2) {
    const tried = args[index]?.run(frame) ?? null;
    last = tried instanceof Promise ? yield tried : tried;
    const fallback = args[index + 1];
    if (fallback === undefined || !isError(last)) continue;
    setScope(call, frame, last);
    const replaced = fallback.run(frame);
    const value = replaced instanceof Promise ? yield replaced : replaced;
    return finished(call, value);
  }
  return finished(call, last);
}

function finished(call: CompiledCall, value: Value): Value {
  return call.type.kind === 'void' && !isError(value) ? voidValue : value;
}

function setScope(call: CompiledCall, frame: Frame, error: Value): void {
  const [firstSlot, allSlot] = call.slots;
  if (!isError(error) || firstSlot === undefined || allSlot === undefined) return;
  const records = error.errors.map((info) => errorRecord(info));
  frame.slots[firstSlot] = records[0] ?? null;
  frame.slots[allSlot] = tableOf(records);
}
