/** Patch: fields of records changed, and records added. */
import { errorsOf } from '../../compiler/combine.ts';
import type { CompiledCall, Frame } from '../../compiler/code.ts';
import { typeName } from '../../types/names.ts';
import { accepts } from '../../types/coercion.ts';
import {
  errorType,
  recordType,
  tableType,
  unknownType,
  type RecordType,
  type Type,
} from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { shapeOf } from '../../values/shape.ts';
import type { RecordValue, Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry, Implementation } from '../entry.ts';
import { argument, asTable } from '../rows.ts';
import {
  commit,
  indexOfRow,
  isRecord,
  isSource,
  openSource,
  recordsOf,
  areRecords,
  reopen,
  type Change,
  type Source,
  type StepsOf,
} from './change.ts';
import { checkFields, conform, merge, rowTypeOf } from './fields.ts';
import { placeOf, placeWaits, type Place } from './place.ts';
import { wantMutable } from './results.ts';
import { stepsWith } from './steps.ts';

const noChanges: RecordValue = { kind: 'record', shape: shapeOf([]), values: [] };

/** The ways to write Patch, by the kinds of its arguments. */
type Form =
  /** Records merged; nothing is changed. */
  | 'merge'
  /** A record of a table, found by its fields, and changes. */
  | 'change'
  /** Records of a table, and as many changes. */
  | 'changes'
  /** A record, or records, with their keys in them. */
  | 'keys';

function formOf(types: readonly Type[]): Form {
  const [target = unknownType, base = unknownType, update = unknownType] = types;
  if (target.kind !== 'table' && target.kind !== 'error') return 'merge';
  if (types.length === 2) return 'keys';
  return types.length === 3 && base.kind === 'table' && update.kind === 'table' ? 'changes' : 'change';
}

const isOpen = (type: Type): boolean => ['error', 'blank', 'unknown'].includes(type.kind);

function wantRecord(call: CallCheck, index: number, row: RecordType): void {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'record') checkFields(call, index, type, row);
  else if (!isOpen(type)) call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(type));
}

function wantRecords(call: CallCheck, index: number, row: RecordType): void {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'table') checkFields(call, index, type.row, row);
  else wantRecord(call, index, row);
}

function checkMerge(call: CallCheck): Type {
  const fields = new Map<string, Type>();
  call.types.forEach((type, index) => {
    if (type.kind !== 'record') {
      if (!isOpen(type)) call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Record', typeName(type));
      return;
    }
    for (const [name, field] of type.fields) {
      const known = fields.get(name);
      if (
        known !== undefined &&
        field.kind !== 'blank' &&
        (known.kind === 'blank' || !accepts(known, field))
      ) {
        call.fail(index, 'ErrTypeError_Arg_Expected_Found', name, typeName(known), typeName(field));
      }
      if (known === undefined || known.kind === 'unknown') fields.set(name, field);
    }
  });
  return call.types.some((type) => type.kind === 'error') ? errorType : recordType(fields);
}

function checkPatch(call: CallCheck): Type {
  const form = formOf(call.types);
  if (form === 'merge') return checkMerge(call);
  const row = rowTypeOf(call.types[0]);
  call.note('form', form);
  for (let index = 1; index < call.args.length; index += 1) {
    if (form === 'change') wantRecord(call, index, row);
    else wantRecords(call, index, row);
  }
  wantMutable(call);
  if (call.types[0]?.kind === 'error') return errorType;
  return form === 'changes' || call.types[1]?.kind === 'table' ? tableType(row) : row;
}

/** Merges records from left to right; blanks change nothing. */
function mergeAll(values: readonly Value[]): RecordValue | undefined {
  let merged: RecordValue | undefined;
  for (const value of values) {
    if (isRecord(value)) merged = merged === undefined ? value : merge(merged, value);
  }
  return merged;
}

function* valuesOf(call: CompiledCall, frame: Frame, from: number): StepsOf<readonly Value[]> {
  const values: Value[] = [];
  for (const code of call.args.slice(from)) values.push(yield* argument(code, frame));
  return values;
}

/** What is to be done so that a record of the table has the changed fields: it is changed where it is, or added. */
function changeFor(now: Source, base: RecordValue, changes: RecordValue, taken: Set<number>): Change {
  const at = indexOfRow(now.table.rows, base, 0, taken);
  if (at < 0) return { kind: 'insert', row: changes };
  taken.add(at);
  return { kind: 'update', at, row: base, changes };
}

function runPatch(): Implementation {
  return stepsWith(
    (call) => placeOf(call, call.node.args[0]),
    function* (place, call, frame) {
      const form = call.notes.get('form');
      if (form === undefined) {
        const values = yield* valuesOf(call, frame, 0);
        return errorsOf(values) ?? mergeAll(values) ?? null;
      }
      return yield* patchSource(place, form, call, frame);
    },
    placeWaits,
  );
}

function* patchSource(
  place: Place | undefined,
  form: string,
  call: CompiledCall,
  frame: Frame,
): StepsOf<Value> {
  const opened = yield* openSource(place, argument(call.args[0], frame), frame);
  if (!isSource(opened)) return opened;
  const values = yield* valuesOf(call, frame, 1);
  const failed = errorsOf(values);
  if (failed !== undefined) return failed;
  const now = opened.place === undefined ? opened : yield* reopen(opened.place);
  if (!isSource(now)) return now;
  if (values[0] === null) return null;
  switch (form) {
    case 'change':
      return yield* changeOne(now, call, frame, values);
    case 'changes':
      return yield* changeMany(now, call, frame, values);
    default:
      return yield* mergeByKey(now, call, frame, values[0] ?? null);
  }
}

function rowsOf(
  call: CompiledCall,
  frame: Frame,
  index: number,
  value: Value,
): readonly RecordValue[] | Value {
  const row = rowTypeOf(call.types[0]);
  const records = recordsOf(value);
  return areRecords(records)
    ? records.map((record) => conform(record, call.types[index] ?? unknownType, row, frame.run))
    : records;
}

const areRows = (value: readonly RecordValue[] | Value): value is readonly RecordValue[] =>
  Array.isArray(value);

function* changeOne(now: Source, call: CompiledCall, frame: Frame, values: readonly Value[]): StepsOf<Value> {
  const row = rowTypeOf(call.types[0]);
  const [base, ...changes] = values.map((value, index) =>
    isRecord(value) ? conform(value, call.types[index + 1] ?? unknownType, row, frame.run) : value,
  );
  if (!isRecord(base)) return base ?? null;
  const merged = mergeAll(changes) ?? noChanges;
  frame.run.spend(now.table.rows.length);
  const results = yield* commit(now, [changeFor(now, base, merged, new Set())], row);
  return results[0] ?? null;
}

function* changeMany(
  now: Source,
  call: CompiledCall,
  frame: Frame,
  values: readonly Value[],
): StepsOf<Value> {
  const [bases, updates] = values.map((value, index) => rowsOf(call, frame, index + 1, value));
  if (bases === undefined || updates === undefined) return null;
  if (!areRows(bases)) return bases;
  if (!areRows(updates)) return updates;
  if (bases.length !== updates.length) {
    return errorValue('InvalidArgument', 'Patch needs as many changes as records to be changed.');
  }
  const taken = new Set<number>();
  const changes: Change[] = [];
  for (const [index, base] of bases.entries()) {
    frame.run.spend(now.table.rows.length);
    const update = updates[index];
    if (update !== undefined) changes.push(changeFor(now, base, update, taken));
  }
  const rows = yield* commit(now, changes, rowTypeOf(call.types[0]));
  return { kind: 'table', rows };
}

/** Records with their keys in them: only a store knows what a key is. */
function* mergeByKey(now: Source, call: CompiledCall, frame: Frame, value: Value): StepsOf<Value> {
  const store = now.place?.path.length === 0 ? now.place.symbol.rows : undefined;
  const records = rowsOf(call, frame, 1, value);
  if (!areRows(records)) return records;
  if (store?.merge === undefined) {
    return errorValue(
      'NotSupported',
      'The table has no key, so Patch cannot know which record is meant. Give the record to be changed, and then its changes.',
    );
  }
  const rows: Value[] = [];
  for (const record of records) {
    const answer = store.merge(record);
    rows.push(answer instanceof Promise ? yield answer : answer);
  }
  return asTable(value) === undefined ? (rows[0] ?? null) : { kind: 'table', rows };
}

const update = {
  name: 'change_record',
  description: 'Fields and their new values; later ones win.',
  repeats: true,
};

export const patchFunction: FunctionEntry = {
  name: 'Patch',
  category: 'behavior',
  description:
    'Changes fields of a record of a table, or adds a record that is not there; or merges records.',
  signatures: [
    {
      parameters: [
        { name: 'source', description: 'The table that is changed.' },
        {
          name: 'base_record',
          description: 'The record that is changed, found by all its fields; Defaults(source) adds one.',
        },
        update,
      ],
    },
    {
      parameters: [
        { name: 'source', description: 'The table that is changed.' },
        { name: 'base_records', description: 'The records that are changed.' },
        { name: 'change_records', description: 'As many records with the changed fields.' },
      ],
    },
    {
      parameters: [
        { name: 'source', description: 'The table that is changed.' },
        { name: 'record', description: 'A record with its key, or a table of them.' },
      ],
    },
    { parameters: [{ name: 'record', description: 'A record.' }, update] },
  ],
  min: 2,
  max: Infinity,
  behavior: (types) => formOf(types) !== 'merge',
  role: (index) => (index === 0 ? 'target' : 'value'),
  check: checkPatch,
  implementation: runPatch(),
};
