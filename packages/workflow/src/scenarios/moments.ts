/** Durations and moments of scenarios. */
import { type Json, toText } from '@connectory/base';
import { durationMs, momentMs } from '../engine/time.ts';
import { scenarioStart } from './types.ts';

/** The milliseconds of a duration such as `PT1H2M`; not a number when it is none. */
export function millisecondsOf(text: Json | undefined): number {
  return durationMs(toText(text)) ?? NaN;
}

/** A moment: a duration since the start, or a timestamp. */
export function momentOf(text: Json | undefined): number {
  const given = toText(text);
  return given.startsWith('P') ? scenarioStart + millisecondsOf(given) : (momentMs(given) ?? NaN);
}

/** Milliseconds as a duration: `PT1H30M`, `PT0S`. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return 'none';
  const parts: string[] = [];
  let left = Math.abs(ms);
  for (const [unit, size] of [
    ['D', 86_400_000],
    ['H', 3_600_000],
    ['M', 60_000],
  ] as const) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  if (left > 0 || parts.length === 0) parts.push(`${left / 1_000}S`);
  const days = parts[0]?.endsWith('D') === true ? (parts.shift() ?? '') : '';
  return `${ms < 0 ? '-' : ''}P${days}${parts.length === 0 ? '' : `T${parts.join('')}`}`;
}
