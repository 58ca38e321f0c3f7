/**
 * Calendar arithmetic. A Date or DateTime is *local milliseconds*: the wall clock of the run's time zone counted as if
 * it were UTC since 1970-01-01. A Time is a signed span of milliseconds. Proleptic Gregorian, years 1 to 9999.
 */

export const msPerSecond = 1000;
export const msPerMinute = 60_000;
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;

/** Local milliseconds of 1899-12-30, day 0 of date numbers. The one place where that epoch is written. */
export const dateEpoch = -2_209_161_600_000;
/** Local milliseconds of 0001-01-01 and of the last millisecond of 9999-12-31. */
export const minDate = -62_135_596_800_000;
export const maxDate = 253_402_300_799_999;
/** Largest magnitude of a Time span: 64 bits of 100 nanoseconds. */
const maxSpan = 922_337_203_685_477;

/** Calendar fields of a moment. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 to 999. */
  readonly millisecond: number;
}

/** The span when it is short enough to be kept, otherwise `undefined`. */
export function inTimeRange(span: number): number | undefined {
  return Math.abs(span) <= maxSpan ? span : undefined;
}

/** The value when it lies within years 1 to 9999, otherwise `undefined`. */
export function inDateRange(local: number): number | undefined {
  return local >= minDate && local <= maxDate ? local : undefined;
}

/** Days from 1970-01-01 to a day, which may lie outside its month; month is 1 to 12. */
function daysFromCivil(year: number, month: number, day: number): number {
  // Years start in March, so the leap day is the last day of a year (Hinnant, "chrono-compatible date algorithms").
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468 + day - 1;
}

/** Number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Year, month and day of a moment. */
export function yearMonthDay(local: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = Math.floor(local / msPerDay) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** All calendar fields of a moment. A fraction of a millisecond is dropped. */
export function dateParts(local: number): DateParts {
  const time = Math.floor(timeOfDay(local));
  return {
    ...yearMonthDay(local),
    hour: Math.floor(time / msPerHour),
    minute: Math.floor(time / msPerMinute) % 60,
    second: Math.floor(time / msPerSecond) % 60,
    millisecond: time % 1000,
  };
}

/** Milliseconds since midnight, 0 to 86,399,999; of a negative Time span, those of its clock face. */
export function timeOfDay(local: number): number {
  return local - Math.floor(local / msPerDay) * msPerDay;
}

/** The midnight at or before a moment. */
export function startOfDay(local: number): number {
  return Math.floor(local / msPerDay) * msPerDay;
}

/** A day whose fields are known to be valid. */
export function dayFromFields(year: number, month: number, day: number): number {
  return daysFromCivil(year, month, day) * msPerDay;
}

/** Any part beyond this leaves the range of dates anyway; .NET holds parts in 32 bits. */
const maxPart = 2 ** 31;

/**
 * Power Fx Date: parts are truncated, month and day roll over, the year is taken literally and must itself be 1 to
 * 9999. `undefined` out of range.
 */
export function makeDate(year: number, month: number, day: number): number | undefined {
  return makeDateTime(year, month, day, 0, 0, 0, 0);
}

/** Power Fx DateTime: as `makeDate`, and all time parts roll over too. */
export function makeDateTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number | undefined {
  const wholeYear = Math.trunc(year);
  const wholeMonth = Math.trunc(month) - 1;
  const wholeDay = Math.trunc(day);
  const time = makeTime(hour, minute, second, millisecond);
  if (!(wholeYear >= 1 && wholeYear <= 9999) || time === undefined) return undefined;
  if (!(Math.abs(wholeMonth) < maxPart && Math.abs(wholeDay) < maxPart)) return undefined;
  const carry = Math.floor(wholeMonth / 12);
  const days = daysFromCivil(wholeYear + carry, wholeMonth - carry * 12 + 1, 1) + wholeDay - 1;
  return inDateRange(days * msPerDay + time);
}

/** Power Fx Time: a span from truncated parts, which may exceed a day. `undefined` out of range. */
export function makeTime(
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number | undefined {
  const parts = [hour, minute, second, millisecond].map(Math.trunc);
  if (!parts.every((part) => Math.abs(part) < maxPart)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = parts;
  return hours * msPerHour + minutes * msPerMinute + seconds * msPerSecond + milliseconds;
}

/** Days since 1899-12-30, with the time of day as a fraction. */
export function dateToNumber(local: number): number {
  return (local - dateEpoch) / msPerDay;
}

/** The moment of a day number, rounded to a millisecond. `undefined` out of range. */
export function dateFromNumber(days: number): number | undefined {
  const span = timeFromNumber(days);
  return span === undefined ? undefined : inDateRange(dateEpoch + span);
}

/** A span in days. */
export function timeToNumber(span: number): number {
  return span / msPerDay;
}

/** The span of a number of days, rounded to a millisecond, half away from zero. `undefined` out of range. */
export function timeFromNumber(days: number): number | undefined {
  return inTimeRange(roundToMillisecond(days * msPerDay));
}

/** Nearest integer, half away from zero; never -0. */
export function roundToMillisecond(value: number): number {
  return Math.trunc(value + (value >= 0 ? 0.5 : -0.5)) + 0;
}

/** Adds months and clamps the day to the end of the month. `undefined` out of range. */
export function addMonths(local: number, months: number): number | undefined {
  if (!(Math.abs(months) <= 120_000)) return undefined;
  const { year, month, day } = yearMonthDay(local);
  const total = year * 12 + month - 1 + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  if (newYear < 1 || newYear > 9999) return undefined;
  return dayFromFields(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))) + timeOfDay(local);
}
