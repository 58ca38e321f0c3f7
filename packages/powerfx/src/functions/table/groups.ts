/** Rows put into groups of the same values, in the order in which the groups are first seen. */
import type { Run } from '../../host/run.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { decimalToFloat } from '../../numbers/decimal-convert.ts';
import { equalValues } from '../../values/compare.ts';
import { isError, type Value } from '../../values/value.ts';

/** The rows with the same values in some columns. */
export interface Group {
  readonly keys: readonly Value[];
  readonly rows: Value[];
}

/** Groups rows by the values of columns. Single values are found by hashing; others are compared one by one. */
export function groupRows(
  rows: readonly Value[],
  columns: readonly string[],
  run: Run,
): readonly Group[] | Value {
  const readers = columns.map(fieldReader);
  const buckets = new Map<string, Group[]>();
  const groups: Group[] = [];
  run.spend(rows.length);
  for (const row of rows) {
    if (isError(row)) return row;
    const keys = readers.map((read) => read(row));
    const failed = keys.find(isError);
    if (failed !== undefined) return failed;
    const hash = keys.map(hashOf).join('\u0000');
    const bucket = buckets.get(hash) ?? [];
    if (bucket.length === 0) buckets.set(hash, bucket);
    const known = bucket.find((group) =>
      group.keys.every((key, index) => equalValues(key, keys[index] ?? null)),
    );
    if (known === undefined) {
      const made: Group = { keys, rows: [row] };
      bucket.push(made);
      groups.push(made);
    } else known.rows.push(row);
  }
  return groups;
}

/** Whether grouping went well. */
export function isGroups(value: readonly Group[] | Value): value is readonly Group[] {
  return Array.isArray(value);
}

/** Equal values have the same hash. */
export function hashOf(value: Value): string {
  if (value === null || typeof value !== 'object') return `${typeof value}:${value}`;
  if ('ms' in value) return `ms:${value.ms}`;
  if (value.kind === 'guid') return value.text;
  if (value.kind === 'decimal') return `number:${decimalToFloat(value)}`;
  if (value.kind === 'color') return `color:${value.argb}`;
  return value.kind === 'option' ? `option:${value.value}` : value.kind;
}
