/**
 * One-column tables where a function takes single values: the function is applied row by row.
 *
 * Single values are repeated; the longest table decides, and a row that another table does not have is an error of kind
 * NotApplicable. A blank table gives blank, an error the error.
 */
import type { StrictRun } from '../functions/entry.ts';
import { onlyColumn } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import { fieldOf, recordOf, tableOf } from '../values/record.ts';
import { isError, type Value } from '../values/value.ts';
import type { Code, CompiledCall } from './code.ts';
import { errorsOf, mapAll } from './combine.ts';

/** The code of a call over one-column tables. */
export function tabularCode(call: CompiledCall, run: StrictRun): Code {
  const columns = call.types.map((type) => onlyColumn(type)?.[0]);
  const result = onlyColumn(call.type)?.[0] ?? 'Value';
  return mapAll(call.args, (values, frame) => {
    let count = 0;
    for (const [index, column] of columns.entries()) {
      if (column === undefined) continue;
      const value = values[index] ?? null;
      if (value === null || isError(value)) return value;
      if (typeof value === 'object' && value.kind === 'table') count = Math.max(count, value.rows.length);
    }
    frame.run.spend(count);
    const rows: Value[] = [];
    for (let row = 0; row < count; row += 1) {
      // One missing partner is enough: the row is not applicable, however many others lack it too.
      const isShort = values.some((value, index) => columns[index] !== undefined && rowCount(value) <= row);
      if (isShort) {
        rows.push(
          recordOf([[result, errorValue('NotApplicable', 'The tables have different numbers of rows.')]]),
        );
        continue;
      }
      const args = values.map((value, index) => {
        const column = columns[index];
        if (column === undefined) return value;
        return cellOf(value, row, column);
      });
      const lost = values.find((value, index) => columns[index] !== undefined && isError(rowAt(value, row)));
      if (lost !== undefined) {
        rows.push(rowAt(lost, row));
        continue;
      }
      const errors = errorsOf(args);
      const made = errors ?? run(frame.run, args, call);
      rows.push(recordOf([[result, made]]));
    }
    return tableOf(rows);
  });
}

function rowAt(value: Value, index: number): Value {
  return value !== null && typeof value === 'object' && value.kind === 'table'
    ? (value.rows[index] ?? null)
    : null;
}

function rowCount(value: Value): number {
  return value !== null && typeof value === 'object' && value.kind === 'table' ? value.rows.length : 0;
}

function cellOf(table: Value, row: number, column: string): Value {
  if (table === null || typeof table !== 'object' || table.kind !== 'table') return null;
  const record = table.rows[row] ?? null;
  if (record === null || typeof record !== 'object' || record.kind !== 'record') return record;
  return fieldOf(record, column);
}
