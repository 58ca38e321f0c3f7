/** Numbers as texts. */
import { findCulture, usEnglish } from '../culture/culture.ts';
import { formatNumber } from '../format/number.ts';
import { fail } from '../run/failure.ts';
import { numberAt, optionalTextAt, textAt } from './arguments.ts';
import { family, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';

export const formatFunctions = family('text', [
  {
    name: 'formatNumber',
    summary: 'Writes a number in a format.',
    parameters: [
      parameter('number', kinds.number, 'the number'),
      parameter('format', kinds.string, "a .NET format such as 'N2' or '#,##0.00'"),
      optional('locale', kinds.string, "a language tag such as 'fr-FR'; without it 'en-US'"),
    ],
    returns: ['string'],
    call: (args) => {
      const tag = optionalTextAt(args, 2);
      const culture = tag === undefined ? usEnglish : findCulture(tag);
      if (culture === undefined) return fail('locale-unknown', { locale: tag ?? '' });
      const format = textAt(args, 1);
      return (
        formatNumber(numberAt(args, 0), format, culture) ??
        fail('format-invalid', { format, example: "'N2'" })
      );
    },
  },
]);
