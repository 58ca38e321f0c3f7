/** Collect, ClearCollect and Clear: rows into tables. */
import type { CompiledCall, Frame } from '../../compiler/code.ts';
import { joinTypes } from '../../types/join.ts';
import { typeName } from '../../types/names.ts';
import { columnType, errorType, onlyColumn, tableType, unknownType, type RecordType, type Type } from '../../types/type.ts';
import { joinErrors, type ErrorValue } from '../../values/error.ts';
import { valueRow } from '../../values/record.ts';
import { isError, type RecordValue, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { argument, isPrimitive } from '../rows.ts';
import { areRecords, commit, isSource, openSource, recordsOf, reopen, type Change, type StepsOf } from './change.ts';
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
  if (type.kind === 'record') checkFields(call, index, type, row, 'convert');
  else if (type.kind === 'table') checkFields(call, index, type.row, row, 'convert');
  else if (isPrimitive(type) && takesValues(row)) checkFields(call, index, rowTypeOf(itemRow(type)), row, 'convert');
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
    else joined = joinTypes(joined, table, { ...noFeatures }) ?? joined;
  }
  return joined;
}

/** The rows that the items make, or the errors among them. */
function* itemsOf(call: CompiledCall, frame: Frame, row: RecordType): StepsOf<readonly RecordValue[] | ErrorValue> {
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
    signatures: [{ parameters: [collection, { name: 'item', description: 'A record, or a table of records.', repeats: true }] }],
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
        const isEmptyVariable = opened === null && place?.steps.length === 0 && call.types[0]?.kind === 'table' && place.symbol.isNew === true;
        if (!isSource(opened) && !isEmptyVariable) return opened;
        return null;
      },
      placeWaits,
    ),
  };
}
