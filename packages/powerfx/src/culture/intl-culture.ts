/** A culture built from Intl, for the tags without a table of their own. */
import type { Culture } from './culture.ts';

const months = Array.from({ length: 12 }, (_, index) => index);
const weekdays = Array.from({ length: 7 }, (_, index) => index);
/** 2021-08-01 was a Sunday; the hour tells morning from afternoon. */
const afternoon = Date.UTC(2021, 7, 1, 15, 45, 30);
const unusualSpaces = /[\u00A0\u202F\u200E\u200F]/gu;

/** The tag Intl would use for a well-formed tag, or undefined when Intl does not know its language. */
export function resolveTag(tag: string): string | undefined {
  try {
    const [supported] = Intl.DateTimeFormat.supportedLocalesOf(tag);
    return supported === undefined ? undefined : new Intl.DateTimeFormat(tag).resolvedOptions().locale;
  } catch {
    return undefined;
  }
}

/** Builds the culture of a tag that `resolveTag` accepted. */
export function intlCulture(tag: string): Culture {
  const locale = `${tag.replace(/-u-.*$/u, '')}-u-ca-gregory-nu-latn`;
  const number = new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(
    1234567.5,
  );
  const decimalSeparator = number.find((part) => part.type === 'decimal')?.value ?? '.';
  const groupSeparator = number.find((part) => part.type === 'group')?.value ?? ',';
  const comma = decimalSeparator === ',';
  const monthsLong = months.map((month) =>
    part(locale, { month: 'long' }, 'month', Date.UTC(2021, month, 15)),
  );
  const shortDate = pattern(locale, { year: 'numeric', month: 'numeric', day: 'numeric' });
  return {
    tag,
    decimalSeparator,
    groupSeparator,
    currencySymbol: '¤',
    negativeSign: '-',
    listSeparator: comma ? ';' : ',',
    chainingSeparator: comma ? ';;' : ';',
    monthsLong,
    monthsGenitive: months.map((month) =>
      part(locale, { month: 'long', day: 'numeric' }, 'month', Date.UTC(2021, month, 15)),
    ),
    monthsShort: months.map((month) => part(locale, { month: 'short' }, 'month', Date.UTC(2021, month, 15))),
    daysLong: weekdays.map((day) => part(locale, { weekday: 'long' }, 'weekday', Date.UTC(2021, 7, 1 + day))),
    daysShort: weekdays.map((day) =>
      part(locale, { weekday: 'short' }, 'weekday', Date.UTC(2021, 7, 1 + day)),
    ),
    amDesignator: dayPeriod(locale, Date.UTC(2021, 7, 1, 9), 'AM'),
    pmDesignator: dayPeriod(locale, afternoon, 'PM'),
    dateSeparator: /^(?:d+|M+|y+)([^dMy']+)/u.exec(shortDate)?.[1] ?? '/',
    timeSeparator: ':',
    shortDate,
    longDate: pattern(locale, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }),
    shortTime: pattern(locale, { hour: 'numeric', minute: '2-digit' }),
    longTime: pattern(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    firstDayOfWeek: 1,
  };
}

function part(locale: string, options: Intl.DateTimeFormatOptions, type: string, instant: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).formatToParts(instant);
  return parts.find((candidate) => candidate.type === type)?.value ?? '';
}

function dayPeriod(locale: string, instant: number, fallback: string): string {
  const text = part(locale, { hour: 'numeric', hour12: true }, 'dayPeriod', instant);
  return text === '' ? fallback : text.replace(unusualSpaces, ' ');
}

/** Writes what Intl prints for a known moment as a .NET pattern. */
function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const twelve = format.resolvedOptions().hour12 === true;
  return format
    .formatToParts(Date.UTC(2021, 7, 1, 15, 45, 30))
    .map(({ type, value }) => {
      switch (type) {
        case 'year':
          return 'yyyy';
        case 'month':
          return options.month === 'long' ? 'MMMM' : value.length > 1 ? 'MM' : 'M';
        case 'day':
          return value.length > 1 ? 'dd' : 'd';
        case 'weekday':
          return 'dddd';
        case 'hour':
          return twelve ? 'h' : 'HH';
        case 'minute':
          return 'mm';
        case 'second':
          return 'ss';
        case 'dayPeriod':
          return 'tt';
        default: {
          const plain = value.replace(unusualSpaces, ' ');
          return /[A-Za-z]/u.test(plain) ? `'${plain}'` : plain;
        }
      }
    })
    .join('');
}
