/** GroupBy and Ungroup: rows inside rows, and out again. */
import { errorType, recordType, tableType, type Type } from '../../types/type.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { fieldsOf, recordOf, recordWith, tableOf } from '../../values/record.ts';
import { shapeOf } from '../../values/shape.ts';
import { isError, type Value } from '../../values/value.ts';
import type { FunctionEntry, Role } from '../entry.ts';
import { asTable, isPrimitive, tableArgument } from '../rows.ts';
import { groupRows, isGroups } from './groups.ts';

const columnRole = (index: number): Role => (index === 0 ? 'value' : 'column');
const source = { name: 'source', description: 'The table.' };

export const groupByFunction: FunctionEntry = {
  name: 'GroupBy',
  category: 'table',
  description:
    'Groups the rows of a table by columns; the other columns of a group are a table in a column of its own.',
  signatures: [
    {
      parameters: [
        source,
        { name: 'column', description: 'A column whose different values make the groups.', repeats: true },
        { name: 'group_column', description: 'The name of the column with the rows of a group.' },
      ],
    },
  ],
  min: 3,
  max: Infinity,
  role: columnRole,
  check: (call) => {
    const table = tableArgument(call);
    if (table?.kind !== 'table') return errorType;
    const last = call.args.length - 1;
    const fields = new Map<string, Type>();
    for (let index = 1; index < last; index += 1) {
      const column = call.column(index, table);
      const type = column === undefined ? undefined : table.row.fields.get(column);
      if (column === undefined || type === undefined) continue;
      if (!isPrimitive(type)) call.fail(index, 'ErrNeedPrimitive');
      fields.set(column, type);
    }
    const group = call.newColumn(last);
    if (group === undefined) return errorType;
    if (fields.has(group)) call.fail(last, 'ErrColExists_Name', group);
    const rest = [...table.row.fields].filter(([name]) => !fields.has(name));
    fields.set(group, tableType(recordType(rest)));
    return tableType(recordType(fields));
  },
  implementation: {
    kind: 'strict',
    run: (run, [value = null], call) => {
      const table = asTable(value);
      if (table === undefined) return value;
      const columns = call.columns.slice(1, -1).map((column) => column ?? '');
      const groups = groupRows(table.rows, columns, run);
      if (!isGroups(groups)) return groups;
      const type = call.types[0];
      const rest =
        type?.kind === 'table' ? [...type.row.fields.keys()].filter((name) => !columns.includes(name)) : [];
      const restShape = shapeOf(rest);
      const readers = rest.map(fieldReader);
      const shape = shapeOf([...columns, call.columns.at(-1) ?? '']);
      return tableOf(
        groups.map(({ keys, rows }) => {
          const inner = rows.map((row) =>
            recordWith(
              restShape,
              readers.map((read) => read(row)),
            ),
          );
          return recordWith(shape, [...keys, tableOf(inner)]);
        }),
      );
    },
  },
};

export const ungroupFunction: FunctionEntry = {
  name: 'Ungroup',
  category: 'table',
  description: 'Takes the rows of a column of tables out, each with the other columns of its row.',
  signatures: [{ parameters: [source, { name: 'group_column', description: 'The column of tables.' }] }],
  min: 2,
  max: 2,
  role: columnRole,
  check: (call) => {
    const table = tableArgument(call);
    if (table?.kind !== 'table') return errorType;
    const column = call.column(1, table);
    const inner = column === undefined ? undefined : table.row.fields.get(column);
    if (column === undefined || inner === undefined) return errorType;
    if (inner.kind !== 'table') {
      call.fail(1, 'ErrNeedTable_Func', 'Ungroup');
      return errorType;
    }
    const outer = [...table.row.fields].filter(([name]) => name !== column);
    for (const [name] of outer) if (inner.row.fields.has(name)) call.fail(1, 'ErrColConflict_Name', name);
    return tableType(recordType([...outer, ...inner.row.fields]));
  },
  implementation: {
    kind: 'strict',
    run: (run, [value = null], call) => {
      const table = asTable(value);
      if (table === undefined) return value;
      const column = call.columns[1] ?? '';
      const read = fieldReader(column);
      const rows: Value[] = [];
      for (const row of table.rows) {
        if (isError(row)) return row;
        if (row === null || typeof row !== 'object' || row.kind !== 'record') continue;
        const outer = fieldsOf(row).filter(([name]) => name !== column);
        const inner = read(row);
        if (isError(inner)) return inner;
        for (const item of asTable(inner)?.rows ?? []) {
          run.spend(1);
          if (item === null || typeof item !== 'object' || item.kind !== 'record') rows.push(item);
          else rows.push(recordOf([...outer, ...fieldsOf(item)]));
        }
      }
      return tableOf(rows);
    },
  },
};
