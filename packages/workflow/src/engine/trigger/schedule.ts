/** Recurrences: when a schedule fires. */
import {
  arrayAt,
  type Diagnostic,
  err,
  type Json,
  memberOf,
  objectAt,
  ok,
  type Result,
  stringAt,
  toText,
} from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { addUnits, momentMs, timestamp } from '../time.ts';
import { callFunction, integerFrom } from '../values.ts';

interface Recurrence {
  readonly unit: string;
  readonly interval: number;
  /** Local milliseconds: what a clock on the wall shows, read as if it were UTC. */
  readonly start?: number;
  readonly end: number;
  readonly zone: string;
  readonly hours?: readonly number[];
  readonly minutes?: readonly number[];
  readonly weekDays?: readonly number[];
  readonly monthDays?: readonly number[];
}

const day = 86_400_000;
const weekDayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
/** Days that are looked at for the next firing: ten years. */
const maxDays = 3_660;

/**
 * The moments at which a recurrence fires, from a moment on, in milliseconds. With a time zone the times of the schedule are local: eight
 * o'clock stays eight o'clock when clocks change.
 *
 * @param anchor - Where a simple interval without a start time counts from; `from` when it is left out.
 *
 * @example
 * ```ts
 * import { nextFirings } from '@connectory/workflow';
 * nextFirings({ frequency: 'Hour', interval: 6 }, 0, 2); // { ok: true, value: [0, 21600000] }
 * ```
 */
export function nextFirings(
  recurrence: Json | undefined,
  from: number,
  count: number,
  anchor = from,
): Result<readonly number[], Diagnostic> {
  const read = readRecurrence(recurrence);
  if (typeof read === 'string') return err(diagnostic('recurrence-invalid', { problem: read }));
  const scheduled = read.hours ?? read.minutes ?? read.weekDays ?? read.monthDays;
  const moments =
    scheduled === undefined ? plainFirings(read, from, count, anchor) : scheduleFirings(read, from, count);
  return ok(moments.filter((moment) => moment <= read.end));
}

/** The start time of a recurrence, in milliseconds; nothing when it has none. */
export function startOf(recurrence: Json | undefined): number | undefined {
  const read = readRecurrence(recurrence);
  return typeof read === 'string' || read.start === undefined ? undefined : toUtc(read.start, read.zone);
}

function readRecurrence(json: Json | undefined): Recurrence | string {
  const unit = stringAt(json, 'frequency')?.toLowerCase() ?? '';
  const interval = integerFrom(memberOf(json, 'interval') ?? 1);
  if (!units.includes(unit)) return 'frequency must be Second, Minute, Hour, Day, Week, Month or Year.';
  if (interval === undefined || interval < 1) return 'interval must be a whole number from 1 on.';
  const zone = stringAt(json, 'timeZone') ?? 'UTC';
  if (toUtc(0, zone) === undefined) return `the time zone '${zone}' is not known.`;
  const start = localMoment(stringAt(json, 'startTime'), zone);
  const end = localMoment(stringAt(json, 'endTime'), zone);
  if (Number.isNaN(start) || Number.isNaN(end)) return 'startTime and endTime must be timestamps.';
  const schedule = objectAt(json, 'schedule');
  const numbers = (name: string): readonly number[] | undefined =>
    arrayAt(schedule, name)
      ?.map((each) => integerFrom(each) ?? -1)
      .toSorted((left, right) => left - right);
  const weekDays = arrayAt(schedule, 'weekDays')?.map((each) =>
    weekDayNames.indexOf(toText(each).toLowerCase()),
  );
  const hours = numbers('hours');
  const minutes = numbers('minutes');
  const monthDays = numbers('monthDays');
  if (hours?.some((hour) => hour < 0 || hour > 23) === true) return 'hours go from 0 to 23.';
  if (minutes?.some((minute) => minute < 0 || minute > 59) === true) return 'minutes go from 0 to 59.';
  if (weekDays?.includes(-1) === true) return 'weekDays are Monday to Sunday.';
  return {
    unit,
    interval,
    zone,
    end: end === undefined ? Infinity : (toUtc(end, zone) ?? Infinity),
    ...(start !== undefined && { start }),
    ...(hours && { hours }),
    ...(minutes && { minutes }),
    ...(weekDays && { weekDays }),
    ...(monthDays && { monthDays }),
  };
}

/** A timestamp as local milliseconds. One with a zone of its own is a moment; one without is local already. */
function localMoment(text: string | undefined, zone: string): number | undefined {
  if (text === undefined) return undefined;
  const ms = momentMs(text) ?? NaN;
  return /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) && !Number.isNaN(ms) ? (toLocal(ms, zone) ?? NaN) : ms;
}

function converted(name: string, ms: number, zone: string): number | undefined {
  const text = timestamp(ms);
  const result = callFunction(name, [name === 'convertToUtc' ? text.replace('Z', '') : text, zone]);
  return result.ok && typeof result.value === 'string' ? momentMs(result.value) : undefined;
}

function toUtc(local: number, zone: string): number | undefined {
  return zone === 'UTC' ? local : converted('convertToUtc', local, zone);
}

function toLocal(ms: number, zone: string): number | undefined {
  return zone === 'UTC' ? ms : converted('convertFromUtc', ms, zone);
}

/** Every so many units from the start, or from now when there is none. Days and longer units are counted on the wall. */
function plainFirings(read: Recurrence, from: number, count: number, anchor: number): readonly number[] {
  const { unit, interval, zone } = read;
  const local = read.start ?? toLocal(anchor, zone) ?? anchor;
  const start = toUtc(local, zone) ?? local;
  const exact = unit === 'second' || unit === 'minute' || unit === 'hour';
  const at = (index: number): number => {
    if (exact) return addUnits(start, index * interval, unit) ?? start;
    const moved = addUnits(local, index * interval, unit) ?? local;
    return toUtc(moved, zone) ?? moved;
  };
  // The longest that a unit can be, so that no firing is stepped over.
  const longest = {
    second: 1_000,
    minute: 60_000,
    hour: 3_600_000,
    day: day + 7_200_000,
    week: 7.1 * day,
    month: 31 * day,
    year: 366 * day,
  };
  const size = Object.entries(longest).find(([name]) => name === unit)?.[1] ?? day;
  let index = Math.max(0, Math.floor((from - start) / (size * interval)) - 1);
  while (at(index) < from) index += 1;
  return Array.from({ length: count }, (_, each) => at(index + each));
}

/** The times of a schedule on the days that it names. The start is a lower bound, and where intervals count from. */
function scheduleFirings(read: Recurrence, from: number, count: number): readonly number[] {
  const { zone } = read;
  const localFrom = Math.max(toLocal(from, zone) ?? from, read.start ?? -Infinity);
  const first = Math.floor(localFrom / day) * day;
  const origin = Math.floor((read.start ?? localFrom) / day) * day;
  const times = timesOf(read);
  const found: number[] = [];
  // A day earlier, because a change of clocks can move a local time over midnight.
  for (let index = -1; index < maxDays && found.length < count; index += 1) {
    const date = first + index * day;
    if (!isDue(read, date, origin)) continue;
    for (const time of times) {
      const moment = toUtc(date + time, zone);
      if (moment === undefined || moment < from || date + time < (read.start ?? -Infinity)) continue;
      if (found.length < count && moment > (found.at(-1) ?? -Infinity)) found.push(moment);
    }
  }
  return found;
}

function timesOf(read: Recurrence): readonly number[] {
  const start = new Date(read.start ?? 0);
  const everyHour = read.unit === 'hour' ? Array.from({ length: 24 }, (_, hour) => hour) : undefined;
  const hours = read.hours ?? everyHour ?? [start.getUTCHours()];
  const minutes = read.minutes ?? [read.hours === undefined ? start.getUTCMinutes() : 0];
  return hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * 60_000));
}

function isDue(read: Recurrence, date: number, origin: number): boolean {
  const at = new Date(date);
  const from = new Date(origin);
  const days = Math.round((date - origin) / day);
  if (read.weekDays !== undefined && !read.weekDays.includes(at.getUTCDay())) return false;
  if (read.monthDays !== undefined && !monthDayFits(read.monthDays, at)) return false;
  switch (read.unit) {
    case 'day':
      return days % read.interval === 0;
    case 'week': {
      const week = Math.floor((days + from.getUTCDay()) / 7);
      const ownDay = read.weekDays !== undefined || at.getUTCDay() === from.getUTCDay();
      return ownDay && week % read.interval === 0;
    }
    case 'month': {
      const months =
        (at.getUTCFullYear() - from.getUTCFullYear()) * 12 + at.getUTCMonth() - from.getUTCMonth();
      const ownDay = read.monthDays !== undefined || at.getUTCDate() === from.getUTCDate();
      return ownDay && months % read.interval === 0;
    }
    default:
      return true;
  }
}

/** Negative days count from the end of the month: -1 is the last. */
function monthDayFits(days: readonly number[], date: Date): boolean {
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return days.includes(date.getUTCDate()) || days.includes(date.getUTCDate() - last - 1);
}
