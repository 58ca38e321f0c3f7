/** Cultures: separators, names and patterns that numbers and dates are read and written with. */
import { intlCulture } from './intl-culture.ts';

/** What the language needs of a culture. */
export interface Culture {
  /** Language tag, such as `fr-FR`. */
  readonly tag: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly monthsLong: readonly string[];
  /** Long month names as they stand beside a day. */
  readonly monthsBesideDay: readonly string[];
  readonly monthsShort: readonly string[];
  /** Sunday first. */
  readonly daysLong: readonly string[];
  readonly daysShort: readonly string[];
  readonly morning: string;
  readonly afternoon: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  /** .NET custom patterns of the standard formats d, D, t, T, M and Y. */
  readonly shortDate: string;
  readonly longDate: string;
  readonly shortTime: string;
  readonly longTime: string;
  readonly monthDay: string;
  readonly yearMonth: string;
}

/** The tag of the invariant culture. */
export const invariantLocale = '';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The culture that is used when none is named. A table of its own, because what Intl prints changes with the engine. */
export const usEnglish: Culture = {
  tag: 'en-US',
  decimalSeparator: '.',
  groupSeparator: ',',
  monthsLong: months,
  monthsBesideDay: months,
  monthsShort: months.map((name) => name.slice(0, 3)),
  daysLong: days,
  daysShort: days.map((name) => name.slice(0, 3)),
  morning: 'AM',
  afternoon: 'PM',
  dateSeparator: '/',
  timeSeparator: ':',
  shortDate: 'M/d/yyyy',
  longDate: 'dddd, MMMM d, yyyy',
  shortTime: 'h:mm tt',
  longTime: 'h:mm:ss tt',
  monthDay: 'MMMM d',
  yearMonth: 'MMMM yyyy',
};

/** The invariant culture: as US English, but with dates as month/day/year in two digits. */
const invariant: Culture = {
  ...usEnglish,
  tag: invariantLocale,
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
  monthDay: 'MMMM dd',
  yearMonth: 'yyyy MMMM',
};

const known = new Map<string, Culture | undefined>([
  ['en-us', usEnglish],
  ['', invariant],
]);

/** The culture of a language tag in any letter case; `undefined` when there is none. */
export function findCulture(tag: string): Culture | undefined {
  const key = tag.toLowerCase();
  if (known.has(key)) return known.get(key);
  const culture = intlCulture(tag);
  // Tags come from data, so what is remembered must have an end.
  if (known.size > 500) return culture;
  known.set(key, culture);
  return culture;
}
