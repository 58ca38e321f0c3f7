/** The strict forms that untyped (JSON) values may have: ISO dates and times, nothing else. */
import { dayFromFields, daysInMonth, msPerHour, msPerMinute, msPerSecond } from './calendar.ts';
import { type TimeZone, utcToLocal } from './zones.ts';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?(Z?))?$/u;
const isoTime = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/u;

/**
 * Reads `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss[.f…][Z]` as local milliseconds, cut to whole milliseconds. A Z is
 * converted to the zone's wall clock. `undefined` for any other text.
 */
export function parseIsoDateTime(text: string, zone: TimeZone): number | undefined {
  const match = isoDate.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const date = dayFromFields(year, month, day);
  if (match[4] === undefined) return date;
  const time = clock(match[4], match[5], match[6], match[7]);
  if (time === undefined) return undefined;
  const moment = date + Math.floor(time);
  return match[8] === 'Z' ? utcToLocal(moment, zone) : moment;
}

/** Reads `HH:mm:ss[.f…]` as a span; digits beyond the millisecond are kept as its fraction. */
export function parseIsoTime(text: string): number | undefined {
  const match = isoTime.exec(text);
  return match === null ? undefined : clock(match[1], match[2], match[3], match[4]);
}

function clock(
  hourText: string | undefined,
  minuteText: string | undefined,
  secondText: string | undefined,
  fraction: string | undefined,
): number | undefined {
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  return hour * msPerHour + minute * msPerMinute + second * msPerSecond + fractionToMs(fraction);
}

/** Milliseconds of the digits after a second's decimal point; .NET keeps seven of them. */
export function fractionToMs(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 7).padEnd(7, '0')) / 10_000;
}
