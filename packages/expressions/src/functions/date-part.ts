/** Functions that give a part of a timestamp, or the start of one. */
import {
  fieldsOf,
  msOfFields,
  msPerDay,
  msPerHour,
  startOf,
  ticksOf,
  weekdayOf,
  type Moment,
} from '../dates/moment.ts';
import { Failure } from '../run/failure.ts';
import { integerOf, type Value } from '../values/value.ts';
import { optionalTextAt } from './arguments.ts';
import { family, type FunctionDraft } from './define.ts';
import { format, momentAt, printed, timestamp } from './moments.ts';

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

export const datePartFunctions = family('date', [
  changing('startOfDay', 'Gives the start of the day of a timestamp.', ({ ms }) => startOf(ms, msPerDay)),
  changing('startOfHour', 'Gives the start of the hour of a timestamp.', ({ ms }) => startOf(ms, msPerHour)),
  changing('startOfMonth', 'Gives the start of the month of a timestamp.', startOfMonth),
  reading('dayOfMonth', 'Gives the day of the month of a timestamp.', (moment) => fieldsOf(moment).day),
  reading('dayOfWeek', 'Gives the day of the week of a timestamp; Sunday is 0.', weekdayOf),
  reading('dayOfYear', 'Gives the day of the year of a timestamp, from 1.', dayOfYear),
  reading('ticks', 'Gives how many 100 nanoseconds a timestamp is after 0001-01-01.', (moment) =>
    integerOf(ticksOf(moment)),
  ),
]);
