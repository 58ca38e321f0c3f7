/** Sort and SortByColumns. Sorting is stable, blanks come last in either direction, text is ordered by the culture. */
import { compareText } from '../../culture/text.ts';
import type { Run } from '../../host/run.ts';
import { builtInSet } from '../../host/enums.ts';
import { compareDecimal } from '../../numbers/decimal.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { errorType, onlyColumn, optionType, textType, unknownType, type Type } from '../../types/type.ts';
import { typeName } from '../../types/names.ts';
import { errorValue, joinErrors, type ErrorValue } from '../../values/error.ts';
import { equalValues } from '../../values/compare.ts';
import { hashOf } from './groups.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry, Role } from '../entry.ts';
import { argument, asTable, eachRow, isPrimitive, tableScope, wantTable } from '../rows.ts';

const source = { name: 'source', description: 'The table.' };

/** Wants an argument that says which way: a member of SortOrder, or its text under the older rules. */
function wantOrder(call: CallCheck, index: number): void {
  call.want(index, call.features.stronglyTypedEnums ? optionType(builtInSet('SortOrder')) : textType);
}

/** Whether an order says descending; whatever else it says, is ascending. */
function isDescending(value: Value): boolean {
  const plain = typeof value === 'object' && value !== null && value.kind === 'option' ? value.value : value;
  return typeof plain === 'string' && plain.toLowerCase() === 'descending';
}

/** Negative when `a` comes before `b`. Both are of one kind and not blank. */
function compareKeys(a: Value, b: Value, run: Run): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b, run.culture);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return 0;
  if (a.kind === 'decimal' && b.kind === 'decimal') return compareDecimal(a, b);
  if ('ms' in a && 'ms' in b) return a.ms - b.ms;
  if (a.kind === 'option' && b.kind === 'option') return compareText(labelOf(a), labelOf(b), run.culture);
  if (a.kind === 'guid' && b.kind === 'guid') return compareText(a.text, b.text, run.culture);
  if (a.kind === 'color' && b.kind === 'color') return a.argb - b.argb;
  return 0;
}

function labelOf(option: Value & object): string {
  return 'set' in option ? (option.set.members.get(option.name)?.displayName ?? option.name) : '';
}

interface SortKey {
  readonly keys: readonly Value[];
  readonly row: Value;
}

function sortRows(entries: SortKey[], descending: readonly boolean[], run: Run): Value {
  run.spend(entries.length * 4);
  const columns = descending.length;
  entries.sort((x, y) => {
    for (let index = 0; index < columns; index += 1) {
      const a = x.keys[index] ?? null;
      const b = y.keys[index] ?? null;
      if (a === null || b === null) {
        if (a === b) continue;
        return a === null ? 1 : -1;
      }
      const order = compareKeys(a, b, run);
      if (order !== 0) return descending[index] === true ? -order : order;
    }
    return 0;
  });
  return { kind: 'table', rows: entries.map(({ row }) => row) };
}

/** Rows by one key each. Keys that are all numbers are the common case, and have a way without an object per row. */
function sortByKey(rows: readonly Value[], keys: readonly Value[], down: boolean, run: Run): Value {
  const sorted = sortedByNumber(rows, keys, down);
  if (sorted !== undefined) {
    run.spend(rows.length * 4);
    return { kind: 'table', rows: sorted };
  }
  const entries = rows.map((row, index): SortKey => ({ keys: [keys[index] ?? null], row }));
  return sortRows(entries, [down], run);
}

function sortedByNumber(
  rows: readonly Value[],
  keys: readonly Value[],
  down: boolean,
): readonly Value[] | undefined {
  const numbers = new Float64Array(rows.length);
  const places: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const key = keys[index];
    if (typeof key !== 'number') return undefined;
    numbers[index] = down ? -key : key;
    places.push(index);
  }
  places.sort((x, y) => (numbers[x] ?? 0) - (numbers[y] ?? 0));
  return places.map((place) => rows[place] ?? null);
}

export const sortFunction: FunctionEntry = {
  name: 'Sort',
  category: 'table',
  description: 'The rows of a table in the order of a formula.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'expression', description: 'What is compared.' },
        { name: 'order', description: 'Ascending unless told otherwise.', optional: true },
      ],
    },
  ],
  min: 2,
  max: 3,
  role: (index): Role => (index === 1 ? 'row' : 'value'),
  scope: tableScope,
  check: (call) => {
    const table = wantTable(call);
    const key = call.types[1] ?? unknownType;
    if (!isPrimitive(key) && key.kind !== 'blank' && key.kind !== 'error') call.fail(1, 'ErrSortWrongType');
    if (call.args.length > 2) wantOrder(call, 2);
    return table ?? errorType;
  },
  implementation: { kind: 'lazy', run: runSort },
};

function* runSort(call: CompiledCall, frame: Frame): Steps {
  const [sourceCode, body, orderCode] = call.args;
  const given = yield* argument(sourceCode, frame);
  const order = yield* argument(orderCode, frame);
  if (isError(order)) return isError(given) ? joinErrors(given, order) : order;
  if (isError(given)) return given;
  if (orderCode !== undefined && order === null) return errorValue('InvalidArgument', 'The order is blank.');
  const table = asTable(given);
  if (table === undefined || body === undefined) return given;
  const descending = isDescending(order);
  const keys: Value[] = [];
  let failed: ErrorValue | undefined;
  yield* eachRow(call, frame, table.rows, body, (value) => {
    if (isError(value)) failed ??= value;
    keys.push(value);
  });
  return failed ?? sortByKey(table.rows, keys, descending, frame.run);
}

export const sortByColumnsFunction: FunctionEntry = {
  name: 'SortByColumns',
  category: 'table',
  description:
    'The rows of a table in the order of its columns, or of a column in the order of given values.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'column', description: 'The column that is compared.' },
        { name: 'order', description: 'Ascending unless told otherwise.', optional: true, repeats: true },
      ],
    },
    {
      parameters: [
        source,
        { name: 'column', description: 'The column.' },
        { name: 'values', description: 'Its values in the wanted order.' },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  role: (index): Role => (index % 2 === 1 ? 'columnOrText' : 'value'),
  check: checkByColumns,
  implementation: { kind: 'strict', run: (run, args, call) => runByColumns(run, args, call) },
};

function checkByColumns(call: CallCheck): Type {
  const table = wantTable(call);
  if (table === undefined) return errorType;
  for (let index = 1; index < call.args.length; index += 2) {
    const column = call.columnOrText(index, table);
    const type = column === undefined ? undefined : table.row.fields.get(column);
    if (type !== undefined && !isPrimitive(type) && type.kind !== 'blank')
      call.fail(index, 'ErrSortWrongType');
    const order = call.types[index + 1];
    if (order === undefined) continue;
    // A table of values is the only thing that stands behind its column.
    if (order.kind !== 'table' || call.args.length > 3) {
      wantOrder(call, index + 1);
      continue;
    }
    const only = onlyColumn(order);
    if (only === undefined) call.fail(index + 1, 'ErrInvalidSchemaNeedCol');
    else if (type !== undefined && only[1] !== type && only[1].kind !== 'blank') {
      call.fail(index + 1, 'ErrTypeError_Arg_Expected_Found', only[0], typeName(type), typeName(only[1]));
    }
  }
  return table;
}

/** A column that was named, or whose name a formula gave. */
function columnOf(given: Value, index: number, call: CompiledCall): string | Value {
  const named = call.columns[index];
  if (named !== undefined) return named;
  const type = call.types[0];
  const fields = type?.kind === 'table' ? type.row.fields : undefined;
  if (typeof given === 'string' && fields?.has(given) === true) return given;
  return errorValue('InvalidFunctionUsage', 'The table has no such column.');
}

function runByColumns(run: Run, args: readonly Value[], call: CompiledCall): Value {
  const [given = null] = args;
  const table = asTable(given);
  if (table === undefined) return given;
  // Neither an order nor the name of a column may be missing when the call is made.
  if (args.some((arg, index) => arg === null && call.columns[index] === undefined)) return null;
  const columns: string[] = [];
  const descending: boolean[] = [];
  for (let index = 1; index < args.length; index += 2) {
    const column = columnOf(args[index] ?? null, index, call);
    if (typeof column !== 'string') return column;
    columns.push(column);
    const order = args[index + 1] ?? null;
    const wanted = asTable(order);
    if (wanted !== undefined) return sortByValues(table.rows, columns[0] ?? '', wanted.rows, call, run);
    descending.push(isDescending(order));
  }
  const readers = columns.map(fieldReader);
  const [onlyReader] = readers;
  if (readers.length === 1 && onlyReader !== undefined) {
    const keys = table.rows.map(onlyReader);
    return keys.find(isError) ?? sortByKey(table.rows, keys, descending[0] ?? false, run);
  }
  const entries: SortKey[] = [];
  for (const row of table.rows) {
    if (isError(row)) return row;
    const keys = readers.map((read) => read(row));
    const failed = keys.find(isError);
    if (failed !== undefined) return failed;
    entries.push({ keys, row });
  }
  return sortRows(entries, descending, run);
}

/** Rows in the order in which their values are listed; values that are not listed, then blanks, come last. */
function sortByValues(
  rows: readonly Value[],
  column: string,
  wanted: readonly Value[],
  call: CompiledCall,
  run: Run,
): Value {
  const read = fieldReader(column);
  const readWanted = fieldReader(onlyColumn(call.types[2] ?? unknownType)?.[0] ?? 'Value');
  const values = wanted.map(readWanted);
  const failed = values.find(isError) ?? rows.map(read).find(isError);
  if (failed !== undefined) return failed;
  run.spend(rows.length + values.length);
  const placed = placesOf(values);
  if (placed === undefined) {
    return errorValue('InvalidArgument', 'Every value of the order may be listed once.');
  }
  const places = rows.map((row): Value => {
    const value = read(row);
    if (value === null) return values.length + 1;
    return placed.get(hashOf(value))?.find((place) => equalValues(place.value, value))?.at ?? values.length;
  });
  return sortByKey(rows, places, false, run);
}

interface Place {
  readonly value: Value;
  readonly at: number;
}

/** Where each value stands in a list, by its hash; undefined if one stands there twice. */
function placesOf(values: readonly Value[]): ReadonlyMap<string, readonly Place[]> | undefined {
  const places = new Map<string, Place[]>();
  for (const [at, value] of values.entries()) {
    const hash = hashOf(value);
    const known = places.get(hash) ?? [];
    if (known.some((place) => equalValues(place.value, value))) return undefined;
    places.set(hash, [...known, { value, at }]);
  }
  return places;
}
