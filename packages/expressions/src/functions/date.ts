/** Functions on dates and times. */
import { findCulture, usEnglish, type Culture } from '../culture/culture.ts';
import { formatMoment, roundTrip } from '../dates/format.ts';
import {
  addMonths,
  addMs,
  fieldsOf,
  momentOf,
  msOfFields,
  msPerDay,
  msPerHour,
  msPerMinute,
  startOf,
  ticksOf,
  weekdayOf,
  type Moment,
} from '../dates/moment.ts';
import { parseInCulture, parseMoment } from '../dates/parse.ts';
import { parseExact } from '../dates/parse-exact.ts';
import { formatSpan, parseSpan, spanText } from '../dates/time-span.ts';
import { findZone, localToUtc, type TimeZone } from '../dates/zones.ts';
import { toFloat } from '../numbers/arithmetic.ts';
import type { Run } from '../run/context.ts';
import { Failure, fail } from '../run/failure.ts';
import { integerOf, type Value } from '../values/value.ts';
import { integerAt, numberAt, optionalTextAt, textAt } from './arguments.ts';
import { family, optional, parameter, type FunctionDraft } from './define.ts';
import { kinds } from './kinds.ts';

const timestamp = parameter('timestamp', kinds.time, 'the timestamp, as ISO 8601');
const format = optional('format', kinds.string, "a .NET format such as 'yyyy-MM-dd'; without it ISO 8601");
const locale = optional('locale', kinds.string, "a language tag such as 'fr-FR'; without it 'en-US'");
const unitOfTime = parameter(
  'timeUnit',
  kinds.string,
  "'Second', 'Minute', 'Hour', 'Day', 'Week', 'Month' or 'Year'",
);
const interval = parameter('interval', kinds.integer, 'how many units');

function momentAt(args: readonly Value[], index: number): Moment | Failure {
  const text = textAt(args, index);
  return parseMoment(text) ?? fail('date-invalid', { value: text });
}

function printed(moment: Moment, pattern: string | undefined, culture: Culture = usEnglish): Value | Failure {
  const wanted = pattern ?? roundTrip;
  return (
    formatMoment(moment, wanted, culture) ??
    fail('format-invalid', { format: wanted, example: "'yyyy-MM-dd'" })
  );
}

function cultureOf(tag: string | undefined): Culture | Failure {
  return tag === undefined ? usEnglish : (findCulture(tag) ?? fail('locale-unknown', { locale: tag }));
}

function zoneAt(args: readonly Value[], index: number): TimeZone | Failure {
  const name = textAt(args, index);
  return findZone(name) ?? fail('zone-unknown', { zone: name });
}

const units: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: msPerMinute,
  hour: msPerHour,
  day: msPerDay,
  week: 7 * msPerDay,
};

/** A moment some units later; a failure for a unit that is none, or years that are out of range. */
function shifted(moment: Moment, amount: number, unit: string): Moment | Failure {
  const lower = unit.toLowerCase();
  const size = Object.hasOwn(units, lower) ? units[lower] : undefined;
  const months = lower === 'month' ? amount : lower === 'year' ? amount * 12 : undefined;
  if (size === undefined && months === undefined) return fail('unit-unknown', { unit });
  const later = months === undefined ? addMs(moment, amount * (size ?? 0)) : addMonths(moment, months);
  return later ?? fail('date-invalid', { value: `${amount} ${unit}` });
}

function nowOf({ context }: Run): Moment | Failure {
  const text = context.now?.();
  if (text === undefined) return fail('reference-unavailable');
  return parseMoment(text) ?? fail('date-invalid', { value: text });
}

/** addDays and its sisters. */
function adding(name: string, unit: string): FunctionDraft {
  return {
    name,
    summary: `Gives a timestamp a number of ${unit}s later; earlier when the number is negative.`,
    parameters: [timestamp, parameter(`${unit}s`, kinds.number, `how many ${unit}s`), format],
    returns: ['string'],
    call: (args) => {
      const moment = momentAt(args, 0);
      if (moment instanceof Failure) return moment;
      const later = shifted(moment, toFloat(numberAt(args, 1)), unit);
      return later instanceof Failure ? later : printed(later, optionalTextAt(args, 2));
    },
  };
}

/** addToTime and subtractFromTime. */
function shifting(name: string, direction: 'later' | 'earlier'): FunctionDraft {
  return {
    name,
    summary: `Gives a timestamp a number of units ${direction}. Of months and years the day stays, or is the last of its month.`,
    parameters: [timestamp, interval, unitOfTime, format],
    returns: ['string'],
    call: (args) => {
      const moment = momentAt(args, 0);
      if (moment instanceof Failure) return moment;
      const amount = integerAt(args, 1) * (direction === 'later' ? 1 : -1);
      const result = shifted(moment, amount, textAt(args, 2));
      return result instanceof Failure ? result : printed(result, optionalTextAt(args, 3));
    },
  };
}

/** getFutureTime and getPastTime. */
function fromNow(name: string, direction: 'future' | 'past'): FunctionDraft {
  return {
    name,
    summary: `Gives the present moment and a number of units into the ${direction}.`,
    parameters: [interval, unitOfTime, format],
    returns: ['string'],
    pure: false,
    call: (args, run) => {
      const now = nowOf(run);
      if (now instanceof Failure) return now;
      const result = shifted(now, integerAt(args, 0) * (direction === 'future' ? 1 : -1), textAt(args, 1));
      return result instanceof Failure ? result : printed(result, optionalTextAt(args, 2));
    },
  };
}

/** A timestamp changed, and printed. */
function changing(name: string, summary: string, change: (moment: Moment) => number): FunctionDraft {
  return {
    name,
    summary,
    parameters: [timestamp, format],
    returns: ['string'],
    call: (args) => {
      const moment = momentAt(args, 0);
      if (moment instanceof Failure) return moment;
      return printed({ ...moment, ms: change(moment), rest: 0 }, optionalTextAt(args, 1));
    },
  };
}

/** A number out of a timestamp. */
function reading(name: string, summary: string, read: (moment: Moment) => Value): FunctionDraft {
  return {
    name,
    summary,
    parameters: [timestamp],
    returns: ['integer'],
    call: (args) => {
      const moment = momentAt(args, 0);
      return moment instanceof Failure ? moment : read(moment);
    },
  };
}

function startOfMonth(moment: Moment): number {
  const { year, month } = fieldsOf(moment);
  return msOfFields({ year, month, day: 1, hour: 0, minute: 0, second: 0 }) ?? moment.ms;
}

function dayOfYear(moment: Moment): number {
  const start = msOfFields({ year: fieldsOf(moment).year, month: 1, day: 1, hour: 0, minute: 0, second: 0 });
  return Math.floor((moment.ms - (start ?? 0)) / msPerDay) + 1;
}

/** A wall clock of one zone as that of another. */
function converted(moment: Moment, from: TimeZone | undefined, to: TimeZone | undefined): Moment | Failure {
  const utc = from === undefined ? moment.ms : localToUtc(moment.ms, from);
  const local = to === undefined ? utc : utc + to.offsetAt(utc);
  return (
    momentOf(local, moment.rest, to?.isUtc ?? true) ?? fail('date-invalid', { value: 'the converted time' })
  );
}

function convertedAndPrinted(
  args: readonly Value[],
  from: number,
  to: number,
  pattern: number,
): Value | Failure {
  const moment = momentAt(args, 0);
  if (moment instanceof Failure) return moment;
  const source = from < 0 ? undefined : zoneAt(args, from);
  if (source instanceof Failure) return source;
  const target = to < 0 ? undefined : zoneAt(args, to);
  if (target instanceof Failure) return target;
  const result = converted(moment, source, target);
  return result instanceof Failure ? result : printed(result, optionalTextAt(args, pattern));
}

const zone = (name: string, what: string) =>
  parameter(name, kinds.string, `${what}, as a Windows name such as 'Pacific Standard Time'`);

export const dateFunctions = family('date', [
  {
    name: 'utcNow',
    summary: 'Gives the present moment in UTC.',
    parameters: [format],
    returns: ['string'],
    pure: false,
    call: (args, run) => {
      const now = nowOf(run);
      return now instanceof Failure ? now : printed(now, optionalTextAt(args, 0));
    },
  },
  fromNow('getFutureTime', 'future'),
  fromNow('getPastTime', 'past'),
  shifting('addToTime', 'later'),
  shifting('subtractFromTime', 'earlier'),
  adding('addDays', 'day'),
  adding('addHours', 'hour'),
  adding('addMinutes', 'minute'),
  adding('addSeconds', 'second'),
  {
    name: 'convertTimeZone',
    summary: 'Gives what clocks of one time zone show when those of another show a time.',
    parameters: [
      timestamp,
      zone('sourceTimeZone', 'the zone of the timestamp'),
      zone('destinationTimeZone', 'the wanted zone'),
      format,
    ],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, 1, 2, 3),
  },
  {
    name: 'convertFromUtc',
    summary: 'Gives what clocks of a time zone show at a moment in UTC.',
    parameters: [timestamp, zone('destinationTimeZone', 'the wanted zone'), format],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, -1, 1, 2),
  },
  {
    name: 'convertToUtc',
    summary: 'Gives the moment in UTC when clocks of a time zone show a time.',
    parameters: [timestamp, zone('sourceTimeZone', 'the zone of the timestamp'), format],
    returns: ['string'],
    call: (args) => convertedAndPrinted(args, 1, -1, 2),
  },
  {
    name: 'formatDateTime',
    summary: 'Writes a timestamp in a format.',
    parameters: [timestamp, format, locale],
    returns: ['string'],
    call: (args) => {
      const moment = momentAt(args, 0);
      if (moment instanceof Failure) return moment;
      const culture = cultureOf(optionalTextAt(args, 2));
      return culture instanceof Failure ? culture : printed(moment, optionalTextAt(args, 1), culture);
    },
  },
  {
    name: 'parseDateTime',
    summary: 'Reads a date that is written in the manner of a language, or in a format.',
    parameters: [
      parameter('timestamp', kinds.time, 'the date'),
      locale,
      optional('format', kinds.string, 'the .NET format that the date is written in'),
    ],
    returns: ['string'],
    call: (args) => {
      const text = textAt(args, 0);
      const culture = cultureOf(optionalTextAt(args, 1));
      if (culture instanceof Failure) return culture;
      const pattern = optionalTextAt(args, 2);
      const moment =
        pattern === undefined ? parseInCulture(text, culture) : parseExact(text, pattern, culture);
      return moment === undefined
        ? fail('date-invalid', { value: text })
        : printed({ ...moment, utc: false }, undefined);
    },
  },
  changing('startOfDay', 'Gives the start of the day of a timestamp.', ({ ms }) => startOf(ms, msPerDay)),
  changing('startOfHour', 'Gives the start of the hour of a timestamp.', ({ ms }) => startOf(ms, msPerHour)),
  changing('startOfMonth', 'Gives the start of the month of a timestamp.', startOfMonth),
  reading('dayOfMonth', 'Gives the day of the month of a timestamp.', (moment) => fieldsOf(moment).day),
  reading('dayOfWeek', 'Gives the day of the week of a timestamp; Sunday is 0.', weekdayOf),
  reading('dayOfYear', 'Gives the day of the year of a timestamp, from 1.', dayOfYear),
  reading('ticks', 'Gives how many 100 nanoseconds a timestamp is after 0001-01-01.', (moment) =>
    integerOf(ticksOf(moment)),
  ),
  {
    name: 'dateDifference',
    summary: 'Gives the time from one timestamp to another, as [-][d.]hh:mm:ss.',
    parameters: [
      parameter('startDate', kinds.time, 'the timestamp to count from'),
      parameter('endDate', kinds.time, 'the timestamp to count to'),
    ],
    returns: ['string'],
    call: (args) => {
      const start = momentAt(args, 0);
      if (start instanceof Failure) return start;
      const end = momentAt(args, 1);
      return end instanceof Failure ? end : spanText(ticksOf(end) - ticksOf(start));
    },
  },
  {
    name: 'formatTimeSpan',
    summary: 'Writes a time span in a .NET format.',
    parameters: [
      parameter('timeSpan', kinds.string, 'the span, as [-][d.]hh:mm:ss'),
      parameter('format', kinds.string, "the format: 'c', 'g', 'G', or a custom one such as 'hh\\:mm'"),
      optional('culture', kinds.string, "a language tag such as 'fr-FR'"),
    ],
    returns: ['string'],
    call: (args) => {
      const culture = cultureOf(optionalTextAt(args, 2));
      if (culture instanceof Failure) return culture;
      const span = parseSpan(textAt(args, 0));
      if (span === undefined) return fail('date-invalid', { value: textAt(args, 0) });
      const pattern = textAt(args, 1);
      return (
        formatSpan(span, pattern, culture.decimalSeparator) ??
        fail('format-invalid', { format: pattern, example: "'c'" })
      );
    },
  },
]);
