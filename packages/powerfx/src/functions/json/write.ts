/** Values as JSON text. */
import { dateParts, yearMonthDay } from '../../dates/calendar.ts';
import { localToUtc } from '../../dates/zones.ts';
import type { Run } from '../../host/run.ts';
import { printDecimal } from '../../numbers/decimal-convert.ts';
import { printFloat } from '../../numbers/float-text.ts';
import { colorParts } from '../../values/color.ts';
import { errorValue, joinErrors, type ErrorValue } from '../../values/error.ts';
import { optionBacking } from '../../values/option-member.ts';
import type { Shape } from '../../values/shape.ts';
import type { UntypedData } from '../../values/untyped.ts';
import type { OptionValue, RecordValue, TimeValue, Value } from '../../values/value.ts';
import { jsonText } from './escape.ts';

/** How JSON is written. */
export interface JsonOptions {
  /** Each item on a line of its own, four blanks further in than what holds it. */
  readonly indent: boolean;
  /** One-column tables of a column Value become plain arrays. */
  readonly flatten: boolean;
  /** Images and other binaries are left blank. */
  readonly withoutBinary: boolean;
}

/** Values inside each other, and UTF-16 units of the result: the limits of the language. */
const maxDepth = 20;
const maxLength = 1_048_576;

interface Writer extends JsonOptions {
  readonly run: Run;
  readonly parts: string[];
  length: number;
  depth: number;
  /** Errors inside the value: all of them together are the result. */
  errors: ErrorValue | undefined;
  /** What made the value impossible to write. */
  stopped: ErrorValue | undefined;
}

/** The JSON of a value, or the errors inside it. */
export function writeJson(value: Value, options: JsonOptions, run: Run): Value {
  const writer: Writer = {
    ...options,
    run,
    parts: [],
    length: 0,
    depth: 0,
    errors: undefined,
    stopped: undefined,
  };
  writeValue(writer, value);
  return writer.errors ?? writer.stopped ?? writer.parts.join('');
}

function write(writer: Writer, part: string): void {
  writer.parts.push(part);
  writer.length += part.length;
  if (writer.length > maxLength) stop(writer, `JSON of more than ${maxLength} characters cannot be made.`);
}

function stop(writer: Writer, message: string): void {
  writer.stopped ??= errorValue('InvalidArgument', message);
}

/** Whether there is something left to do at this depth. */
function enters(writer: Writer): boolean {
  writer.run.spend(1);
  if (writer.depth > maxDepth) stop(writer, `Values more than ${maxDepth} levels deep cannot be made JSON.`);
  return writer.stopped === undefined;
}

function writeValue(writer: Writer, value: Value): void {
  if (!enters(writer)) return;
  if (value === null) return write(writer, 'null');
  if (typeof value === 'boolean') return write(writer, value ? 'true' : 'false');
  if (typeof value === 'number') return write(writer, printFloat(value));
  if (typeof value === 'string') return write(writer, jsonText(value));
  switch (value.kind) {
    case 'decimal':
      return write(writer, printDecimal(value));
    case 'date':
      return write(writer, `"${dateText(value.ms)}"`);
    case 'dateTime':
      return write(writer, `"${momentText(localToUtc(value.ms, writer.run.zone))}"`);
    case 'time':
      return write(writer, `"${timeText(value)}"`);
    case 'guid':
      return write(writer, `"${value.text}"`);
    case 'color':
      return write(writer, colorText(value.argb));
    case 'option':
      return writeOption(writer, value);
    case 'blob':
      return write(writer, writer.withoutBinary ? 'null' : jsonText(value.content));
    case 'record':
      return writeRecord(writer, value);
    case 'table':
      return writeItems(writer, value.rows, (row) => writeValue(writer, writer.flatten ? flat(row) : row));
    case 'untyped':
      return writeData(writer, value.data);
    case 'void':
      return stop(writer, 'There is no value to make JSON of.');
    case 'error':
      writer.errors = writer.errors === undefined ? value : joinErrors(writer.errors, value);
  }
}

function flat(row: Value): Value {
  if (row === null || typeof row !== 'object' || row.kind !== 'record') return row;
  const [name, ...others] = row.shape.names;
  return name === 'Value' && others.length === 0 ? (row.values[0] ?? null) : row;
}

/** Members of enums are the values behind them; those of a host's option sets are their names. */
function writeOption(writer: Writer, option: OptionValue): void {
  writeValue(writer, option.set.builtIn ? optionBacking(option, false) : option.name);
}

/** The places of a shape's names in ordinal order of the names. */
const orders = new WeakMap<Shape, readonly number[]>();

function orderOf(shape: Shape): readonly number[] {
  const known = orders.get(shape);
  if (known !== undefined) return known;
  const { names } = shape;
  const order = names
    .map((_, index) => index)
    .toSorted((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
  orders.set(shape, order);
  return order;
}

function writeRecord(writer: Writer, { shape, values }: RecordValue): void {
  writeMembers(writer, orderOf(shape), (index) => {
    writeName(writer, shape.names[index] ?? '');
    writeValue(writer, values[index] ?? null);
  });
}

function writeName(writer: Writer, name: string): void {
  write(writer, `${jsonText(name)}:${writer.indent ? ' ' : ''}`);
}

function writeData(writer: Writer, data: UntypedData): void {
  switch (data.kind) {
    case 'null':
      return write(writer, 'null');
    case 'boolean':
      return write(writer, data.value ? 'true' : 'false');
    case 'number':
      return write(writer, data.digits);
    case 'text':
      return write(writer, jsonText(data.value));
    case 'array':
      return writeItems(writer, data.items, (item) => enters(writer) && writeData(writer, item));
    case 'object':
      return writeMembers(writer, [...data.members], ([name, member]) => {
        writeName(writer, name);
        if (enters(writer)) writeData(writer, member);
      });
  }
}

function writeItems<T>(writer: Writer, items: readonly T[], each: (item: T) => void): void {
  writeAll(writer, '[', ']', items, each);
}

function writeMembers<T>(writer: Writer, members: readonly T[], each: (member: T) => void): void {
  writeAll(writer, '{', '}', members, each);
}

function writeAll<T>(
  writer: Writer,
  open: string,
  close: string,
  all: readonly T[],
  each: (item: T) => void,
): void {
  if (all.length === 0) return write(writer, open + close);
  write(writer, open);
  writer.depth += 1;
  let separator = '';
  for (const item of all) {
    if (writer.stopped !== undefined) break;
    write(writer, separator + lineStart(writer));
    each(item);
    separator = ',';
  }
  writer.depth -= 1;
  write(writer, lineStart(writer) + close);
}

function lineStart(writer: Writer): string {
  return writer.indent ? `\n${'    '.repeat(writer.depth)}` : '';
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

function dateText(ms: number): string {
  const { year, month, day } = yearMonthDay(ms);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function momentText(utc: number): string {
  const { hour, minute, second, millisecond } = dateParts(utc);
  return `${dateText(utc)}T${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(millisecond, 3)}Z`;
}

/** Hours, minutes and seconds of the day; whole days and the sign have no place in the form. */
function timeText({ ms }: TimeValue): string {
  const { hour, minute, second, millisecond } = dateParts(Math.trunc(Math.abs(ms)));
  return `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(millisecond, 3)}`;
}

function colorText(argb: number): string {
  const { red, green, blue, alpha } = colorParts(argb);
  return `"#${[red, green, blue, alpha].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}
