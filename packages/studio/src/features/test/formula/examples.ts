import { escapeName, type Engine, type TableType } from '@connectory/powerfx';

/** A few formulas that work on the answer at hand, made of the names it has. */
export function examplesFor(engine: Engine): readonly string[] {
  const found = [...tablesIn(engine, 'Answer', 2)];
  const [table] = found;
  const fromTable =
    table === undefined ? [] : [`CountRows(${table.path})`, `First(${table.path})`, ...sorted(table)];
  return [...fromTable, 'Status = 200', 'LookUp(Headers, Name = "content-type", Value)'].slice(0, 4);
}

interface Found {
  readonly path: string;
  readonly type: TableType;
}

function sorted({ path, type }: Found): readonly string[] {
  for (const [name, column] of type.row.fields) {
    if (column.kind === 'number' || column.kind === 'text') {
      return [`FirstN(Sort(${path}, ${escapeName(name)}), 3)`];
    }
  }
  return [];
}

/** The tables that a path of names leads to, nearest first. */
function* tablesIn(engine: Engine, path: string, deep: number): Generator<Found, void, undefined> {
  const { type } = engine.formula(path);
  if (type.kind === 'table') yield { path, type };
  if (type.kind !== 'record' || deep === 0) return;
  for (const [name] of type.fields) yield* tablesIn(engine, `${path}.${escapeName(name)}`, deep - 1);
}
