/** Equality and order of values. */
import { compareDecimal } from '../numbers/decimal.ts';
import { decimalToFloat } from '../numbers/decimal-convert.ts';
import { fieldOf } from './record.ts';
import { isError, type RecordValue, type TableValue, type Value } from './value.ts';

/** Whether two values are equal as `=` sees them: blank equals only blank, text is compared unit by unit. */
export function equalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a !== 'object' || typeof b !== 'object') return equalNumbers(a, b);
  switch (a.kind) {
    case 'decimal':
      return b.kind === 'decimal' && compareDecimal(a, b) === 0;
    case 'date':
    case 'dateTime':
      return (b.kind === 'date' || b.kind === 'dateTime') && a.ms === b.ms;
    case 'time':
      return b.kind === 'time' && a.ms === b.ms;
    case 'guid':
      return b.kind === 'guid' && a.text === b.text;
    case 'color':
      return b.kind === 'color' && a.argb === b.argb;
    case 'option':
      return b.kind === 'option' && a.set === b.set && a.value === b.value;
    case 'blob':
      return false;
    case 'record':
      return b.kind === 'record' && equalRecords(a, b);
    case 'table':
      return b.kind === 'table' && equalTables(a, b);
    case 'untyped':
    case 'void':
    case 'error':
      return false;
  }
}

function equalNumbers(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'object' && b !== null && b.kind === 'decimal')
    return a === decimalToFloat(b);
  if (typeof b === 'number' && typeof a === 'object' && a !== null && a.kind === 'decimal')
    return b === decimalToFloat(a);
  return false;
}

function equalRecords(a: RecordValue, b: RecordValue): boolean {
  if (a.shape.names.length !== b.shape.names.length) return false;
  return a.shape.names.every(
    (name, index) => b.shape.index.has(name) && equalValues(a.values[index] ?? null, fieldOf(b, name)),
  );
}

function equalTables(a: TableValue, b: TableValue): boolean {
  return (
    a.rows.length === b.rows.length && a.rows.every((row, index) => equalValues(row, b.rows[index] ?? null))
  );
}

/** The order of two ordered values; blank counts as zero or the epoch. Kinds were brought together before. */
export function orderOf(a: Value, b: Value, blank: number): number {
  const x = orderNumber(a, blank);
  const y = orderNumber(b, blank);
  return typeof x === 'number' && typeof y === 'number' ? x - y : 0;
}

function orderNumber(value: Value, blank: number): number {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object' || isError(value)) return blank;
  if ('ms' in value) return value.ms;
  if (value.kind === 'option') {
    return typeof value.value === 'number' ? value.value : blank;
  }
  return value.kind === 'decimal' ? decimalToFloat(value) : blank;
}

/** Whether a value is the same as one before, so that nothing behind it has to be worked out again. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || a.kind !== b.kind)
    return false;
  // Rows are not gone through: comparing them may cost more than working the readers out again.
  if (a.kind === 'table' || a.kind === 'error' || a.kind === 'untyped') return false;
  if (a.kind === 'record' && b.kind === 'record') {
    return a.shape === b.shape && a.values.every((value, index) => sameValue(value, b.values[index] ?? null));
  }
  return equalValues(a, b);
}
