/** Time zones: Windows names, and the names of the IANA database. */
import { ianaZone } from '@connectory/base';
import { msPerHour, msPerMinute } from './moment.ts';

/** A time zone. */
export interface TimeZone {
  readonly isUtc: boolean;
  /** Milliseconds east of UTC at an instant. */
  readonly offsetAt: (utc: number) => number;
}

const zones = new Map<string, TimeZone | undefined>();
const utcNames = /^(?:UTC|GMT|Z|Etc\/(?:UTC|GMT|UCT|Zulu)|Coordinated Universal Time)$/iu;

/** The zone of a name in any letter case; `undefined` when there is none. */
export function findZone(name: string): TimeZone | undefined {
  const key = name.toLowerCase();
  if (zones.has(key)) return zones.get(key);
  const zone = makeZone(ianaZone(key) ?? name);
  // Names come from data, so what is remembered must have an end.
  if (zones.size < 1_000) zones.set(key, zone);
  return zone;
}

function makeZone(name: string): TimeZone | undefined {
  if (utcNames.test(name)) return { isUtc: true, offsetAt: () => 0 };
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    return { isUtc: false, offsetAt: (utc) => readOffset(format.format(utc)) };
  } catch {
    return undefined;
  }
}

/** Milliseconds of the "GMT-08:00" at the end of a formatted date; plain "GMT" is zero. */
function readOffset(text: string): number {
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/u.exec(text);
  if (match === null) return 0;
  const size = Number(match[2]) * msPerHour + Number(match[3]) * msPerMinute + Number(match[4] ?? 0) * 1_000;
  return match[1] === '-' ? -size : size;
}

/** Longer than clocks are ever moved by (Samoa skipped a day), and shorter than the time between two moves. */
const window = 36 * msPerHour;

/** The instant of a wall clock. One that occurs twice is the second; one that clocks skip is read with the offset before. */
export function localToUtc(local: number, { offsetAt }: TimeZone): number {
  const before = offsetAt(local - window);
  const after = offsetAt(local + window);
  const valid = [before, after].filter((offset) => offsetAt(local - offset) === offset);
  return local - (valid.length === 0 ? before : Math.min(...valid));
}
