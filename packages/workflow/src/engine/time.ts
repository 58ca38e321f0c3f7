/** Moments and durations. Inside the engine a moment is milliseconds since 1970, a duration milliseconds. */

const duration =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const clockDuration = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})$/;

const day = 86_400_000;
const partsMs = [365 * day, 30 * day, 7 * day, day, 3_600_000, 60_000, 1_000];

/** The milliseconds of a duration, ISO 8601 (`PT1H`) or `[d.]hh:mm:ss`; years count 365 days and months 30. */
export function durationMs(text: string): number | undefined {
  const clock = clockDuration.exec(text);
  if (clock !== null) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part ?? 0));
    return days * day + hours * 3_600_000 + minutes * 60_000 + seconds * 1_000;
  }
  const parts = duration.exec(text)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return undefined;
  return parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (partsMs[at] ?? 0), 0);
}

/** A moment as the host writes it, with seven digits of the second. */
export function timestamp(ms: number): string {
  // Actions of one moment ask many times for the same text, and making it costs more than all else of a Compose.
  if (ms !== latest.ms) latest = { ms, text: new Date(ms).toISOString().replace('Z', '0000Z') };
  return latest.text;
}

let latest = { ms: 0, text: '1970-01-01T00:00:00.0000000Z' };

const unitsMs: ReadonlyMap<string, number> = new Map([
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', day],
  ['week', 7 * day],
]);

/** A moment and a number of units later; months keep their day where there is one. */
export function addUnits(ms: number, count: number, unit: string): number | undefined {
  const name = unit.toLowerCase();
  const fixed = unitsMs.get(name);
  if (fixed !== undefined) return ms + count * fixed;
  if (name !== 'month' && name !== 'year') return undefined;
  const date = new Date(ms);
  const months = date.getUTCMonth() + count * (name === 'year' ? 12 : 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate();
  return (
    Date.UTC(date.getUTCFullYear(), months, Math.min(date.getUTCDate(), last)) + (((ms % day) + day) % day)
  );
}

/** The milliseconds of a timestamp; one without a zone is UTC. */
export function momentMs(text: string): number | undefined {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  const ms = Date.parse(zoned.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) ? undefined : ms;
}
