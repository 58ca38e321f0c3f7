/** Parts of dates and times: Year, Month, Day, Hour, Minute, Second. */
import { msPerHour, msPerMinute, msPerSecond, timeOfDay, yearMonthDay } from '../../dates/calendar.ts';
import type { FunctionEntry } from '../entry.ts';
import { keepBlank, type Moment } from '../params.ts';
import { scalar1 } from '../scalar.ts';
import { moment, wallTime } from './parameters.ts';

function datePart(
  name: string,
  description: string,
  ofBlank: number,
  part: 'year' | 'month' | 'day',
): FunctionEntry {
  return scalar1(
    { name, category: 'date', description, returns: (call) => call.numeric },
    keepBlank(wallTime('date_time', 'The date.')),
    (_, local) => (local === null ? ofBlank : yearMonthDay(local)[part]),
  );
}

/** The part of a clock face. A time of its own may be negative, and then its parts are. */
function clockPart(value: Moment, unit: number, modulus: number): number {
  const ms = value.kind === 'time' ? value.ms : timeOfDay(value.ms);
  return (Math.trunc(ms / unit) % modulus) + 0;
}

function timePart(name: string, description: string, unit: number, modulus: number): FunctionEntry {
  return scalar1(
    { name, category: 'date', description, returns: (call) => call.numeric },
    keepBlank(moment('date_time', 'The time.')),
    (_, value) => (value === null ? 0 : clockPart(value, unit, modulus)),
  );
}

export const partFunctions: readonly FunctionEntry[] = [
  datePart('Year', 'The year of a date.', 1900, 'year'),
  datePart('Month', 'The month of a date, from 1 to 12.', 1, 'month'),
  datePart('Day', 'The day of a date, from 1 to 31.', 0, 'day'),
  timePart('Hour', 'The hour of a time, from 0 to 23.', msPerHour, 24),
  timePart('Minute', 'The minute of a time, from 0 to 59.', msPerMinute, 60),
  timePart('Second', 'The second of a time, from 0 to 59.', msPerSecond, 60),
];
