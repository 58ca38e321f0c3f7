/** Functions that write and read dates in the manner of people. */
import { parseInCulture } from '../dates/parse.ts';
import { parseExact } from '../dates/parse-exact.ts';
import { Failure, fail } from '../run/failure.ts';
import { optionalTextAt, textAt } from './arguments.ts';
import { family, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { cultureOf, format, locale, momentAt, printed, timestamp } from './moments.ts';

export const dateTextFunctions = family('date', [
  {
    name: 'formatDateTime',
    summary: 'Writes a timestamp in a format.',
    parameters: [timestamp, format, locale],
    returns: ['string'],
    call: (args) => {
      const moment = momentAt(args, 0);
      if (moment instanceof Failure) return moment;
      const culture = cultureOf(optionalTextAt(args, 2));
      return culture instanceof Failure ? culture : printed(moment, optionalTextAt(args, 1), culture);
    },
  },
  {
    name: 'parseDateTime',
    summary: 'Reads a date that is written in the manner of a language, or in a format.',
    parameters: [
      parameter('timestamp', kinds.time, 'the date'),
      locale,
      optional('format', kinds.string, 'the .NET format that the date is written in'),
    ],
    returns: ['string'],
    call: (args) => {
      const text = textAt(args, 0);
      const culture = cultureOf(optionalTextAt(args, 1));
      if (culture instanceof Failure) return culture;
      const pattern = optionalTextAt(args, 2);
      const moment =
        pattern === undefined ? parseInCulture(text, culture) : parseExact(text, pattern, culture);
      return moment === undefined
        ? fail('date-invalid', { value: text })
        : printed({ ...moment, utc: false }, undefined);
    },
  },
]);
