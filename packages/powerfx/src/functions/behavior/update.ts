/** Update and UpdateIf: records of a table replaced or changed. */
import { errorsOf } from '../../compiler/combine.ts';
import { typeName } from '../../types/names.ts';
import { booleanType, errorType, tableType, unknownType, type Type } from '../../types/type.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { argument, tableScope } from '../rows.ts';
import { commit, indexOfRow, isRecord, isSource, openSource, readAfter, type Change } from './change.ts';
import { checkFields, conform, rowTypeOf } from './fields.ts';
import { matchingRows } from './matching.ts';
import { placeOf, placeWaits } from './place.ts';
import { allFlag, checkFlag, notFound, source, wantSource } from './remove.ts';
import { wantMutable } from './results.ts';
import { stepsWith } from './steps.ts';

function wantRecord(call: CallCheck, index: number): void {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'record') checkFields(call, index, type, rowTypeOf(call.types[0]));
  else if (!['error', 'blank', 'unknown'].includes(type.kind)) {
    call.fail(index, 'ErrNeedRecord');
    call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(type));
  }
}

function changedType(call: CallCheck): Type {
  if (!call.failed()) wantMutable(call);
  const [target = unknownType] = call.types;
  return target.kind === 'error' ? errorType : tableType(rowTypeOf(target));
}

export const updateFunction: FunctionEntry = {
  name: 'Update',
  category: 'behavior',
  description: 'Replaces a whole record of a table by another one. Patch changes single fields.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'old_record', description: 'The record to be replaced; it is found by all its fields.' },
        { name: 'new_record', description: 'The record that takes its place.' },
        allFlag,
      ],
    },
  ],
  min: 3,
  max: 4,
  behavior: true,
  role: (index) => (index === 0 ? 'target' : 'value'),
  check: (call) => {
    wantSource(call);
    wantRecord(call, 1);
    wantRecord(call, 2);
    if (call.args.length === 4 && !checkFlag(call, 3)) call.fail(3, 'ErrRemoveAllArg');
    return changedType(call);
  },
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const row = rowTypeOf(call.types[0]);
      const values: Value[] = [];
      for (const code of call.args.slice(1)) values.push(yield* argument(code, frame));
      const failed = errorsOf(values);
      if (failed !== undefined) return failed;
      const now = yield* openSource(place, argument(call.args[0], frame), frame);
      if (!isSource(now)) return now;
      const [old, by] = values;
      if (!isRecord(old) || !isRecord(by)) return null;
      const { rows } = now.table;
      const wanted = conform(old, call.types[1] ?? unknownType, row, frame.run);
      const replacement = conform(by, call.types[2] ?? unknownType, row, frame.run);
      const changes: Change[] = [];
      frame.run.spend(rows.length);
      for (
        let at = indexOfRow(rows, wanted);
        at >= 0;
        at = values.length > 2 ? indexOfRow(rows, wanted, at + 1) : -1
      ) {
        changes.push({ kind: 'replace', at, row: wanted, by: replacement });
      }
      if (changes.length === 0) return notFound();
      const results = yield* commit(now, changes, row);
      return errorsOf(results) ?? (yield* readAfter(now));
    },
    placeWaits,
  ),
};

export const updateIfFunction: FunctionEntry = {
  name: 'UpdateIf',
  category: 'behavior',
  description: 'Changes fields of all records of a table for which a condition holds.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'condition', description: 'What must hold for a record to be changed.' },
        { name: 'change_record', description: 'The fields that get a new value.', repeats: true },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  arity: (count) => (count % 2 === 0 ? { key: 'ErrBadArityOdd', args: [String(count)] } : undefined),
  behavior: true,
  role: (index) => (index === 0 ? 'target' : 'row'),
  scope: tableScope,
  check: (call) => {
    wantSource(call);
    for (let index = 1; index < call.args.length; index += 1) {
      if (index % 2 === 1) call.want(index, booleanType);
      else wantRecord(call, index);
    }
    return changedType(call);
  },
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const opened = yield* openSource(place, argument(call.args[0], frame), frame);
      if (!isSource(opened)) return opened;
      const { rows } = opened.table;
      const row = rowTypeOf(call.types[0]);
      const slot = call.slots[0] ?? 0;
      const changes: Change[] = [];
      const done = new Set<number>();
      for (let index = 1; index + 1 < call.args.length; index += 2) {
        const found = yield* matchingRows(call, frame, rows, call.args.slice(index, index + 1));
        if (isError(found.errors)) return found.errors;
        for (const at of found.at) {
          const known = rows[at];
          // The first condition that holds decides.
          if (done.has(at) || !isRecord(known)) continue;
          done.add(at);
          frame.slots[slot] = known;
          const given = yield* argument(call.args[index + 1], frame);
          if (isError(given)) return given;
          if (!isRecord(given)) continue;
          changes.push({
            kind: 'update',
            at,
            row: known,
            changes: conform(given, call.types[index + 1] ?? unknownType, row, frame.run),
          });
        }
      }
      const results = yield* commit(opened, changes, row);
      return errorsOf(results) ?? (yield* readAfter(opened));
    },
    placeWaits,
  ),
};
