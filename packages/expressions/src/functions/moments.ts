/** What functions on dates and times have in common. */
import { findCulture, usEnglish, type Culture } from '../culture/culture.ts';
import { formatMoment, roundTrip } from '../dates/format.ts';
import type { Moment } from '../dates/moment.ts';
import { parseMoment } from '../dates/parse.ts';
import { fail, type Failure } from '../run/failure.ts';
import type { Value } from '../values/value.ts';
import { textAt } from './arguments.ts';
import { optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';

/** The parameter that is a timestamp. */
export const timestamp = parameter('timestamp', kinds.time, 'the timestamp, as ISO 8601');

/** The parameter that says how a timestamp is written. */
export const format = optional(
  'format',
  kinds.string,
  "a .NET format such as 'yyyy-MM-dd'; without it ISO 8601",
);

/** The parameter that names a language. */
export const locale = optional('locale', kinds.string, "a language tag such as 'fr-FR'; without it 'en-US'");

/** The moment of a timestamp. */
export function momentAt(args: readonly Value[], index: number): Moment | Failure {
  const text = textAt(args, index);
  return parseMoment(text) ?? fail('date-invalid', { value: text });
}

/** A moment as its text. */
export function printed(
  moment: Moment,
  pattern: string | undefined,
  culture: Culture = usEnglish,
): Value | Failure {
  const wanted = pattern ?? roundTrip;
  return (
    formatMoment(moment, wanted, culture) ??
    fail('format-invalid', { format: wanted, example: "'yyyy-MM-dd'" })
  );
}

/** The culture of a language tag. */
export function cultureOf(tag: string | undefined): Culture | Failure {
  return tag === undefined ? usEnglish : (findCulture(tag) ?? fail('locale-unknown', { locale: tag }));
}
