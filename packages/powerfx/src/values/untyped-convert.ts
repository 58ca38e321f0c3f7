/** Untyped values where a type is wanted: the kind of JSON must fit. */
import { parseIsoDateTime, parseIsoTime } from '../dates/iso.ts';
import { startOfDay } from '../dates/calendar.ts';
import type { Run } from '../host/run.ts';
import { decimalOne, decimalZero } from '../numbers/decimal.ts';
import { parseDecimal } from '../numbers/decimal-convert.ts';
import { parseDecimalText, parseFloatText } from '../numbers/parse.ts';
import type { Type } from '../types/type.ts';
import { parseHexColor } from './color.ts';
import { errorValue } from './error.ts';
import { parseGuid } from './guid.ts';
import type { UntypedData } from './untyped.ts';
import type { UntypedValue, Value } from './value.ts';
import { invariantCulture } from '../culture/find.ts';

function wrong(data: UntypedData, wanted: string): Value {
  return errorValue('InvalidArgument', `A JSON ${data.kind} is not ${wanted}.`);
}

/** An untyped value as one of a type. */
export function convertUntyped(value: UntypedValue, type: Type, run: Run): Value {
  const { data } = value;
  if (data.kind === 'null') return null;
  switch (type.kind) {
    case 'number':
      return toFloat(data);
    case 'decimal':
      return toDecimal(data);
    case 'text':
      return toText(data);
    case 'boolean':
      return toBoolean(data);
    case 'date':
    case 'dateTime':
    case 'dateTimeNoZone':
      return toDate(data, type.kind === 'date' ? 'date' : 'dateTime', run);
    case 'time':
      return toTime(data);
    case 'guid':
      return data.kind === 'text' ? parseGuid(data.value) : wrong(data, 'a GUID');
    case 'color':
      return data.kind === 'text' ? parseHexColor(data.value) : wrong(data, 'a colour');
    case 'hyperlink':
    case 'image':
    case 'media':
    case 'blob':
      return data.kind === 'text' ? data.value : wrong(data, 'a text');
    default:
      return value;
  }
}

function toFloat(data: UntypedData): Value {
  if (data.kind === 'number') {
    const value = Number(data.digits);
    return Number.isFinite(value) ? value : errorValue('Numeric', 'The number is too large.');
  }
  if (data.kind === 'boolean') return data.value ? 1 : 0;
  if (data.kind !== 'text') return wrong(data, 'a number');
  const parsed = parseFloatText(data.value, invariantCulture);
  if (parsed.kind === 'number') return parsed.value;
  return parsed.kind === 'blank' ? null : wrong(data, 'a number');
}

function toDecimal(data: UntypedData): Value {
  if (data.kind === 'number')
    return (
      parseDecimal(data.digits) ?? errorValue('InvalidArgument', 'The number is too large for a decimal.')
    );
  if (data.kind === 'boolean') return data.value ? decimalOne : decimalZero;
  if (data.kind !== 'text') return wrong(data, 'a number');
  const parsed = parseDecimalText(data.value, invariantCulture);
  if (parsed.kind === 'decimal') return parsed.value;
  return parsed.kind === 'blank' ? null : wrong(data, 'a number');
}

function toText(data: UntypedData): Value {
  switch (data.kind) {
    case 'text':
      return data.value;
    case 'number':
      return data.digits;
    case 'boolean':
      return data.value ? 'true' : 'false';
    default:
      return wrong(data, 'a text');
  }
}

function toBoolean(data: UntypedData): Value {
  if (data.kind === 'boolean') return data.value;
  if (data.kind === 'number') return Number(data.digits) !== 0;
  if (data.kind !== 'text') return wrong(data, 'true or false');
  const lower = data.value.toLowerCase();
  if (lower === '') return null;
  return lower === 'true' || lower === 'false' ? lower === 'true' : wrong(data, 'true or false');
}

function toDate(data: UntypedData, kind: 'date' | 'dateTime', run: Run): Value {
  if (data.kind !== 'text') return wrong(data, 'a date');
  const ms = parseIsoDateTime(data.value, run.zone);
  if (ms === undefined) return wrong(data, 'a date');
  return kind === 'date' ? { kind, ms: startOfDay(ms) } : { kind, ms };
}

function toTime(data: UntypedData): Value {
  if (data.kind !== 'text') return wrong(data, 'a time');
  const ms = parseIsoTime(data.value);
  return ms === undefined ? wrong(data, 'a time') : { kind: 'time', ms };
}
