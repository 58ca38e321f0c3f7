/** Functions that give the present moment, and timestamps earlier or later. */
import { addMonths, addMs, msPerDay, msPerHour, msPerMinute, type Moment } from '../dates/moment.ts';
import { parseMoment } from '../dates/parse.ts';
import { toFloat } from '../numbers/arithmetic.ts';
import type { Run } from '../run/context.ts';
import { Failure, fail } from '../run/failure.ts';
import { integerAt, numberAt, optionalTextAt, textAt } from './arguments.ts';
import { family, parameter, type FunctionDraft } from './define.ts';
import { kinds } from './kinds.ts';
import { format, momentAt, printed, timestamp } from './moments.ts';

const unitOfTime = parameter(
  'timeUnit',
  kinds.string,
  "'Second', 'Minute', 'Hour', 'Day', 'Week', 'Month' or 'Year'",
);
const interval = parameter('interval', kinds.integer, 'how many units');

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

export const dateShiftFunctions = family('date', [
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
]);
