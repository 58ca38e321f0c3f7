/** Functions on spans of time. */
import { ticksOf } from '../dates/moment.ts';
import { formatSpan, parseSpan, spanText } from '../dates/time-span.ts';
import { Failure, fail } from '../run/failure.ts';
import { optionalTextAt, textAt } from './arguments.ts';
import { family, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { cultureOf, momentAt } from './moments.ts';

export const timeSpanFunctions = family('date', [
  {
    name: 'dateDifference',
    summary: 'Gives the time from one timestamp to another, as [-][d.]hh:mm:ss.',
    parameters: [
      parameter('startDate', kinds.time, 'the timestamp to count from'),
      parameter('endDate', kinds.time, 'the timestamp to count to'),
    ],
    returns: ['string'],
    call: (args) => {
      const start = momentAt(args, 0);
      if (start instanceof Failure) return start;
      const end = momentAt(args, 1);
      return end instanceof Failure ? end : spanText(ticksOf(end) - ticksOf(start));
    },
  },
  {
    name: 'formatTimeSpan',
    summary: 'Writes a time span in a .NET format.',
    parameters: [
      parameter('timeSpan', kinds.string, 'the span, as [-][d.]hh:mm:ss'),
      parameter('format', kinds.string, "the format: 'c', 'g', 'G', or a custom one such as 'hh\\:mm'"),
      optional('culture', kinds.string, "a language tag such as 'fr-FR'"),
    ],
    returns: ['string'],
    call: (args) => {
      const culture = cultureOf(optionalTextAt(args, 2));
      if (culture instanceof Failure) return culture;
      const span = parseSpan(textAt(args, 0));
      if (span === undefined) return fail('date-invalid', { value: textAt(args, 0) });
      const pattern = textAt(args, 1);
      return (
        formatSpan(span, pattern, culture.decimalSeparator) ??
        fail('format-invalid', { format: pattern, example: "'c'" })
      );
    },
  },
]);
