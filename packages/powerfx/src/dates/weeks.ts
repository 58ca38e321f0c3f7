/** Weekdays and week numbers. */
import { dayFromFields, msPerDay, startOfDay, yearMonthDay } from './calendar.ts';

/** Weekday of a moment, 0 Sunday to 6 Saturday. */
export function dayOfWeek(local: number): number {
  const days = Math.floor(local / msPerDay);
  // 1970-01-01 was a Thursday.
  return (((days + 4) % 7) + 7) % 7;
}

/** The first weekday (0 Sunday) and the number it gets, for a StartOfWeek code; undefined for an unknown code. */
function weekStart(code: number): { readonly first: number; readonly base: number } | undefined {
  switch (code) {
    case 1:
    case 17:
      return { first: 0, base: 1 };
    case 2:
    case 11:
      return { first: 1, base: 1 };
    case 3:
      return { first: 1, base: 0 };
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
      return { first: code - 10, base: 1 };
    default:
      return undefined;
  }
}

/** Power Fx Weekday; `undefined` for an unknown start-of-week code. */
export function weekday(local: number, startOfWeek = 1): number | undefined {
  const start = weekStart(Math.trunc(startOfWeek));
  return start === undefined ? undefined : ((dayOfWeek(local) - start.first + 7) % 7) + start.base;
}

/**
 * Power Fx WeekNum: week 1 holds January 1 and weeks begin on the start-of-week day. Code 21 is the ISO week; codes
 * that number days from zero are refused with `undefined`.
 */
export function weekNum(local: number, startOfWeek = 1): number | undefined {
  const code = Math.trunc(startOfWeek);
  if (code === 21) return isoWeekNum(local);
  const start = weekStart(code);
  if (start === undefined || start.base === 0) return undefined;
  const newYear = dayFromFields(yearMonthDay(local).year, 1, 1);
  const dayOfYear = (startOfDay(local) - newYear) / msPerDay;
  const lead = (dayOfWeek(newYear) - start.first + 7) % 7;
  return Math.floor((dayOfYear + lead) / 7) + 1;
}

/** ISO 8601 week: weeks begin on Monday, week 1 holds January 4. */
export function isoWeekNum(local: number): number {
  // The Thursday of a week lies in the year that the week belongs to.
  const thursday = startOfDay(local) + (3 - ((dayOfWeek(local) + 6) % 7)) * msPerDay;
  const newYear = dayFromFields(yearMonthDay(thursday).year, 1, 1);
  return Math.floor((thursday - newYear) / msPerDay / 7) + 1;
}
