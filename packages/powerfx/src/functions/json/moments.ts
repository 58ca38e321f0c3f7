/** Dates and times as JSON texts: the forms of ISO 8601 that the language takes where a type was asked for. */
import { startOfDay } from '../../dates/calendar.ts';
import { parseIsoDateTime, parseIsoTime } from '../../dates/iso.ts';
import { utcToLocal, utcZone, type TimeZone } from '../../dates/zones.ts';
import type { Value } from '../../values/value.ts';

const isoForm =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,16})?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?$/u;

const msPerMinute = 60_000;

interface Moment {
  /** Milliseconds as written, whatever the zone. */
  readonly written: number;
  /** Minutes the writer's clock was ahead of UTC; undefined for the clock of whoever reads. */
  readonly offset: number | undefined;
}

function readMoment(text: string): Moment | undefined {
  const match = isoForm.exec(text);
  if (match === null) return undefined;
  const [, date = '', clock = '00:00', seconds = ':00', utc, sign, hours = '', minutes = ''] = match;
  const written = parseIsoDateTime(`${date}T${clock}${seconds}`, utcZone);
  if (written === undefined) return undefined;
  if (utc !== undefined) return { written, offset: 0 };
  if (sign === undefined) return { written, offset: undefined };
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > 14 * 60 || Number(minutes) > 59) return undefined;
  return { written, offset: sign === '-' ? -offset : offset };
}

/** A date and time by the wall clock of the run. */
export function isoDateTime(text: string, zone: TimeZone): Value | undefined {
  const moment = readMoment(text);
  if (moment === undefined) return undefined;
  const { written, offset } = moment;
  return {
    kind: 'dateTime',
    ms: offset === undefined ? written : utcToLocal(written - offset * msPerMinute, zone),
  };
}

/** The date as written: a day is no moment, so that the zone does not move it. */
export function isoDate(text: string): Value | undefined {
  const moment = readMoment(text);
  return moment === undefined ? undefined : { kind: 'date', ms: startOfDay(moment.written) };
}

/** A time. */
export function isoTime(text: string): Value | undefined {
  const ms = parseIsoTime(text);
  return ms === undefined ? undefined : { kind: 'time', ms };
}
