/** First, Last, FirstN, LastN, Index: rows by their place. */
import { errorType, numberType, unknownType, type Type } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import { untypedValue } from '../../values/untyped-access.ts';
import type { Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { asTable, isItems, tableArgument, untypedArray } from '../rows.ts';

const source = { name: 'source', description: 'The table.' };

function rowsOf(value: Value): readonly Value[] | Value {
  const table = asTable(value);
  if (table !== undefined) return table.rows;
  const items = untypedArray(value);
  return isItems(items) ? items.map(untypedValue) : items;
}

function isRows(value: readonly Value[] | Value): value is readonly Value[] {
  return Array.isArray(value);
}

function rowType(call: CallCheck): Type {
  const type = call.types[0] ?? unknownType;
  if (type.kind === 'untyped' || type.kind === 'blank') return type;
  const table = tableArgument(call);
  return table?.kind === 'table' ? table.row : (table ?? errorType);
}

function end(name: string, description: string, pick: (rows: readonly Value[]) => Value): FunctionEntry {
  return {
    name,
    category: 'table',
    description,
    signatures: [{ parameters: [source] }],
    min: 1,
    max: 1,
    check: rowType,
    implementation: {
      kind: 'strict',
      run: (_, [value = null]) => {
        const rows = rowsOf(value);
        return isRows(rows) ? pick(rows) : rows;
      },
    },
  };
}

function several(
  name: string,
  description: string,
  pick: (rows: readonly Value[], count: number) => readonly Value[],
): FunctionEntry {
  return {
    name,
    category: 'table',
    description,
    signatures: [
      {
        parameters: [
          source,
          { name: 'count', description: 'How many rows; one when left out.', optional: true },
        ],
      },
    ],
    min: 1,
    max: 2,
    arity: (count, features) =>
      count === 1 && features.firstLastNRequiresSecondArgument
        ? { key: 'ErrBadArity', args: ['1', '2'] }
        : undefined,
    check: (call) => {
      if (call.args.length > 1) call.want(1, numberType);
      const type = call.types[0] ?? unknownType;
      return type.kind === 'untyped' || type.kind === 'blank' ? type : (tableArgument(call) ?? errorType);
    },
    implementation: {
      kind: 'strict',
      run: (run, [value = null, count = 1]) => {
        const rows = rowsOf(value);
        if (!isRows(rows)) return rows;
        const wanted = typeof count === 'number' ? Math.max(0, Math.trunc(count)) : 0;
        run.spend(Math.min(wanted, rows.length));
        return sameKind(value, pick(rows, wanted));
      },
    },
  };
}

/** Rows of an untyped array stay an untyped array. */
function sameKind(from: Value, rows: readonly Value[]): Value {
  if (typeof from !== 'object' || from === null || from.kind !== 'untyped') return { kind: 'table', rows };
  const items = rows.map((row) =>
    typeof row === 'object' && row !== null && row.kind === 'untyped'
      ? row.data
      : ({ kind: 'null' } as const),
  );
  return { kind: 'untyped', data: { kind: 'array', items } };
}

export const endFunctions: readonly FunctionEntry[] = [
  end('First', 'The first row of a table; blank when it is empty.', (rows) => rows[0] ?? null),
  end('Last', 'The last row of a table; blank when it is empty.', (rows) => rows.at(-1) ?? null),
  several('FirstN', 'The first rows of a table.', (rows, count) => rows.slice(0, count)),
  several('LastN', 'The last rows of a table.', (rows, count) => (count === 0 ? [] : rows.slice(-count))),
  {
    name: 'Index',
    category: 'table',
    description: 'The row at a place of a table, counting from 1.',
    signatures: [
      {
        parameters: [
          { name: 'table', description: 'The table.' },
          { name: 'index', description: 'The place, from 1 to the number of rows.' },
        ],
      },
    ],
    min: 2,
    max: 2,
    check: (call) => {
      call.want(1, numberType);
      return rowType(call);
    },
    implementation: {
      kind: 'strict',
      run: (_, [value = null, index = null]) => {
        const rows = rowsOf(value);
        if (!isRows(rows)) return rows;
        const at = typeof index === 'number' ? Math.trunc(index) : 0;
        if (at < 1 || at > rows.length) return errorValue('InvalidArgument', `The table has no row ${at}.`);
        return rows[at - 1] ?? null;
      },
    },
  },
];
