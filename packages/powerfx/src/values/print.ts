/** Values as formulas that make them again. */
import { dateParts, yearMonthDay } from '../dates/calendar.ts';
import { printDecimal } from '../numbers/decimal-convert.ts';
import { printFloat } from '../numbers/float-text.ts';
import { escapeName, escapeText } from '../printer/escape.ts';
import { colorParts } from './color.ts';
import { errorKindName, type ErrorInfo, type ErrorValue } from './error.ts';
import { fieldsOf } from './record.ts';
import type { UntypedData } from './untyped.ts';
import type {
  ColorValue,
  DateTimeValue,
  DateValue,
  RecordValue,
  TableValue,
  TimeValue,
  Value,
} from './value.ts';

/** A formula whose value is this one, in the compact form that tests of the language use. */
export function printValue(value: Value): string {
  if (value === null) return 'Blank()';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return printFloat(value);
    case 'string':
      return quoted(value);
    default:
  }
  switch (value.kind) {
    case 'decimal':
      return printDecimal(value);
    case 'date':
      return printDate(value);
    case 'dateTime':
      return printDateTime(value);
    case 'time':
      return printTime(value);
    case 'guid':
      return `GUID("${value.text}")`;
    case 'color':
      return printColor(value);
    case 'option':
      return `${escapeName(value.set.name)}.${escapeName(value.name)}`;
    case 'blob':
      return quoted(value.content);
    case 'record':
      return printRecord(value);
    case 'table':
      return printTable(value);
    case 'untyped':
      return printUntyped(value.data);
    case 'void':
      return `If(true, {test:1}, "Void value (result of the expression can't be used).")`;
    case 'error':
      return printError(value);
  }
}

function quoted(text: string): string {
  return `"${escapeText(text)}"`;
}

function printDate(value: DateValue): string {
  const { year, month, day } = yearMonthDay(value.ms);
  return `Date(${year},${month},${day})`;
}

function printDateTime(value: DateTimeValue): string {
  const p = dateParts(value.ms);
  return `DateTime(${p.year},${p.month},${p.day},${p.hour},${p.minute},${p.second},${p.millisecond})`;
}

/** A span of time prints as the clock face it comes to: without whole days, and never negative. */
function printTime(value: TimeValue): string {
  const { hour, minute, second, millisecond } = dateParts(value.ms);
  return `Time(${hour},${minute},${second},${millisecond})`;
}

function printColor(value: ColorValue): string {
  const { red, green, blue, alpha } = colorParts(value.argb);
  return `RGBA(${red},${green},${blue},${Math.round((alpha / 255) * 1_000) / 1_000})`;
}

function printRecord(value: RecordValue): string {
  const fields = fieldsOf(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([name, field]) => `${escapeName(name)}:${printValue(field)}`).join(',')}}`;
}

function printTable(value: TableValue): string {
  return `Table(${value.rows.map(printValue).join(',')})`;
}

function printError(value: ErrorValue): string {
  const printed = value.errors.map(printErrorInfo);
  return printed.length === 1 ? `Error(${printed.join('')})` : `Error(Table(${printed.join(',')}))`;
}

function printErrorInfo(error: ErrorInfo): string {
  const name = errorKindName(error.kind);
  return `{Kind:${name === undefined || (name === 'Custom' && error.kind !== 1000) ? String(error.kind) : `ErrorKind.${name}`}}`;
}

function printUntyped(data: UntypedData): string {
  switch (data.kind) {
    case 'null':
      return 'Blank()';
    case 'boolean':
      return data.value ? 'true' : 'false';
    case 'number':
      return data.digits;
    case 'text':
      return quoted(data.value);
    case 'array':
      return `[${data.items.map(printUntyped).join(',')}]`;
    case 'object':
      return `{${[...data.members].map(([name, member]) => `${escapeName(name)}:${printUntyped(member)}`).join(',')}}`;
  }
}
