/** Cultures built from what Intl prints. */
import type { Culture } from './culture.ts';

const monthIndexes = Array.from({ length: 12 }, (_, index) => index);
const dayIndexes = Array.from({ length: 7 }, (_, index) => index);
/** A Sunday, with day, month, hour, minute and second below ten, so that leading zeros show. */
const sample = Date.UTC(2021, 7, 1, 5, 5, 5);
const unusualSpaces = /[\u00a0\u202f\u200e\u200f]/gu;

/** The culture of a language tag; `undefined` when Intl does not know it. */
export function intlCulture(tag: string): Culture | undefined {
  const locale = resolved(tag);
  if (locale === undefined) return undefined;
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1234567.5);
  const separator = (type: string, usual: string): string =>
    parts.find((part) => part.type === type)?.value ?? usual;
  const shortDate = pattern(locale, { dateStyle: 'short' });
  const month = (options: Intl.DateTimeFormatOptions) =>
    monthIndexes.map((index) => partOf(locale, options, 'month', Date.UTC(2021, index, 15)));
  const day = (weekday: 'long' | 'short') =>
    dayIndexes.map((index) => partOf(locale, { weekday }, 'weekday', Date.UTC(2021, 7, 1 + index)));
  return {
    tag,
    decimalSeparator: separator('decimal', '.'),
    groupSeparator: separator('group', ','),
    monthsLong: month({ month: 'long' }),
    monthsBesideDay: month({ month: 'long', day: 'numeric' }),
    monthsShort: month({ month: 'short' }),
    daysLong: day('long'),
    daysShort: day('short'),
    morning: dayPeriod(locale, 9, 'AM'),
    afternoon: dayPeriod(locale, 15, 'PM'),
    dateSeparator: /^[dMy]+([^dMy']+)/u.exec(shortDate)?.[1] ?? '/',
    timeSeparator: ':',
    shortDate,
    longDate: pattern(locale, { dateStyle: 'full' }),
    shortTime: pattern(locale, { timeStyle: 'short' }),
    longTime: pattern(locale, { timeStyle: 'medium' }),
    monthDay: pattern(locale, { month: 'long', day: 'numeric' }),
    yearMonth: pattern(locale, { month: 'long', year: 'numeric' }),
  };
}

/** The locale with the Gregorian calendar and Latin digits. */
function resolved(tag: string): string | undefined {
  try {
    const [supported] = Intl.DateTimeFormat.supportedLocalesOf(tag);
    return supported === undefined ? undefined : `${supported.replace(/-u-.*$/u, '')}-u-ca-gregory-nu-latn`;
  } catch {
    return undefined;
  }
}

function partOf(locale: string, options: Intl.DateTimeFormatOptions, type: string, instant: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).formatToParts(instant);
  return parts.find((part) => part.type === type)?.value ?? '';
}

function dayPeriod(locale: string, hour: number, usual: string): string {
  const text = partOf(locale, { hour: 'numeric', hour12: true }, 'dayPeriod', Date.UTC(2021, 7, 1, hour));
  return text === '' ? usual : text.replaceAll(unusualSpaces, ' ');
}

/** What Intl prints for a known moment, as a .NET pattern. */
function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const hour = format.resolvedOptions().hour12 === true ? 'h' : 'H';
  return format
    .formatToParts(sample)
    .map(({ type, value }) => patternPart(type, value, hour))
    .join('');
}

function patternPart(type: string, value: string, hour: string): string {
  const twice = (letter: string): string => (value.length > 1 ? letter + letter : letter);
  switch (type) {
    case 'year':
      return 'yyyy';
    case 'month':
      return /^\d/u.test(value) ? twice('M') : 'MMMM';
    case 'day':
      return twice('d');
    case 'weekday':
      return 'dddd';
    case 'hour':
      return twice(hour);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'tt';
    default: {
      const plain = value.replaceAll(unusualSpaces, ' ');
      return /[A-Za-z]/u.test(plain) ? `'${plain}'` : plain;
    }
  }
}
