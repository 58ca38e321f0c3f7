/** Timestamps out of texts: ISO 8601, and what a culture writes. */
import { usEnglish, type Culture } from '../culture/culture.ts';
import { readIso } from './iso.ts';
import { momentOf, msOfFields, msPerMinute, type Moment } from './moment.ts';
import { readCultureDate } from './parse-culture.ts';

const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/u;

/** What a text says of a moment, before its zone is applied. */
export interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits behind the second. */
  readonly fraction: string;
  /** `Z`, an offset such as `+01:00`, or nothing. */
  readonly zone: string;
}

/** Longer texts are no dates, and are not searched for one. */
export const maxDateLength = 200;

/** The moment of a timestamp, ISO 8601 or in the manner of US English; `undefined` when it is none. */
export function parseMoment(text: string): Moment | undefined {
  const quick = readIso(text);
  if (quick !== undefined) return quick;
  if (text.length > maxDateLength) return undefined;
  const trimmed = text.trim();
  const match = iso.exec(trimmed);
  return match === null ? parseInCulture(trimmed, usEnglish) : momentOfReading(isoReading(match));
}

/** The moment of a text in the manner of a culture. */
export function parseInCulture(text: string, culture: Culture): Moment | undefined {
  if (text.length > maxDateLength) return undefined;
  const match = iso.exec(text.trim());
  const reading = match === null ? readCultureDate(text.trim(), culture) : isoReading(match);
  return reading === undefined ? undefined : momentOfReading(reading);
}

function isoReading(match: RegExpExecArray): Reading {
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = ''] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction,
    zone,
  };
}

/** A reading as a moment: with an offset, as the host does, in UTC. */
export function momentOfReading(reading: Reading): Moment | undefined {
  const ms = msOfFields(reading);
  if (ms === undefined) return undefined;
  const ticks = Number(reading.fraction.padEnd(7, '0').slice(0, 7));
  const offset = offsetOf(reading.zone);
  return momentOf(
    ms + Math.floor(ticks / 10_000) - (offset ?? 0) * msPerMinute,
    ticks % 10_000,
    offset !== undefined,
  );
}

/** Minutes east of UTC. */
function offsetOf(zone: string): number | undefined {
  if (zone === '') return undefined;
  const match = /^([+-])(\d{2}):?(\d{2})?$/u.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
