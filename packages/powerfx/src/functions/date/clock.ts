/** What the clock says: Today, Now, IsToday, TimeZoneOffset, and the same in UTC. */
import { startOfDay } from '../../dates/calendar.ts';
import { localToUtc, timeZoneOffsetMinutes } from '../../dates/zones.ts';
import type { Run } from '../../host/run.ts';
import { booleanType, dateTimeType, dateType, type Type } from '../../types/type.ts';
import { existingDate } from '../../values/moments.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { keepBlank, optional } from '../params.ts';
import { scalar1 } from '../scalar.ts';
import { localNow, localToday, wallTime } from './parameters.ts';

function reading(name: string, description: string, type: Type, read: (run: Run) => Value): FunctionEntry {
  return {
    name,
    category: 'date',
    description,
    signatures: [{ parameters: [] }],
    min: 0,
    max: 0,
    check: () => type,
    implementation: { kind: 'strict', run: read },
  };
}

function question(
  name: string,
  description: string,
  isSo: (run: Run, local: number) => boolean,
): FunctionEntry {
  const entry = scalar1(
    { name, category: 'information', description, returns: booleanType },
    keepBlank(wallTime('date', 'The date.')),
    (run, local) => local !== null && isSo(run, local),
  );
  return {
    ...entry,
    check: (call) => {
      // A time alone has no day.
      if (call.types[0]?.kind === 'time') call.fail(0, 'ErrDateExpected');
      return entry.check(call);
    },
  };
}

export const clockFunctions: readonly FunctionEntry[] = [
  reading('Now', 'The date and time of now.', dateTimeType, (run) => ({
    kind: 'dateTime',
    ms: localNow(run),
  })),
  reading('Today', 'The date of today.', dateType, (run) => existingDate('date', localToday(run), run.zone)),
  reading('UTCNow', 'The date and time of now, in UTC.', dateTimeType, (run) => ({
    kind: 'dateTime',
    ms: run.now(),
  })),
  reading('UTCToday', 'The date of today, in UTC.', dateType, (run) => ({
    kind: 'date',
    ms: startOfDay(run.now()),
  })),
  question('IsToday', 'Whether a date is today.', (run, local) => startOfDay(local) === localToday(run)),
  question(
    'IsUTCToday',
    'Whether a date, seen from UTC, is today in UTC.',
    (run, local) => startOfDay(localToUtc(local, run.zone)) === startOfDay(run.now()),
  ),
  scalar1(
    {
      name: 'TimeZoneOffset',
      category: 'date',
      description: 'How many minutes the clock here is behind UTC: −60 for an hour ahead.',
      returns: (call) => call.numeric,
    },
    optional<number | undefined>(wallTime('date', 'When; now when left out.'), undefined),
    (run, local) => timeZoneOffsetMinutes(local ?? localNow(run), run.zone),
  ),
];
