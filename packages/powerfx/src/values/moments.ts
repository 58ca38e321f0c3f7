/** Making dates and times, with their range checked. */
import { inDateRange, startOfDay } from '../dates/calendar.ts';
import { skipGap, type TimeZone } from '../dates/zones.ts';
import type { Span } from '../syntax/span.ts';
import { errorValue } from './error.ts';
import type { Value } from './value.ts';

function outOfRange(span: Span | undefined): Value {
  return errorValue('InvalidArgument', 'A date must lie between the years 1 and 9999.', span);
}

/** A date or date and time; an error outside the years 1 to 9999. */
export function checkedDate(kind: 'date' | 'dateTime', ms: number | undefined, span?: Span): Value {
  const known = ms === undefined ? undefined : inDateRange(ms);
  if (known === undefined) return outOfRange(span);
  return kind === 'date' ? { kind, ms: startOfDay(known) } : { kind, ms: known };
}

/**
 * A date or date and time that clocks in the zone show. One that they skip moves to the end of the gap: even a date, whose
 * midnight a gap may cover. A date may have a time here, which only its print is without: what is added to it adds up.
 */
export function existingDate(
  kind: 'date' | 'dateTime',
  ms: number | undefined,
  zone: TimeZone,
  span?: Span,
): Value {
  const known = ms === undefined ? undefined : inDateRange(ms);
  if (known === undefined) return outOfRange(span);
  return { kind, ms: skipGap(known, zone) };
}

/** A time span. */
export function timeValue(ms: number | undefined, span?: Span): Value {
  if (ms === undefined) return errorValue('InvalidArgument', 'The time is too long to be kept.', span);
  return { kind: 'time', ms };
}
