/**
 * Conversions that the language makes on its own. Blank stays blank and errors stay errors; what a blank counts as is the
 * business of the operator or function that wanted the value.
 */
import type { Culture } from '../culture/culture.ts';
import { dateEpoch, msPerDay, startOfDay, timeFromNumber, dateFromNumber } from '../dates/calendar.ts';
import { parseDateTime, parseTime } from '../dates/parse.ts';
import { utcToLocal } from '../dates/zones.ts';
import type { Run } from '../host/run.ts';
import {
  divDecimal,
  decimalFromInteger,
  isZeroDecimal,
  decimalOne,
  decimalZero,
} from '../numbers/decimal.ts';
import { decimalFromFloat, decimalToFloat } from '../numbers/decimal-convert.ts';
import { parseDecimalText, parseFloatText } from '../numbers/parse.ts';
import type { RecordType, TableType, Type } from '../types/type.ts';
import { errorValue } from './error.ts';
import { checkedDate, existingDate, timeValue } from './moments.ts';
import { calculatedOption, optionBacking, optionOf, optionText } from './option-member.ts';
import type { OptionSet } from './option-set.ts';
import { parseGuid } from './guid.ts';
import { shapeOf } from './shape.ts';
import { textOf } from './text-of.ts';
import { convertUntyped } from './untyped-convert.ts';
import { parseColor } from './color.ts';
import { isError, type OptionValue, type RecordValue, type Value } from './value.ts';

/** A value as one of a type. Gives an error value when this one cannot be. */
export function convertValue(value: Value, type: Type, run: Run): Value {
  if (value === null || isError(value)) return value;
  if (typeof value === 'object') {
    if (value.kind === 'untyped' && type.kind !== 'untyped') return convertUntyped(value, type, run);
    if (value.kind === 'option' && type.kind !== 'option') return convertOption(value, type, run);
    if (value.kind === 'void') return value;
  }
  switch (type.kind) {
    case 'number':
      return toFloat(value, run);
    case 'decimal':
      return toDecimal(value, run);
    case 'text':
      return toText(value, run);
    case 'boolean':
      return toBoolean(value);
    case 'date':
    case 'dateTime':
    case 'dateTimeNoZone':
    case 'time':
      return toMoment(value, type.kind === 'dateTimeNoZone' ? 'dateTime' : type.kind, run);
    case 'guid':
      return typeof value === 'string' ? parseGuid(value) : value;
    case 'color':
      return typeof value === 'string' ? parseColor(value) : value;
    case 'option':
      return toOption(value, type.set);
    case 'record':
      return typeof value === 'object' && value.kind === 'record' ? convertRecord(value, type, run) : value;
    case 'table':
      return toTable(value, type, run);
    case 'image':
    case 'media':
    case 'blob':
    case 'hyperlink':
    case 'blank':
    case 'void':
    case 'unknown':
    case 'error':
    case 'untyped':
      return value;
  }
}

function invalid(what: string): Value {
  return errorValue('InvalidArgument', `The value cannot be made ${what}.`);
}

/** Text that is no number, as an error that says so. */
export const notANumber = (): Value => errorValue('InvalidArgument', 'The text is not a number.');

function toFloat(value: Value, run: Run): Value {
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'string': {
      const parsed = parseFloatText(value, run.culture);
      if (parsed.kind === 'number') return parsed.value;
      return parsed.kind === 'blank' ? null : notANumber();
    }
    default:
      if (value === null) return null;
      if (value.kind === 'decimal') return decimalToFloat(value);
      if ('ms' in value) return (value.ms - (value.kind === 'time' ? 0 : dateEpoch)) / msPerDay;
      return invalid('a number');
  }
}

function toDecimal(value: Value, run: Run): Value {
  switch (typeof value) {
    case 'number':
      return (
        decimalFromFloat(value) ?? errorValue('InvalidArgument', 'The number is too large for a decimal.')
      );
    case 'boolean':
      return value ? decimalOne : decimalZero;
    case 'string': {
      const parsed = parseDecimalText(value, run.culture);
      if (parsed.kind === 'decimal') return parsed.value;
      return parsed.kind === 'blank' ? null : notANumber();
    }
    default:
      if (value === null || value.kind === 'decimal') return value;
      if ('ms' in value) return decimalDays(value.ms - (value.kind === 'time' ? 0 : dateEpoch));
      return invalid('a number');
  }
}

function decimalDays(ms: number): Value {
  return divDecimal(decimalFromInteger(Math.round(ms)), decimalFromInteger(msPerDay)) ?? invalid('a number');
}

function toText(value: Value, run: Run): Value {
  return typeof value === 'string' ? value : textOf(value, run.culture);
}

function toBoolean(value: Value): Value {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'string': {
      if (value === '') return null;
      const lower = value.toLowerCase();
      if (lower === 'true' || lower === 'false') return lower === 'true';
      return errorValue('InvalidArgument', 'The text is neither true nor false.');
    }
    default:
      return value !== null && value.kind === 'decimal' ? !isZeroDecimal(value) : invalid('true or false');
  }
}

/** A date, a date and time, or a time. */
function toMoment(value: Value, kind: 'date' | 'dateTime' | 'time', run: Run): Value {
  if (typeof value === 'number') return momentFromDays(value, kind);
  if (typeof value === 'string') return momentFromText(value, kind, run);
  if (typeof value === 'boolean' || value === null) return value === null ? null : invalid(`a ${kind}`);
  if (value.kind === 'decimal') return momentFromDays(decimalToFloat(value), kind);
  if (!('ms' in value)) return invalid('a date');
  if (value.kind === kind) return value;
  // A time counts days too: only its print is without them.
  if (kind === 'time') return { kind, ms: value.ms - dateEpoch };
  const ms = value.kind === 'time' ? dateEpoch + value.ms : value.ms;
  return kind === 'date' ? { kind, ms: startOfDay(ms) } : { kind, ms };
}

function momentFromDays(days: number, kind: 'date' | 'dateTime' | 'time'): Value {
  return kind === 'time' ? timeValue(timeFromNumber(days)) : checkedDate(kind, dateFromNumber(days));
}

/** A text as a date, a date and time, or a time of day; empty text is blank. */
export function momentFromText(
  text: string,
  kind: 'date' | 'dateTime' | 'time',
  run: Run,
  culture: Culture = run.culture,
): Value {
  if (text === '') return null;
  const context = { culture, zone: run.zone, today: startOfDay(utcToLocal(run.now(), run.zone)) };
  if (kind === 'time') {
    const ms = parseTime(text, context);
    return ms === undefined ? errorValue('InvalidArgument', 'The text is not a time.') : { kind, ms };
  }
  const parsed = parseDateTime(text, context);
  if (parsed.kind !== 'datetime') return errorValue('InvalidArgument', 'The text is not a date.');
  return existingDate(kind, kind === 'date' ? startOfDay(parsed.value) : parsed.value, run.zone);
}

function convertOption(option: OptionValue, type: Type, run: Run): Value {
  if (type.kind === 'text') return optionText(option);
  return convertValue(optionBacking(option, type.kind === 'decimal'), type, run);
}

function toOption(value: Value, set: OptionSet): Value {
  if (value !== null && typeof value === 'object' && value.kind === 'option') return value;
  const plain =
    value !== null && typeof value === 'object' && value.kind === 'decimal' ? decimalToFloat(value) : value;
  if (typeof plain === 'boolean') {
    const member = [...set.members.values()].find((candidate) => candidate.value === plain);
    if (member !== undefined) return optionOf(set, member.name);
  }
  if (typeof plain === 'string' || typeof plain === 'number') return calculatedOption(set, plain);
  return invalid(`a member of ${set.name}`);
}

/** A record with the fields of the type: missing ones blank, others left away, all of them converted. */
function convertRecord(value: RecordValue, type: RecordType, run: Run): Value {
  const shape = shapeOf(type.fields.keys());
  const values: Value[] = [];
  for (const [name, field] of type.fields) {
    const index = value.shape.index.get(name);
    values.push(index === undefined ? null : convertValue(value.values[index] ?? null, field, run));
  }
  return { kind: 'record', shape, values };
}

function toTable(value: Value, type: TableType, run: Run): Value {
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'record') return { kind: 'table', rows: [convertRecord(value, type.row, run)] };
  if (value.kind !== 'table') return value;
  run.spend(value.rows.length);
  return { kind: 'table', rows: value.rows.map((row) => convertValue(row, type.row, run)) };
}
