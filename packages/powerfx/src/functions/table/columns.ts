/** AddColumns, DropColumns, ShowColumns, RenameColumns: other columns, the same rows. */
import {
  emptyTableType,
  errorType,
  recordType,
  tableType,
  withField,
  type RecordType,
  type Type,
} from '../../types/type.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { recordWith } from '../../values/record.ts';
import { shapeOf, type Shape } from '../../values/shape.ts';
import type { RecordValue, Value } from '../../values/value.ts';
import type { CompiledCall, Frame, NowCode, Steps } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry, Role } from '../entry.ts';
import { argument, asTable, rowScope, wantRows } from '../rows.ts';

const source = { name: 'source', description: 'The table or record.' };

function likeSource(call: CallCheck, row: RecordType): Type {
  return call.types[0]?.kind === 'record' ? row : tableType(row);
}

/** Applies a change to every row of a table, or to a record. */
function changeRows(value: Value, change: (record: RecordValue) => Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'record') return change(value);
  if (value.kind !== 'table') return value;
  return {
    kind: 'table',
    rows: value.rows.map((row) =>
      row !== null && typeof row === 'object' && row.kind === 'record' ? change(row) : row,
    ),
  };
}

export const addColumnsFunction: FunctionEntry = {
  name: 'AddColumns',
  category: 'table',
  description: 'A table with further columns, each worked out from the columns that were there.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'column', description: 'The name of the new column.' },
        { name: 'expression', description: 'Its value in a row.', repeats: true },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  arity: (count) => (count % 2 === 0 ? { key: 'ErrBadArityEven', args: [String(count)] } : undefined),
  role: (index): Role => (index === 0 ? 'value' : index % 2 === 1 ? 'column' : 'row'),
  scope: rowScope,
  check: (call) => {
    const row = wantRows(call);
    if (row === undefined) return errorType;
    if (row.sealed) {
      call.fail(0, 'ErrAddToSealed');
      return emptyTableType;
    }
    let made = row;
    for (let index = 1; index + 1 < call.args.length; index += 2) {
      const name = call.newColumn(index);
      const type = call.types[index + 1] ?? errorType;
      if (type.kind === 'void') call.fail(index + 1, 'ErrBadType');
      if (name === undefined) continue;
      if (row.fields.has(name) || [...row.displayNames.values()].includes(name))
        call.failSoftly(index, 'ErrColExists_Name', name);
      else if (made.fields.has(name)) call.failSoftly(index, 'ErrColConflict_Name', name);
      made = withField(made, name, type);
    }
    return likeSource(call, made);
  },
  implementation: { kind: 'lazy', run: runAddColumns },
};

function* runAddColumns(call: CompiledCall, frame: Frame): Steps {
  const given = yield* argument(call.args[0], frame);
  if (given === null || typeof given !== 'object' || (given.kind !== 'table' && given.kind !== 'record'))
    return given;
  const rows = given.kind === 'record' ? [given] : given.rows;
  const names = call.columns.filter((_, index) => index % 2 === 1).map((name) => name ?? '');
  const bodies = call.args.filter((_, index) => index > 0 && index % 2 === 0);
  const slot = call.slots[0] ?? 0;
  frame.run.spend(rows.length * bodies.length);
  const [only] = bodies;
  if (bodies.length === 1 && only?.kind === 'now') {
    const made = addOneColumn(rows, only, names, frame, slot);
    return given.kind === 'record' ? (made[0] ?? null) : { kind: 'table', rows: made };
  }
  let lastShape: Shape | undefined;
  let nextShape: Shape | undefined;
  const made: Value[] = [];
  for (const row of rows) {
    if (row === null || typeof row !== 'object' || row.kind !== 'record') {
      made.push(row);
      continue;
    }
    const added: Value[] = [];
    for (const body of bodies) {
      frame.slots[slot] = row;
      const value = body.run(frame);
      added.push(value instanceof Promise ? yield value : value);
    }
    const values = [...row.values, ...added];
    if (row.shape !== lastShape || nextShape === undefined) {
      lastShape = row.shape;
      nextShape = shapeOf([...row.shape.names, ...names]);
    }
    made.push(recordWith(nextShape, values));
  }
  return given.kind === 'record' ? (made[0] ?? null) : { kind: 'table', rows: made };
}

/** One column by a formula that never waits: nearly all there are, and several times as fast as the general way. */
function addOneColumn(
  rows: readonly Value[],
  body: NowCode,
  names: readonly string[],
  frame: Frame,
  slot: number,
): readonly Value[] {
  const { slots } = frame;
  const evaluate = body.run;
  let lastShape: Shape | undefined;
  let shape = shapeOf(names);
  const made: Value[] = [];
  for (const row of rows) {
    if (row === null || typeof row !== 'object' || row.kind !== 'record') {
      made.push(row);
      continue;
    }
    if (row.shape !== lastShape) {
      lastShape = row.shape;
      shape = shapeOf([...row.shape.names, ...names]);
    }
    slots[slot] = row;
    made.push({ kind: 'record', shape, values: [...row.values, evaluate(frame)] });
  }
  return made;
}

const columnRole = (index: number): Role => (index === 0 ? 'value' : 'column');

/** Keeps some columns of every record, under names of their own. */
function picker(columns: readonly (readonly [from: string, to: string])[]): (record: RecordValue) => Value {
  const shape = shapeOf(columns.map(([, to]) => to));
  const readers = columns.map(([from]) => fieldReader(from));
  return (record) =>
    recordWith(
      shape,
      readers.map((read) => read(record)),
    );
}

function columnsFunction(
  name: string,
  description: string,
  rest: (row: RecordType, named: ReadonlySet<string>) => readonly string[],
): FunctionEntry {
  return {
    name,
    category: 'table',
    description,
    signatures: [
      { parameters: [source, { name: 'column', description: 'The name of a column.', repeats: true }] },
    ],
    min: 2,
    max: Infinity,
    role: columnRole,
    check: (call) => {
      const row = wantRows(call);
      if (row === undefined) return errorType;
      const named = new Set<string>();
      let left = row;
      for (let index = 1; index < call.args.length; index += 1) {
        const column = call.column(index, name === 'DropColumns' ? left : row);
        if (column === undefined) continue;
        if (named.has(column) && name !== 'DropColumns')
          call.warn(index, 'WarnColumnNameSpecifiedMultipleTimes_Name', column);
        named.add(column);
        left = recordType(
          [...left.fields].filter(([field]) => field !== column),
          { displayNames: left.displayNames, source: row.source },
        );
      }
      return likeSource(call, keep(row, rest(row, named)));
    },
    implementation: {
      kind: 'strict',
      run: (run, [value = null], call) => {
        const row = call.type.kind === 'table' ? call.type.row : call.type;
        const kept = row.kind === 'record' ? [...row.fields.keys()] : [];
        run.spend(asTable(value)?.rows.length ?? 1);
        return changeRows(value, picker(kept.map((column) => [column, column])));
      },
    },
  };
}

function keep(row: RecordType, names: readonly string[]): RecordType {
  const fields = names.flatMap((name): [string, Type][] => {
    const type = row.fields.get(name);
    return type === undefined ? [] : [[name, type]];
  });
  const displayNames = new Map([...row.displayNames].filter(([name]) => names.includes(name)));
  return recordType(fields, { displayNames, sealed: row.sealed, source: row.source });
}

export const dropColumnsFunction = columnsFunction(
  'DropColumns',
  'A table without some of its columns.',
  (row, named) => [...row.fields.keys()].filter((name) => !named.has(name)),
);

export const showColumnsFunction = columnsFunction(
  'ShowColumns',
  'A table with only some of its columns.',
  (_, named) => [...named],
);

export const renameColumnsFunction: FunctionEntry = {
  name: 'RenameColumns',
  category: 'table',
  description: 'A table in which some columns have other names.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'old_column', description: 'The name of a column.' },
        { name: 'new_column', description: 'Its name from now on.', repeats: true },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  arity: (count) => (count % 2 === 0 ? { key: 'ErrBadArityOdd', args: [String(count)] } : undefined),
  role: columnRole,
  check: (call) => {
    const row = wantRows(call);
    if (row === undefined) return errorType;
    const renamed = new Map<string, string>();
    const isTaken = (name: string): boolean =>
      row.fields.has(name) ||
      [...row.displayNames.values()].includes(name) ||
      [...renamed.values()].includes(name);
    for (let index = 1; index + 1 < call.args.length; index += 2) {
      const from = call.column(index, row);
      if (row.sealed && from !== undefined) {
        call.fail(0, 'ErrRenameOfSealed');
        return emptyTableType;
      }
      const to = call.newColumn(index + 1);
      if (from === undefined || to === undefined || from === to) continue;
      if (renamed.has(from)) call.fail(index, 'ErrColRenamedTwice_Name', from);
      // A name that another column gives up in the same call is not free either.
      else if (isTaken(to)) call.fail(index + 1, 'ErrColExists_Name', to);
      else renamed.set(from, to);
    }
    const fields = new Map<string, Type>();
    for (const [name, type] of row.fields) if (!renamed.has(name)) fields.set(name, type);
    const displayNames = new Map([...row.displayNames].filter(([name]) => !renamed.has(name)));
    for (const [from, to] of renamed) {
      const type = row.fields.get(from);
      if (type !== undefined) fields.set(to, type);
    }
    return likeSource(call, recordType(fields, { displayNames }));
  },
  implementation: {
    kind: 'strict',
    run: (run, [value = null], call) => {
      const renamed = new Map<string, string>();
      for (let index = 1; index + 1 < call.columns.length; index += 2) {
        renamed.set(call.columns[index] ?? '', call.columns[index + 1] ?? '');
      }
      const type = call.types[0];
      const row = type?.kind === 'table' ? type.row : type;
      const names = row?.kind === 'record' ? [...row.fields.keys()] : [];
      run.spend(asTable(value)?.rows.length ?? 1);
      return changeRows(value, picker(names.map((name) => [name, renamed.get(name) ?? name])));
    },
  },
};
