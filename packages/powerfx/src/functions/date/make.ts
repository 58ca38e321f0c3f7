/** Dates and times of their parts: Date, DateTime, Time. */
import { makeDate, makeDateTime, makeTime } from '../../dates/calendar.ts';
import { dateTimeType, dateType, timeType } from '../../types/type.ts';
import { existingDate, timeValue } from '../../values/moments.ts';
import type { FunctionEntry } from '../entry.ts';
import { number, optional } from '../params.ts';
import { scalar3, scalar4, scalarList } from '../scalar.ts';

const year = number('year', 'The year, from 1 to 9999.');
const month = number('month', 'The month; 13 is January of the next year.');
const day = number('day', 'The day; 0 is the last day of the month before.');
const hour = number('hour', 'The hour; beyond 23 it moves on to the next day.');
const minute = number('minute', 'The minute.');
const second = number('second', 'The second.');
const millisecond = optional(number('millisecond', 'The millisecond; 0 when left out.'), 0);

export const makeFunctions: readonly FunctionEntry[] = [
  scalar3(
    {
      name: 'Date',
      category: 'date',
      description: 'The date of a year, a month and a day.',
      returns: dateType,
    },
    year,
    month,
    day,
    (run, y, m, d) => existingDate('date', makeDate(y, m, d), run.zone),
  ),
  scalarList(
    {
      name: 'DateTime',
      category: 'date',
      description: 'The date and time of a year, a month, a day, an hour, a minute and a second.',
      returns: dateTimeType,
    },
    [year, month, day, hour, minute, second, millisecond],
    (run, [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0, ms = 0]) =>
      existingDate('dateTime', makeDateTime(y, m, d, h, min, s, ms), run.zone),
  ),
  scalar4(
    {
      name: 'Time',
      category: 'date',
      description: 'The time of an hour, a minute and a second.',
      returns: timeType,
    },
    number('hour', 'The hour; it may be beyond 23, and negative.'),
    minute,
    second,
    millisecond,
    (_, h, min, s, ms) => timeValue(makeTime(h, min, s, ms)),
  ),
];
