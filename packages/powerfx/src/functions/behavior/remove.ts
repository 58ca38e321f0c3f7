/** Remove and RemoveIf: rows out of tables. */
import { builtInSet } from '../../host/enums.ts';
import type { Node } from '../../syntax/nodes.ts';
import { typeName } from '../../types/names.ts';
import {
  booleanType,
  errorType,
  optionType,
  tableType,
  unknownType,
  voidType,
  type Type,
} from '../../types/type.ts';
import { errorsOf } from '../../compiler/combine.ts';
import { errorValue } from '../../values/error.ts';
import { isError, voidValue, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { argument, tableScope } from '../rows.ts';
import {
  areRecords,
  commit,
  indexOfRow,
  isSource,
  openSource,
  recordsOf,
  reopen,
  type Change,
} from './change.ts';
import { checkFields, conform, rowTypeOf } from './fields.ts';
import { placeOf, placeWaits } from './place.ts';
import { wantMutable } from './results.ts';
import { matchingRows } from './matching.ts';
import { stepsWith } from './steps.ts';

export const source = { name: 'source', description: 'The table that is changed.' };
export const allFlag = {
  name: 'remove_flags',
  description: 'RemoveFlags.All: every equal record, not only the first.',
  optional: true,
};

/** Whether an argument is RemoveFlags.All, or the text "All" that older formulas write. */
function isAllFlag(call: CallCheck, index: number): boolean {
  const node: Node | undefined = call.args[index];
  const text = call.constantText(index);
  return node?.kind === 'text'
    ? text === 'All'
    : text !== undefined || call.types[index] === optionType(builtInSet('RemoveFlags'));
}

/** Reports a last argument that is neither a record nor the flag. Says whether it was taken for a flag. */
export function checkFlag(call: CallCheck, index: number): boolean {
  const type = call.types[index] ?? unknownType;
  if (['record', 'table', 'blank', 'unknown', 'error'].includes(type.kind)) return false;
  if (!isAllFlag(call, index)) call.fail(index, 'ErrRemoveAllArg');
  return true;
}

/** Checks that the first argument is a table that may be changed. */
export function wantSource(call: CallCheck): void {
  const [target = unknownType] = call.types;
  if (!['table', 'error', 'blank', 'unknown'].includes(target.kind)) {
    call.fail(0, 'ErrNeedTable_Func', call.node.identifier.name);
    call.fail(0, 'ErrBadType_ExpectedType_ProvidedType', 'Table', typeName(target));
  }
}

function checkRemove(call: CallCheck): Type {
  const count = call.args.length;
  const row = rowTypeOf(call.types[0]);
  wantSource(call);
  for (let index = 1; index < count; index += 1) {
    if (index >= 2 && index === count - 1 && checkFlag(call, index)) continue;
    const type = call.types[index] ?? unknownType;
    if (type.kind === 'record') checkFields(call, index, type, row);
    else if (type.kind === 'table') checkFields(call, index, type.row, row);
    else if (!['error', 'blank', 'unknown'].includes(type.kind)) {
      call.fail(index, 'ErrNeedRecord');
      call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(type));
    }
  }
  if (!call.failed()) wantMutable(call);
  if (call.types[0]?.kind === 'error') return errorType;
  return call.features.powerFxV1 ? voidType : row;
}

export const removeFunction: FunctionEntry = {
  name: 'Remove',
  category: 'behavior',
  description: 'Takes records out of a collection or data source. A record is found by all its fields.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'record', description: 'A record to be removed, or a table of them.', repeats: true },
      ],
    },
    { parameters: [source, { name: 'record', description: 'A record to be removed.' }, allFlag] },
  ],
  min: 2,
  max: Infinity,
  behavior: true,
  role: (index) => (index === 0 ? 'target' : 'value'),
  check: checkRemove,
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const opened = yield* openSource(place, argument(call.args[0], frame), frame);
      if (!isSource(opened)) return opened;
      const row = rowTypeOf(call.types[0]);
      const values: Value[] = [];
      for (const code of call.args.slice(1)) values.push(yield* argument(code, frame));
      const failed = errorsOf(values);
      if (failed !== undefined) return failed;
      const now = opened.place === undefined ? opened : yield* reopen(opened.place);
      if (!isSource(now)) return now;
      const { rows } = now.table;
      const taken = new Set<number>();
      const problems: Value[] = [];
      const isAll = values.length > 1 && (typeof values.at(-1) === 'string' || isOption(values.at(-1)));
      for (const [index, value] of (isAll ? values.slice(0, -1) : values).entries()) {
        const records = recordsOf(value);
        if (!areRecords(records)) return records;
        for (const given of records) {
          frame.run.spend(rows.length);
          const record = conform(given, call.types[index + 1] ?? unknownType, row, frame.run);
          let at = indexOfRow(rows, record, 0, taken);
          if (at < 0) problems.push(notFound());
          for (; at >= 0; at = isAll ? indexOfRow(rows, record, at + 1, taken) : -1) taken.add(at);
        }
      }
      const removals = [...taken].map((at): Change => ({ kind: 'remove', at, row: rows[at] ?? null }));
      const results = yield* commit(now, removals, row);
      return errorsOf([...problems, ...results]) ?? (call.type.kind === 'void' ? voidValue : null);
    },
    placeWaits,
  ),
};

/** The error of a record that the table does not have. */
export function notFound(): Value {
  return errorValue('NotFound', 'The table has no such record.');
}

/** Whether a value is a member of an enum. */
function isOption(value: Value | undefined): boolean {
  return typeof value === 'object' && value !== null && value.kind === 'option';
}

export const removeIfFunction: FunctionEntry = {
  name: 'RemoveIf',
  category: 'behavior',
  description: 'Takes all records out of a table for which every condition holds.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'condition', description: 'What must hold for a record to be removed.', repeats: true },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  behavior: true,
  role: (index) => (index === 0 ? 'target' : 'row'),
  scope: tableScope,
  check: (call) => {
    wantSource(call);
    for (let index = 1; index < call.args.length; index += 1) call.want(index, booleanType);
    if (!call.failed()) wantMutable(call);
    const [target = unknownType] = call.types;
    if (target.kind === 'error') return errorType;
    return call.features.powerFxV1 ? voidType : tableType(rowTypeOf(target));
  },
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const opened = yield* openSource(place, argument(call.args[0], frame), frame);
      if (!isSource(opened)) return opened;
      const { rows } = opened.table;
      const found = yield* matchingRows(call, frame, rows, call.args.slice(1));
      if (isError(found.errors)) return found.errors;
      const removals = found.at.map((at): Change => ({ kind: 'remove', at, row: rows[at] ?? null }));
      const results = yield* commit(opened, removals, rowTypeOf(call.types[0]));
      const gone = new Set(found.at);
      const left: Value =
        call.type.kind === 'void'
          ? voidValue
          : { kind: 'table', rows: rows.filter((_, at) => !gone.has(at)) };
      return errorsOf(results) ?? left;
    },
    placeWaits,
  ),
};
