/**
 * Moments: a wall clock with 100 nanoseconds, and whether it is UTC or of a zone that is not known. Proleptic Gregorian calendar, years 1 to
 * 9999.
 */

import { dayAfter, daysOf, type CalendarDay } from './calendar.ts';

/** A moment. */
export interface Moment {
  /** Milliseconds of the wall clock since 1970-01-01, as if it were UTC. */
  readonly ms: number;
  /** Hundreds of nanoseconds beyond `ms`, 0 to 9,999. */
  readonly rest: number;
  /** Whether the wall clock is that of UTC. */
  readonly utc: boolean;
}

/** Calendar fields of a moment. */
export interface Fields extends CalendarDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const msPerMinute = 60_000;
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;
export const ticksPerMs = 10_000;

const first = -62_135_596_800_000;
const last = 253_402_300_799_999;

/** The moment, when it lies within the years 1 to 9999. */
export function momentOf(ms: number, rest: number, utc: boolean): Moment | undefined {
  return ms >= first && ms <= last ? { ms, rest, utc } : undefined;
}

/** Milliseconds of calendar fields; `undefined` when there is no such day or time. */
export function msOfFields({ year, month, day, hour, minute, second }: Fields): number | undefined {
  // Written so that NaN is refused too.
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  return daysOf({ year, month, day }) * msPerDay + (hour * 60 + minute) * msPerMinute + second * 1_000;
}

/** How many days a month has. */
function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The calendar fields of a moment. */
export function fieldsOf({ ms }: Moment): Fields {
  const days = Math.floor(ms / msPerDay);
  const { year, month, day } = dayAfter(days);
  const seconds = Math.floor((ms - days * msPerDay) / 1_000);
  return {
    year,
    month,
    day,
    hour: Math.floor(seconds / 3_600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf({ ms }: Moment): number {
  // 1970-01-01 was a Thursday; the first days of the calendar lie before it.
  return (((Math.floor(ms / msPerDay) + 4) % 7) + 7) % 7;
}

/** Hundreds of nanoseconds since 0001-01-01. */
export function ticksOf({ ms, rest }: Moment): bigint {
  return BigInt(ms - first) * BigInt(ticksPerMs) + BigInt(rest);
}

/** A moment a number of milliseconds later, which may have a fraction. */
export function addMs(moment: Moment, span: number): Moment | undefined {
  const whole = Math.floor(span);
  const rest = moment.rest + Math.round((span - whole) * ticksPerMs);
  const carry = rest >= ticksPerMs ? 1 : 0;
  return momentOf(moment.ms + whole + carry, rest - carry * ticksPerMs, moment.utc);
}

/** A moment a number of months later, on the last day of the month where the day does not exist. */
export function addMonths(moment: Moment, months: number): Moment | undefined {
  const { year, month, day } = fieldsOf(moment);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = (total % 12) + 1;
  if (!(toYear >= 1 && toYear <= 9999)) return undefined;
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  const midnight = daysOf({ year: toYear, month: toMonth, day: toDay }) * msPerDay;
  return momentOf(midnight + (moment.ms - startOf(moment.ms, msPerDay)), moment.rest, moment.utc);
}

/** The start of the day or hour that a moment is in, in milliseconds. */
export function startOf(ms: number, unit: number): number {
  return Math.floor(ms / unit) * unit;
}
