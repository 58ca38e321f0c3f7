/** What functions of dates take: moments as numbers of milliseconds by the clock on the wall. */
import { dateEpoch, startOfDay } from '../../dates/calendar.ts';
import { utcToLocal } from '../../dates/zones.ts';
import type { Run } from '../../host/run.ts';
import { isDateLike } from '../../types/coercion.ts';
import { dateTimeType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import type { Moment, Param } from '../params.ts';

function readMoment(value: Value): Moment | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return value.kind === 'date' || value.kind === 'dateTime' || value.kind === 'time' ? value : undefined;
}

/** Milliseconds by the wall clock; a time of its own falls on day 0. */
export function wallClock(moment: Moment): number {
  return moment.kind === 'time' ? dateEpoch + moment.ms : moment.ms;
}

const wanted: Param<Moment>['wanted'] = (type) => (isDateLike(type) ? type : dateTimeType);

/** A date or time, as it is given; blank is day 0. */
export const moment = (name: string, description: string): Param<Moment> => ({
  name,
  description,
  optional: false,
  wanted,
  blank: { kind: 'value', value: { kind: 'dateTime', ms: dateEpoch } },
  read: readMoment,
});

/** A date or time as milliseconds by the wall clock; blank is day 0. */
export const wallTime = (name: string, description: string): Param<number> => ({
  name,
  description,
  optional: false,
  wanted,
  blank: { kind: 'value', value: dateEpoch },
  read: (value) => {
    const known = readMoment(value);
    return known === undefined ? undefined : wallClock(known);
  },
});

/** Now, by the wall clock. */
export function localNow(run: Run): number {
  return utcToLocal(run.now(), run.zone);
}

/** The midnight that today began with, by the wall clock. */
export function localToday(run: Run): number {
  return startOfDay(localNow(run));
}
