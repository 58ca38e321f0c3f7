/** DateAdd, DateDiff, EDate and EOMonth on local milliseconds. */
import {
  addMonths,
  daysInMonth,
  dayFromFields,
  inDateRange,
  msPerDay,
  msPerHour,
  msPerMinute,
  msPerSecond,
  roundToMillisecond,
  startOfDay,
  yearMonthDay,
} from './calendar.ts';
import { type TimeZone, localToUtc, offsetAtLocal, skipGap, utcToLocal } from './zones.ts';

/** Members of TimeUnit, as the enum's backing texts in lower case. */
export type TimeUnit =
  'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'months' | 'quarters' | 'years';

const units: ReadonlyMap<string, TimeUnit> = new Map(
  (['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'months', 'quarters', 'years'] as const).map(
    (unit) => [unit, unit],
  ),
);

/** The unit of a text, any case; `undefined` when it is none. */
export function findTimeUnit(text: string): TimeUnit | undefined {
  return units.get(text.toLowerCase());
}

/**
 * Adds an amount of units. Units below a day run through UTC, so an hour is an hour across a clock change; days may be
 * fractional and keep the wall clock, as months, quarters and years (truncated, clamped to the month's end) do. A
 * result that clocks skip moves to the end of the gap. `undefined` out of range.
 */
export function dateAdd(local: number, amount: number, unit: TimeUnit, zone: TimeZone): number | undefined {
  const moved = move(local, amount, unit, zone);
  return moved === undefined ? undefined : inDateRange(skipGap(moved, zone));
}

function move(local: number, amount: number, unit: TimeUnit, zone: TimeZone): number | undefined {
  switch (unit) {
    case 'milliseconds':
      return elapse(local, roundToMillisecond(amount), zone);
    case 'seconds':
      return elapse(local, roundToMillisecond(amount * msPerSecond), zone);
    case 'minutes':
      return elapse(local, roundToMillisecond(amount * msPerMinute), zone);
    case 'hours':
      return elapse(local, roundToMillisecond(amount * msPerHour), zone);
    case 'days':
      return inDateRange(local + roundToMillisecond(amount * msPerDay));
    case 'months':
      return addMonths(local, Math.trunc(amount));
    case 'quarters':
      return addMonths(local, Math.trunc(amount) * 3);
    case 'years':
      return addMonths(local, Math.trunc(amount) * 12);
    default: {
      const unexpected: never = unit;
      return unexpected;
    }
  }
}

function elapse(local: number, span: number, zone: TimeZone): number | undefined {
  const utc = inDateRange(localToUtc(local, zone) + span);
  return utc === undefined ? undefined : inDateRange(utcToLocal(utc, zone));
}

/**
 * Whole units from start to end. Years, quarters, months and days compare calendar fields; hours, minutes and seconds
 * cut both ends down to the unit first and then count elapsed time.
 */
export function dateDiff(start: number, end: number, unit: TimeUnit, zone: TimeZone): number {
  switch (unit) {
    case 'milliseconds':
      return elapsed(start, end, zone, 1);
    case 'seconds':
      return elapsed(start, end, zone, msPerSecond);
    case 'minutes':
      return elapsed(start, end, zone, msPerMinute);
    case 'hours':
      return elapsed(start, end, zone, msPerHour);
    case 'days':
      return (startOfDay(end) - startOfDay(start)) / msPerDay;
    case 'months':
      return monthIndex(end) - monthIndex(start);
    case 'quarters':
      return Math.floor(monthIndex(end) / 3) - Math.floor(monthIndex(start) / 3);
    case 'years':
      return yearMonthDay(end).year - yearMonthDay(start).year;
    default: {
      const unexpected: never = unit;
      return unexpected;
    }
  }
}

function monthIndex(local: number): number {
  const { year, month } = yearMonthDay(local);
  return year * 12 + month - 1;
}

function elapsed(start: number, end: number, zone: TimeZone, step: number): number {
  const clock = Math.floor(end / step) * step - Math.floor(start / step) * step;
  const change = offsetAtLocal(end, zone) - offsetAtLocal(start, zone);
  return Math.trunc((clock - change) / step) + 0;
}

/** Power Fx EDate: the same day some months away (truncated), clamped, without time. `undefined` out of range. */
export function eDate(local: number, months: number): number | undefined {
  return addMonths(startOfDay(local), Math.trunc(months));
}

/** Power Fx EOMonth: last day of the month some months away. `undefined` out of range. */
export function eoMonth(local: number, months: number): number | undefined {
  const moved = eDate(local, months);
  if (moved === undefined) return undefined;
  const { year, month } = yearMonthDay(moved);
  return dayFromFields(year, month, daysInMonth(year, month));
}
