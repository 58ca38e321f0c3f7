/** Text to date and time in a culture, close to what .NET's DateTime.TryParse accepts. */
import type { Culture } from '../culture/culture.ts';
import {
  dateEpoch,
  dayFromFields,
  daysInMonth,
  inDateRange,
  msPerHour,
  timeOfDay,
  yearMonthDay,
} from './calendar.ts';
import { fractionToMs } from './iso.ts';
import { type Token, tokenize } from './parse-tokens.ts';
import { dayOfWeek } from './weeks.ts';
import { type TimeZone, utcToLocal } from './zones.ts';

export interface DateTextContext {
  readonly culture: Culture;
  /** Texts with an offset are converted to this zone's wall clock. */
  readonly zone: TimeZone;
  /** Local milliseconds of today; gives the year to texts without one. */
  readonly today: number;
}

export type ParsedDateTime =
  | {
      readonly kind: 'datetime';
      /** Local milliseconds; a time alone falls on 1899-12-30 and may have a fraction of a millisecond. */
      readonly value: number;
      readonly hasDate: boolean;
      readonly hasTime: boolean;
      readonly hadOffset: boolean;
    }
  | { readonly kind: 'invalid' };

const invalid = { kind: 'invalid' } as const;

/** Last year that two digits stand for. */
const twoDigitYearMax = 2049;

/** Reads a date, a time or both. */
export function parseDateTime(text: string, context: DateTextContext): ParsedDateTime {
  const tokens = tokenize(text, context.culture);
  if (tokens === undefined || tokens.length === 0) return invalid;
  const time = readTime(tokens);
  if (time === undefined) return invalid;
  const dateTokens = tokens.filter((token, index) => index !== time.hourIndex && isDateToken(token));
  let date = dateEpoch;
  if (dateTokens.length > 0) {
    const found = readDate(dateTokens, context);
    if (found === undefined) return invalid;
    date = found;
  }
  const hasDate = dateTokens.length > 0;
  if (time.value === undefined && !hasDate) return invalid;
  // A moment is whole milliseconds; only a time alone keeps the digits behind them.
  let value = hasDate ? date + Math.floor(time.value ?? 0) : date + (time.value ?? 0);
  if (time.offset !== undefined) value = utcToLocal(value - time.offset, context.zone);
  return inDateRange(value) === undefined
    ? invalid
    : {
        kind: 'datetime',
        value,
        hasDate,
        hasTime: time.value !== undefined,
        hadOffset: time.offset !== undefined,
      };
}

const clockAnywhere = /(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?/u;

/**
 * Power Fx TimeValue: the time part of a date text, or else a clock time anywhere in it, hours modulo 24. A span, or
 * `undefined`.
 */
export function parseTime(text: string, context: DateTextContext): number | undefined {
  const parsed = parseDateTime(text, context);
  if (parsed.kind === 'datetime') return timeOfDay(parsed.value);
  const match = clockAnywhere.exec(text);
  if (match === null) return undefined;
  const seconds = match[3] === undefined ? 0 : Number(match[3]);
  return (
    (Number(match[1]) % 24) * msPerHour + Number(match[2]) * 60_000 + seconds * 1000 + fractionToMs(match[4])
  );
}

function isDateToken(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'month' || token.kind === 'weekday';
}

interface TimePart {
  readonly value: number | undefined;
  readonly offset: number | undefined;
  /** Index of the number that is an hour, as in "6 PM". */
  readonly hourIndex: number;
}

function readTime(tokens: readonly Token[]): TimePart | undefined {
  let clock: { readonly time: number; readonly hour: number } | undefined;
  let afternoon: boolean | undefined;
  let offset: number | undefined;
  let hourIndex = -1;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'clock') {
      if (clock !== undefined) return undefined;
      clock = token;
    } else if (token.kind === 'half') {
      if (afternoon !== undefined) return undefined;
      afternoon = token.afternoon;
      const hour = tokens[index - 1];
      if (clock === undefined && hour?.kind === 'number' && hour.digits <= 2 && hour.value <= 12) {
        clock = { time: hour.value * msPerHour, hour: hour.value };
        hourIndex = index - 1;
      }
    } else if (token.kind === 'offset') {
      if (offset !== undefined || clock === undefined) return undefined;
      offset = token.offset;
    }
  }
  if (afternoon === undefined) return { value: clock?.time, offset, hourIndex };
  if (clock === undefined || clock.hour > 12) return undefined;
  const base = clock.hour === 12 ? clock.time - 12 * msPerHour : clock.time;
  return { value: base + (afternoon ? 12 * msPerHour : 0), offset, hourIndex };
}

type NumberToken = Extract<Token, { kind: 'number' }>;

/** The order in which a culture's short date names its parts. */
function partOrder(culture: Culture): 'mdy' | 'dmy' | 'ymd' {
  const pattern = culture.shortDate;
  const [y, m, d] = [pattern.indexOf('y'), pattern.indexOf('M'), pattern.indexOf('d')];
  if (y < m && y < d) return 'ymd';
  return m < d ? 'mdy' : 'dmy';
}

function readDate(tokens: readonly Token[], context: DateTextContext): number | undefined {
  const numbers = tokens.filter((token): token is NumberToken => token.kind === 'number');
  const months = tokens.filter((token) => token.kind === 'month');
  const weekdays = tokens.filter((token) => token.kind === 'weekday');
  if (months.length > 1 || weekdays.length > 1) return undefined;
  const [month] = months;
  const fields =
    month?.kind === 'month' ? withMonthName(month.month, numbers, context) : numbersOnly(numbers, context);
  if (fields === undefined) return undefined;
  const [year, monthNumber, day] = fields;
  if (year < 1 || year > 9999 || monthNumber < 1 || monthNumber > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, monthNumber)) return undefined;
  const value = dayFromFields(year, monthNumber, day);
  const [weekday] = weekdays;
  // A weekday that contradicts the date is an error, not decoration.
  return weekday?.kind === 'weekday' && weekday.day !== dayOfWeek(value) ? undefined : value;
}

type Fields = readonly [year: number, month: number, day: number];

function isYear(token: NumberToken): boolean {
  return token.digits > 2;
}

function fullYear(token: NumberToken): number {
  if (isYear(token)) return token.value;
  const century = Math.floor(twoDigitYearMax / 100) * 100;
  return century + token.value > twoDigitYearMax ? century - 100 + token.value : century + token.value;
}

function withMonthName(
  month: number,
  numbers: readonly NumberToken[],
  context: DateTextContext,
): Fields | undefined {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return undefined;
  if (second === undefined) {
    if (isYear(first) || first.value > 31) return [fullYear(first), month, 1];
    return [yearMonthDay(context.today).year, month, first.value];
  }
  const yearFirst =
    isYear(first) ||
    (!isYear(second) && (first.value > 31 || (partOrder(context.culture) === 'ymd' && second.value <= 31)));
  if (yearFirst) return isYear(second) ? undefined : [fullYear(first), month, second.value];
  return [fullYear(second), month, first.value];
}

function numbersOnly(numbers: readonly NumberToken[], context: DateTextContext): Fields | undefined {
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined || numbers.length > 3) return undefined;
  const order = partOrder(context.culture);
  if (third === undefined) {
    if (isYear(first)) return isYear(second) ? undefined : [first.value, second.value, 1];
    if (isYear(second)) return [second.value, first.value, 1];
    const { year } = yearMonthDay(context.today);
    return order === 'dmy' ? [year, second.value, first.value] : [year, first.value, second.value];
  }
  if (isYear(second)) return undefined;
  if (isYear(first)) return isYear(third) ? undefined : [first.value, second.value, third.value];
  if (order === 'ymd' && !isYear(third)) return [fullYear(first), second.value, third.value];
  return order === 'dmy'
    ? [fullYear(third), second.value, first.value]
    : [fullYear(third), first.value, second.value];
}
