/** Power Fx Text(): default texts, custom formats and the DateTimeFormat members. */
import type { Culture } from '../culture/culture.ts';
import { dateEpoch, dateFromNumber, dateToNumber, inDateRange, timeToNumber } from '../dates/calendar.ts';
import { type TimeZone, localToUtc } from '../dates/zones.ts';
import { type Decimal, bigCoefficient } from '../numbers/decimal.ts';
import { decimalToFloat, printDecimal } from '../numbers/decimal-convert.ts';
import { type FloatDigits, printFloat, significantDigits } from '../numbers/float-text.ts';
import { compileFormat } from './compile.ts';
import { type DateFormat, compileDatePattern } from './date-format.ts';
import { formatDate } from './date-text.ts';
import { isoInstant } from './iso-text.ts';
import { formatNumeric } from './numeric-text.ts';

/** What Text can format. Dates are local milliseconds, a time is a span of milliseconds. */
export type TextValue =
  | { readonly kind: 'number'; readonly value: number }
  | Decimal
  | { readonly kind: 'date' | 'datetime' | 'time'; readonly value: number };

/** Digits of a double that custom formats look at. */
const customPrecision = 15;

/** The "general" text of a float in a culture. */
export function numberText(value: number, culture: Culture): string {
  const text = printFloat(value);
  return culture.decimalSeparator === '.' ? text : text.replace('.', culture.decimalSeparator);
}

/** The "general" text of a Decimal in a culture. */
export function decimalText(value: Decimal, culture: Culture): string {
  const text = printDecimal(value);
  return culture.decimalSeparator === '.' ? text : text.replace('.', culture.decimalSeparator);
}

const patterns = new Map<string, DateFormat>();

function datePattern(pattern: string): DateFormat {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = compileDatePattern(pattern);
    // Patterns come from culture tables, of which there are few hundred at most.
    patterns.set(pattern, compiled);
  }
  return compiled;
}

function patternText(local: number, pattern: string, culture: Culture): string {
  return formatDate(local, datePattern(pattern), culture) ?? '';
}

/** Text of a value without a format: general number, short date, short date and time, short time. */
export function defaultText(value: TextValue, culture: Culture): string {
  switch (value.kind) {
    case 'number':
      return numberText(value.value, culture);
    case 'decimal':
      return decimalText(value, culture);
    case 'date':
      return patternText(value.value, culture.shortDate, culture);
    case 'datetime':
      return patternText(value.value, `${culture.shortDate} ${culture.shortTime}`, culture);
    case 'time':
      return patternText(dateEpoch + value.value, culture.shortTime, culture);
    default: {
      const unexpected: never = value;
      return unexpected;
    }
  }
}

/** One letter alone is a standard format of .NET, and these are none that it knows; the ones it knows are literals. */
const unknownLetter = /^[ijkloqtuvw]$/iu;

/**
 * Text of a value under a custom format. Numbers under a date format are day numbers, dates under a numeric format
 * become day numbers. An empty format gives "". `undefined` is InvalidArgument: a wrong format, or a number that is no
 * date.
 */
export function formatText(value: TextValue, format: string, culture: Culture): string | undefined {
  if (format === '') return '';
  if (unknownLetter.test(format)) return undefined;
  const compiled = compileFormat(format);
  switch (compiled.kind) {
    case 'invalid':
      return undefined;
    case 'numeric':
      return formatNumeric(digitsOf(value), compiled.numeric, culture);
    case 'plain':
      return value.kind === 'number' || value.kind === 'decimal'
        ? formatNumeric(digitsOf(value), compiled.numeric, culture)
        : dateSectionText(value, compiled.dates, culture);
    case 'datetime':
      return dateSectionText(value, compiled.dates, culture);
    default: {
      const unexpected: never = compiled;
      return unexpected;
    }
  }
}

function digitsOf(value: TextValue): FloatDigits {
  switch (value.kind) {
    case 'number':
      return significantDigits(value.value, customPrecision);
    case 'decimal': {
      const coefficient = bigCoefficient(value);
      const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
      if (coefficient === 0n) return { negative: false, digits: '', point: 0 };
      return {
        negative: coefficient < 0n,
        digits: digits.replace(/0+$/u, ''),
        point: digits.length - value.scale,
      };
    }
    case 'time':
      return significantDigits(timeToNumber(value.value), customPrecision);
    case 'date':
    case 'datetime':
      return significantDigits(dateToNumber(value.value), customPrecision);
    default: {
      const unexpected: never = value;
      return unexpected;
    }
  }
}

/** A value as local milliseconds, for date formats. */
function momentOf(value: TextValue): number | undefined {
  switch (value.kind) {
    case 'number':
      return dateFromNumber(value.value);
    case 'decimal':
      return dateFromNumber(decimalToFloat(value));
    case 'time':
      return inDateRange(dateEpoch + value.value);
    case 'date':
    case 'datetime':
      return value.value;
    default: {
      const unexpected: never = value;
      return unexpected;
    }
  }
}

/** Date sections go by the sign of the day number; an empty or missing one falls back to the first. */
function dateSectionText(
  value: TextValue,
  sections: readonly DateFormat[],
  culture: Culture,
): string | undefined {
  const moment = momentOf(value);
  if (moment === undefined) return undefined;
  const wanted = sections[moment < dateEpoch ? 1 : moment === dateEpoch ? 2 : 0];
  const section = wanted === undefined || wanted.tokens.length === 0 ? sections[0] : wanted;
  return section === undefined ? '' : formatDate(moment, section, culture);
}

/** Members of DateTimeFormat, in lower case. */
const enumPatterns: ReadonlyMap<string, (culture: Culture) => string> = new Map([
  ['shortdate', (culture: Culture) => culture.shortDate],
  ['longdate', (culture: Culture) => culture.longDate],
  ['shorttime', (culture: Culture) => culture.shortTime],
  ['longtime', (culture: Culture) => culture.longTime],
  ['shorttime24', (culture: Culture) => in24Hours(culture.shortTime)],
  ['longtime24', (culture: Culture) => in24Hours(culture.longTime)],
  ['shortdatetime', (culture: Culture) => `${culture.shortDate} ${culture.shortTime}`],
  ['longdatetime', (culture: Culture) => `${culture.longDate} ${culture.longTime}`],
  ['shortdatetime24', (culture: Culture) => `${culture.shortDate} ${in24Hours(culture.shortTime)}`],
  ['longdatetime24', (culture: Culture) => `${culture.longDate} ${in24Hours(culture.longTime)}`],
]);

function in24Hours(pattern: string): string {
  return pattern.replaceAll('h', 'H').replace(/\s*t+\s*/u, '');
}

/**
 * Text of a value under a member of DateTimeFormat (its name or backing text, any case, quotes allowed). UTC prints
 * the instant of the wall clock in the zone. `undefined` for an unknown member or a number that is no date.
 */
export function formatDateTimeEnum(
  value: TextValue,
  member: string,
  culture: Culture,
  zone: TimeZone,
): string | undefined {
  const name = member.replaceAll("'", '').toLowerCase();
  const moment = momentOf(value);
  if (moment === undefined) return undefined;
  if (name === 'utc') return isoInstant(localToUtc(moment, zone));
  const pattern = enumPatterns.get(name);
  return pattern === undefined ? undefined : patternText(moment, pattern(culture), culture);
}
