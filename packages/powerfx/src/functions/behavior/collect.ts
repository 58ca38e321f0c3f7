/** Collect, ClearCollect and Clear: rows into tables. */
import { powerFxV1 } from '../../config/features.ts';
import type { CompiledCall, Frame } from '../../compiler/code.ts';
import { errorsOf } from '../../compiler/combine.ts';
import { joinTypes } from '../../types/join.ts';
import { typeName } from '../../types/names.ts';
import {
  columnType,
  errorType,
  tableType,
  unknownType,
  type RecordType,
  type Type,
} from '../../types/type.ts';
import { joinErrors, type ErrorValue } from '../../values/error.ts';
import { valueRow } from '../../values/record.ts';
import { isError, type RecordValue, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { argument, isPrimitive } from '../rows.ts';
import {
  areRecords,
  commit,
  isSource,
  openSource,
  recordsOf,
  reopen,
  type Change,
  type StepsOf,
} from './change.ts';
import { checkFields, conform, rowTypeOf } from './fields.ts';
import { placeOf, placeWaits } from './place.ts';
import { done, doneType, wantMutable } from './results.ts';
import { stepsWith } from './steps.ts';

const collection = { name: 'collection', description: 'The table that is changed.' };

/** Whether single values may be rows: the only column is then named Value. */
function takesValues(row: RecordType): boolean {
  return row.fields.size === 1 && row.fields.has('Value');
}

/** What a single value is as a row. */
function itemRow(type: Type): Type {
  return isPrimitive(type) ? columnType('Value', type).row : type;
}

function checkItem(call: CallCheck, index: number, row: RecordType): void {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'error' || type.kind === 'blank' || type.kind === 'unknown') return;
  if (type.kind === 'record') checkFields(call, index, type, row);
  else if (type.kind === 'table') checkFields(call, index, type.row, row);
  else if (isPrimitive(type) && takesValues(row)) checkFields(call, index, rowTypeOf(itemRow(type)), row);
  else call.fail(index, 'ErrBadType_Type', typeName(type));
}

function checkCollect(call: CallCheck): Type {
  const [target = unknownType] = call.types;
  const row = rowTypeOf(target);
  if (target.kind !== 'table' && !['error', 'blank', 'unknown'].includes(target.kind)) {
    call.fail(0, 'ErrInvalidArgs_Func', call.node.identifier.name);
  }
  for (let index = 1; index < call.args.length; index += 1) checkItem(call, index, row);
  if (!call.failed()) wantMutable(call);
  if (target.kind === 'error') return errorType;
  // One record that was collected is the result itself in Power Fx 1.0.
  const isOne = call.features.powerFxV1 && call.args.length === 2 && call.types[1]?.kind !== 'table';
  return isOne ? row : tableType(row);
}

/** The table type that the first Collect of a name makes of its items. */
function collectedType(types: readonly Type[]): Type | undefined {
  let joined: Type | undefined;
  for (const type of types.slice(1)) {
    const item = itemRow(type);
    const table = item.kind === 'record' ? tableType(item) : item;
    if (table.kind !== 'table') continue;
    if (joined === undefined) joined = table;
    else joined = joinTypes(joined, table, powerFxV1) ?? joined;
  }
  return joined;
}

/** The rows that the items make, or the errors among them. */
function* itemsOf(
  call: CompiledCall,
  frame: Frame,
  row: RecordType,
): StepsOf<readonly RecordValue[] | ErrorValue> {
  const made: RecordValue[] = [];
  let errors: ErrorValue | undefined;
  for (let index = 1; index < call.args.length; index += 1) {
    const type = call.types[index] ?? unknownType;
    const given = yield* argument(call.args[index], frame);
    const isItem = given !== null && !isError(given) && isPrimitive(type);
    const records = recordsOf(isItem ? valueRow(given) : given);
    if (!areRecords(records)) {
      errors = errors === undefined ? records : joinErrors(errors, records);
      continue;
    }
    frame.run.spend(records.length);
    for (const record of records) made.push(conform(record, itemRow(type), row, frame.run));
  }
  return errors ?? made;
}

function collectEntry(name: 'Collect' | 'ClearCollect', description: string): FunctionEntry {
  return {
    name,
    category: 'behavior',
    description,
    signatures: [
      {
        parameters: [
          collection,
          { name: 'item', description: 'A record, or a table of records.', repeats: true },
        ],
      },
    ],
    min: 2,
    max: Infinity,
    behavior: true,
    role: (index) => (index === 0 ? 'target' : 'value'),
    declares: collectedType,
    check: checkCollect,
    implementation: stepsWith(
      (call) => placeOf(call, call.node.args[0]),
      function* (place, call, frame) {
        const opened = yield* openSource(place, argument(call.args[0], frame), frame);
        if (!isSource(opened)) return opened;
        const row = rowTypeOf(call.types[0]);
        const items = yield* itemsOf(call, frame, row);
        if (!areRecords(items)) return items;
        const source = opened.place === undefined ? opened : yield* reopen(opened.place);
        if (!isSource(source)) return source;
        const inserts = items.map((item): Change => ({ kind: 'insert', row: item }));
        const removals =
          name === 'ClearCollect'
            ? source.table.rows.map((old, at): Change => ({ kind: 'remove', at, row: old }))
            : [];
        const results = yield* commit(source, [...removals, ...inserts], row);
        return collected(call, results.slice(removals.length), errorsOf(results));
      },
      placeWaits,
    ),
  };
}

/** What was collected: the record where there was one, the rows otherwise; blank when there was nothing. */
function collected(call: CompiledCall, rows: readonly Value[], errors: ErrorValue | undefined): Value {
  if (errors !== undefined) return errors;
  if (rows.length === 0) return null;
  return call.type.kind === 'table' ? { kind: 'table', rows } : (rows[0] ?? null);
}

export const collectFunction = collectEntry(
  'Collect',
  'Adds records to a collection or data source. The first Collect of a name makes the collection.',
);

export const clearCollectFunction = collectEntry(
  'ClearCollect',
  'Empties a collection and adds records to it.',
);

export const clearFunction: FunctionEntry = {
  name: 'Clear',
  category: 'behavior',
  description: 'Takes all records out of a collection.',
  signatures: [{ parameters: [collection] }],
  min: 1,
  max: 1,
  behavior: true,
  role: () => 'target',
  check: (call) => {
    const [target = unknownType] = call.types;
    if (target.kind === 'table') wantMutable(call);
    else if (!['error', 'blank', 'unknown'].includes(target.kind)) {
      call.fail(0, 'ErrBadType_ExpectedType_ProvidedType', 'Table', typeName(target));
    }
    return target.kind === 'error' ? errorType : doneType(call);
  },
  implementation: stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const source = yield* openSource(place, argument(call.args[0], frame), frame);
      if (!isSource(source)) return source;
      const removals = source.table.rows.map((row, at): Change => ({ kind: 'remove', at, row }));
      const results = yield* commit(source, removals, rowTypeOf(call.types[0]));
      return errorsOf(results) ?? done(call);
    },
    placeWaits,
  ),
};
