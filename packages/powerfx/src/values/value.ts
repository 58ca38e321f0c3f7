/**
 * The values a formula works with.
 *
 * Floats, texts, booleans and blank are JavaScript's own number, string, boolean and null. Everything else is a small
 * object with `kind`. What a value means beyond that (hyperlink or text, date column or date-time column) is in its type.
 */
import type { Decimal } from '../numbers/decimal.ts';
import type { ErrorValue } from './error.ts';
import type { OptionSet } from './option-set.ts';
import type { Shape } from './shape.ts';
import type { UntypedData } from './untyped.ts';

/** Wall-clock milliseconds since 1970-01-01T00:00 in the zone of the run, at midnight. */
export interface DateValue {
  readonly kind: 'date';
  readonly ms: number;
}

/** Wall-clock milliseconds since 1970-01-01T00:00 in the zone of the run. */
export interface DateTimeValue {
  readonly kind: 'dateTime';
  readonly ms: number;
}

/** A signed span in milliseconds. */
export interface TimeValue {
  readonly kind: 'time';
  readonly ms: number;
}

/** A GUID, lower case with hyphens. */
interface GuidValue {
  readonly kind: 'guid';
  readonly text: string;
}

/** A colour as 0xAARRGGBB. */
export interface ColorValue {
  readonly kind: 'color';
  readonly argb: number;
}

/** One member of an option set, by its logical name; make it with `optionOf`. */
export interface OptionValue {
  readonly kind: 'option';
  readonly set: OptionSet;
  readonly name: string;
  /** What is behind it: text, number or Boolean by the set's backing; a colour as 0xAARRGGBB. */
  readonly value: string | number | boolean;
}

/** An image, media or other binary: an address, or the bytes as base64. */
interface BlobValue {
  readonly kind: 'blob';
  /** A URI, or a base64 text, or plain text, by `form`. */
  readonly content: string;
  readonly form: 'uri' | 'base64' | 'text';
}

/** Fields by name. The values are in the order of the shape's names. */
export interface RecordValue {
  readonly kind: 'record';
  readonly shape: Shape;
  readonly values: readonly Value[];
}

/** Rows: records, blanks or errors. */
export interface TableValue {
  readonly kind: 'table';
  readonly rows: readonly Value[];
}

/** A JSON-like value whose type is not known before it is used. */
export interface UntypedValue {
  readonly kind: 'untyped';
  readonly data: UntypedData;
}

/** The result of something that has no result to use. */
export interface VoidValue {
  readonly kind: 'void';
}

/** Any value of a formula. `null` is blank; a number is a float. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Decimal
  | DateValue
  | DateTimeValue
  | TimeValue
  | GuidValue
  | ColorValue
  | OptionValue
  | BlobValue
  | RecordValue
  | TableValue
  | UntypedValue
  | VoidValue
  | ErrorValue;

/** The one void value. */
export const voidValue: VoidValue = { kind: 'void' };

/** The table without rows. */
export const emptyTable: TableValue = { kind: 'table', rows: [] };

/** Whether a value is an error. */
export function isError(value: Value): value is ErrorValue {
  return typeof value === 'object' && value !== null && value.kind === 'error';
}
