/** Time zones: offsets, and conversion between UTC and wall clock. Offsets are milliseconds east of UTC. */
import { ianaZone } from '@connectory/base';
import { msPerHour, msPerMinute } from './calendar.ts';

/** A time zone. Make it once per run with `findZone`; its offsets are remembered inside. */
export interface TimeZone {
  /** As asked for: a Windows or an IANA id. */
  readonly id: string;
  /** Offset at an instant (UTC milliseconds since 1970). */
  readonly offsetAt: (utc: number) => number;
}

/** UTC. */
export const utcZone: TimeZone = { id: 'UTC', offsetAt: () => 0 };

/** Transitions happen on quarter hours, so one offset holds for a whole quarter hour. */
const quarter = 15 * msPerMinute;
const maxRemembered = 20_000;

/** The zone of a Windows id ("Pacific Standard Time") or an IANA id ("Europe/Paris"); `undefined` when unknown. */
export function findZone(id: string): TimeZone | undefined {
  const iana = ianaZone(id) ?? id;
  if (/^(?:UTC|GMT|Z|Etc\/(?:UTC|GMT|UCT|Zulu))$/iu.test(iana)) return { ...utcZone, id };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: iana, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  const offsets = new Map<number, number>();
  let standard: number | undefined;
  const read = (utc: number): number => {
    const offset = readOffset(format.format(utc));
    if (offset % quarter === 0) return offset;
    // Local mean time of the 19th century: Windows has no such rule and uses the standard offset.
    standard ??= Math.min(
      readOffset(format.format(1_672_531_200_000)),
      readOffset(format.format(1_688_169_600_000)),
    );
    return standard;
  };
  return {
    id,
    offsetAt: (utc) => {
      const key = Math.floor(utc / quarter);
      const known = offsets.get(key);
      if (known !== undefined) return known;
      if (offsets.size >= maxRemembered) offsets.clear();
      const offset = read(key * quarter);
      offsets.set(key, offset);
      return offset;
    },
  };
}

/** Milliseconds of the "GMT-08:00" at the end of a formatted date; plain "GMT" is zero. */
function readOffset(text: string): number {
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/u.exec(text);
  if (match === null) return 0;
  const size =
    Number(match[2]) * msPerHour +
    Number(match[3]) * msPerMinute +
    (match[4] === undefined ? 0 : Number(match[4]) * 1000);
  return match[1] === '-' ? -size : size;
}

/** Wall clock of an instant. */
export function utcToLocal(utc: number, zone: TimeZone): number {
  return utc + zone.offsetAt(utc);
}

/** Longer than any transition (Samoa skipped a whole day) and shorter than the time between two of them. */
const window = 36 * msPerHour;

interface Resolution {
  readonly before: number;
  readonly after: number;
  /** Offsets under which the wall clock exists: one, two when it occurs twice, none in a gap. */
  readonly valid: readonly number[];
}

function resolve(local: number, zone: TimeZone): Resolution {
  const before = zone.offsetAt(local - window);
  const after = zone.offsetAt(local + window);
  const candidates = before === after ? [before] : [before, after];
  return { before, after, valid: candidates.filter((offset) => zone.offsetAt(local - offset) === offset) };
}

/**
 * Instant of a wall clock. A time that occurs twice is the second, standard, one (as .NET); a time in a gap is read
 * with the offset before the gap.
 */
export function localToUtc(local: number, zone: TimeZone): number {
  const { before, valid } = resolve(local, zone);
  return local - (valid.length === 0 ? before : Math.min(...valid));
}

/** Offset in force at a wall clock. */
export function offsetAtLocal(local: number, zone: TimeZone): number {
  return local - localToUtc(local, zone);
}

/** Power Fx TimeZoneOffset: minutes from local to UTC, so UTC+1 gives -60. */
export function timeZoneOffsetMinutes(local: number, zone: TimeZone): number {
  return -offsetAtLocal(local, zone) / msPerMinute + 0;
}

/** True when clocks skip this wall clock. */
export function isSkipped(local: number, zone: TimeZone): boolean {
  return zone.offsetAt(local) !== zone.offsetAt(local - window) ||
    zone.offsetAt(local + window) !== zone.offsetAt(local)
    ? resolve(local, zone).valid.length === 0
    : false;
}

/** A wall clock that exists: one that clocks skip moves to the end of the gap. */
export function skipGap(local: number, zone: TimeZone): number {
  if (!isSkipped(local, zone)) return local;
  const { before, after } = resolve(local, zone);
  // The offset changes once in between, on a quarter hour.
  let low = Math.floor((local - window) / quarter);
  let high = Math.ceil((local + window) / quarter);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle * quarter) === before) low = middle;
    else high = middle;
  }
  return high * quarter + after;
}
