/** Making dates and times, with their range checked. */
import { inDateRange, startOfDay } from '../dates/calendar.ts';
import type { Span } from '../syntax/span.ts';
import { errorValue } from './error.ts';
import type { Value } from './value.ts';

/** A date or date and time; an error outside the years 1 to 9999. */
export function checkedDate(kind: 'date' | 'dateTime', ms: number | undefined, span?: Span): Value {
  const known = ms === undefined ? undefined : inDateRange(ms);
  if (known === undefined) return errorValue('InvalidArgument', 'A date must lie between the years 1 and 9999.', span);
  return kind === 'date' ? { kind, ms: startOfDay(known) } : { kind, ms: known };
}

/** A time span. */
export function timeValue(ms: number | undefined, span?: Span): Value {
  if (ms === undefined) return errorValue('InvalidArgument', 'The time is too long to be kept.', span);
  return { kind: 'time', ms };
}
