/** The boundary to hosts that speak JSON: plain JSON becomes values, and values become plain JSON. */
import {
  isArray,
  isObject,
  memberOf,
  memberNames,
  type Json,
  type JsonArray,
  type JsonObject,
} from '@connectory/base';
import type { NumberMode } from '../config/features.ts';
import { dateParts, yearMonthDay } from '../dates/calendar.ts';
import { localToUtc, utcZone, type TimeZone } from '../dates/zones.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { decimalFromFloat, decimalToFloat, printDecimal } from '../numbers/decimal-convert.ts';
import { colorParts } from '../values/color.ts';
import { errorKindName, errorValue, type ErrorInfo } from '../values/error.ts';
import { optionBacking } from '../values/option-member.ts';
import { fieldsOf, recordWith, tableOf, valueTable } from '../values/record.ts';
import { shapeOf, type Shape } from '../values/shape.ts';
import type { UntypedData } from '../values/untyped.ts';
import { emptyTable, type Value } from '../values/value.ts';

/** How JSON becomes values. */
export interface FromJsonOptions {
  /** What numbers become; floats unless told. Decimals only where every number at a place fits one. */
  readonly numberMode?: NumberMode;
}

/** How values become JSON. */
export interface ToJsonOptions {
  /** The zone that dates with a time are meant in; they are written in UTC. UTC unless told. */
  readonly zone?: TimeZone;
  /** Whether tables whose only column is Value stay arrays of objects; they become arrays of what is in it unless told. */
  readonly keepValueColumn?: boolean;
}

/** As deep as data of `ParseJSON` may be nested. What lies deeper becomes an error value in its place. */
const maxDepth = 64;

/**
 * Makes a value of plain JSON, such as the answer of an API.
 *
 * Objects become records, arrays of objects tables that have the columns of all rows, other arrays tables of one column
 * `Value`, null becomes blank. Texts stay texts, also those that look like dates. Where the rows of a table do not go together,
 * as with a number in one and a text in another, the column is dynamic. JSON nested more than 64 deep has an error value of kind
 * InvalidJSON there.
 *
 * @example
 * ```ts
 * import { createEngine, valueFromJson, variable } from '@connectory/powerfx';
 * const engine = createEngine();
 * engine.symbols.add(variable({ name: 'orders', value: valueFromJson([{ price: 2 }, { price: 3 }]) }));
 * engine.formula('Sum(orders, price)').run(); // 5
 * ```
 */
export function valueFromJson(json: Json, options: FromJsonOptions = {}): Value {
  const seen = nothingSeen();
  look(seen, json, options.numberMode ?? 'float', 0);
  return convert(json, seen, 0);
}

/** The kinds of value that occur at one place of JSON: the same column of all rows is one place. */
interface Seen {
  readonly kinds: Set<'boolean' | 'number' | 'text' | 'record' | 'table'>;
  /** Whether all numbers here are to be decimals, and fit. */
  decimals: boolean;
  readonly fields: Map<string, Seen>;
  items: Seen | undefined;
  shape: Shape | undefined;
}

function nothingSeen(): Seen {
  return { kinds: new Set(), decimals: true, fields: new Map(), items: undefined, shape: undefined };
}

function look(seen: Seen, json: Json, mode: NumberMode, depth: number): void {
  if (json === null || depth > maxDepth) return;
  if (isArray(json)) {
    seen.kinds.add('table');
    seen.items ??= nothingSeen();
    for (const item of json) look(seen.items, item, mode, depth + 1);
  } else if (isObject(json)) {
    seen.kinds.add('record');
    for (const name of memberNames(json)) {
      let field = seen.fields.get(name);
      if (field === undefined) seen.fields.set(name, (field = nothingSeen()));
      look(field, json[name] ?? null, mode, depth + 1);
    }
  } else if (typeof json === 'number') {
    seen.kinds.add('number');
    if (mode === 'float' || decimalFromFloat(json) === undefined) seen.decimals = false;
  } else {
    seen.kinds.add(typeof json === 'string' ? 'text' : 'boolean');
  }
}

function convert(json: Json, seen: Seen, depth: number): Value {
  if (json === null) return null;
  if (depth > maxDepth) return tooDeep();
  if (seen.kinds.size > 1) {
    const data = untypedOf(json, depth);
    return data === undefined ? tooDeep() : { kind: 'untyped', data };
  }
  if (isArray(json)) return convertArray(json, seen.items ?? nothingSeen(), depth);
  if (isObject(json)) return convertObject(json, seen, depth);
  if (typeof json === 'number' && seen.decimals) return decimalFromFloat(json) ?? json;
  return json;
}

function convertArray(json: JsonArray, items: Seen, depth: number): Value {
  if (json.length === 0) return emptyTable;
  const values = json.map((item) => convert(item, items, depth + 1));
  return items.kinds.size === 1 && items.kinds.has('record') ? tableOf(values) : valueTable(values);
}

function convertObject(json: JsonObject, seen: Seen, depth: number): Value {
  const values: Value[] = [];
  for (const [name, field] of seen.fields)
    values.push(convert(memberOf(json, name) ?? null, field, depth + 1));
  seen.shape ??= shapeOf(seen.fields.keys());
  return recordWith(seen.shape, values);
}

function tooDeep(): Value {
  return errorValue('InvalidJSON', `JSON may be nested ${maxDepth} deep at most.`);
}

function untypedOf(json: Json, depth: number): UntypedData | undefined {
  if (json === null) return { kind: 'null' };
  if (depth > maxDepth) return undefined;
  if (isArray(json)) {
    const items = json.map((item) => untypedOf(item, depth + 1));
    return items.includes(undefined)
      ? undefined
      : { kind: 'array', items: items.filter((item) => item !== undefined) };
  }
  if (isObject(json)) {
    const members = new Map<string, UntypedData>();
    for (const name of memberNames(json)) {
      const member = untypedOf(json[name] ?? null, depth + 1);
      if (member === undefined) return undefined;
      members.set(name, member);
    }
    return { kind: 'object', members };
  }
  switch (typeof json) {
    case 'number':
      return { kind: 'number', digits: String(json) };
    case 'string':
      return { kind: 'text', value: json };
    default:
      return { kind: 'boolean', value: json };
  }
}

/**
 * Makes plain JSON of a value, such as the body of a request.
 *
 * Records become objects, tables arrays, blank and what has no value null. A table whose only column is `Value` becomes an array
 * of what is in it. Dates are `2024-02-29`, dates with a time `2024-02-29T12:30:00.000Z` in UTC, times `12:30:00.000` with as many
 * hours as there are and a minus when they are negative, colours `#rrggbbaa`, members of enums the values behind them and those
 * of a host's option sets their names. Decimals become numbers, or texts when a number would lose digits. An error becomes
 * `{"error": [{"kind": "Div0", "message": "…"}]}`.
 *
 * @example
 * ```ts
 * import { createEngine, evaluateNow, valueToJson } from '@connectory/powerfx';
 * valueToJson(evaluateNow(createEngine(), '{a: [1, 2], b: Date(2024, 2, 29)}')); // { a: [1, 2], b: '2024-02-29' }
 * ```
 */
export function valueToJson(value: Value, options: ToJsonOptions = {}): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  // JSON has no word for infinity.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  switch (value.kind) {
    case 'decimal':
      return decimalJson(value);
    case 'date':
      return dateText(value.ms);
    case 'dateTime': {
      const utc = localToUtc(value.ms, options.zone ?? utcZone);
      return `${dateText(utc)}T${clockText(dateParts(utc).hour, utc)}Z`;
    }
    case 'time': {
      const size = Math.trunc(Math.abs(value.ms));
      return `${value.ms < 0 ? '-' : ''}${clockText(Math.floor(size / 3_600_000), size)}`;
    }
    case 'guid':
      return value.text;
    case 'color':
      return colorText(value.argb);
    case 'option':
      return value.set.builtIn ? valueToJson(optionBacking(value, false), options) : value.name;
    case 'blob':
      return value.content;
    case 'record':
      return Object.fromEntries(fieldsOf(value).map(([name, field]) => [name, valueToJson(field, options)]));
    case 'table': {
      const flat =
        options.keepValueColumn !== true && value.rows.length > 0 && value.rows.every(hasOnlyValue);
      return value.rows.map((row) => valueToJson(flat ? onlyValue(row) : row, options));
    }
    case 'untyped':
      return untypedJson(value.data);
    case 'void':
      return null;
    case 'error':
      return { error: value.errors.map(errorJson) };
  }
}

/** Rows of a one-column table may be blanks and errors too, which are what they are in either form. */
function hasOnlyValue(row: Value): boolean {
  if (row === null || typeof row !== 'object' || row.kind === 'error') return true;
  return row.kind === 'record' && row.shape.names.length === 1 && row.shape.names[0] === 'Value';
}

function onlyValue(row: Value): Value {
  return row !== null && typeof row === 'object' && row.kind === 'record' ? (row.values[0] ?? null) : row;
}

function errorJson({ kind, message }: ErrorInfo): Json {
  return { kind: errorKindName(kind) ?? kind, message };
}

function decimalJson(value: Decimal): Json {
  const digits = printDecimal(value);
  const float = decimalToFloat(value);
  const back = decimalFromFloat(float);
  return back !== undefined && printDecimal(back) === digits ? float : digits;
}

/** Numbers that JavaScript would change keep their digits as a text, as decimals do. */
function numberJson(digits: string): Json {
  const float = Number(digits);
  if (!Number.isFinite(float)) return digits;
  const significant = digits
    .replace(/e.*$/iu, '')
    .replaceAll(/[-.]/gu, '')
    .replace(/^0+/u, '')
    .replace(/0+$/u, '');
  return significant.length <= 15 || String(float) === digits ? float : digits;
}

function untypedJson(data: UntypedData): Json {
  switch (data.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'text':
      return data.value;
    case 'number':
      return numberJson(data.digits);
    case 'array':
      return data.items.map(untypedJson);
    case 'object':
      return Object.fromEntries([...data.members].map(([name, member]) => [name, untypedJson(member)]));
  }
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

function dateText(ms: number): string {
  const { year, month, day } = yearMonthDay(ms);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function clockText(hours: number, ms: number): string {
  const { minute, second, millisecond } = dateParts(ms);
  return `${padded(hours, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(millisecond, 3)}`;
}

function colorText(argb: number): string {
  const { red, green, blue, alpha } = colorParts(argb);
  return `#${[red, green, blue, alpha].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
