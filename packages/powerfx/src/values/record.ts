import { shapeOf, type Shape } from './shape.ts';
import type { RecordValue, TableValue, Value } from './value.ts';

/** A record of these fields. */
export function recordOf(fields: Iterable<readonly [string, Value]>): RecordValue {
  // Mapped and not pushed: a pushed-to array keeps room for a dozen more, and there may be a hundred thousand records.
  const entries = [...fields];
  const shape = shapeOf(entries.map(([name]) => name));
  return { kind: 'record', shape, values: entries.map(([, value]) => value) };
}

/** A record of a known shape. */
export function recordWith(shape: Shape, values: readonly Value[]): RecordValue {
  return { kind: 'record', shape, values };
}

/** A field's value, blank when the record has no such field. */
export function fieldOf(record: RecordValue, name: string): Value {
  const index = record.shape.index.get(name);
  return index === undefined ? null : (record.values[index] ?? null);
}

/** The fields of a record, in its order. */
export function fieldsOf(record: RecordValue): [string, Value][] {
  return record.shape.names.map((name, index) => [name, record.values[index] ?? null]);
}

/** A table of these rows. */
export function tableOf(rows: readonly Value[]): TableValue {
  return { kind: 'table', rows };
}

const valueShape = shapeOf(['Value']);

/** A row of a one-column table: the column is named Value. */
export function valueRow(value: Value): RecordValue {
  return { kind: 'record', shape: valueShape, values: [value] };
}

/** A one-column table: the column is named Value, unless older rules name it otherwise. */
export function valueTable(values: readonly Value[], column = 'Value'): TableValue {
  if (column === 'Value') return { kind: 'table', rows: values.map(valueRow) };
  const shape = shapeOf([column]);
  return { kind: 'table', rows: values.map((value) => recordWith(shape, [value])) };
}
