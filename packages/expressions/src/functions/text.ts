/** Functions on single texts: parts, letter case, blanks, lengths. */
import { fail } from '../run/failure.ts';
import { integerAt, textAt, textIn } from './arguments.ts';
import { invariantLower, invariantUpper } from './case-mapping.ts';
import { family, ofOne, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const text = parameter('text', kinds.string, 'the text');

function clamped(index: number, length: number): number {
  return index < 0 ? Math.max(length + index, 0) : Math.min(index, length);
}

export const textFunctions = family('text', [
  {
    name: 'substring',
    summary: 'Gives a part of a text. A part that reaches beyond the text is an error; slice forgives that.',
    parameters: [
      text,
      parameter('startIndex', kinds.integer, 'where the part begins, from 0'),
      optional('length', kinds.integer, 'how long the part is; without it, up to the end'),
    ],
    returns: ['string'],
    call: (args) => {
      const source = textAt(args, 0);
      const start = integerAt(args, 1);
      const length = args.length > 2 ? integerAt(args, 2) : source.length - start;
      if (start >= 0 && length >= 0 && start + length <= source.length)
        return source.slice(start, start + length);
      return fail('range-of-text', { start, length, size: source.length });
    },
  },
  {
    name: 'slice',
    summary: 'Gives the part of a text between two indexes. Negative ones count from the end.',
    parameters: [
      text,
      parameter('startIndex', kinds.integer, 'where the part begins'),
      optional('endIndex', kinds.integer, 'where the part ends; that character is not in it'),
    ],
    returns: ['string'],
    call: (args) => {
      const source = textAt(args, 0);
      const start = clamped(integerAt(args, 1), source.length);
      const end = args.length > 2 ? clamped(integerAt(args, 2), source.length) : source.length;
      return source.slice(start, Math.max(start, end));
    },
  },
  ofOne(
    {
      name: 'toLower',
      summary: 'Gives a text in lower case.',
      parameters: [parameter('text', kinds.text, 'the text')],
      returns: ['string'],
    },
    (value) => invariantLower(textIn(value)),
  ),
  ofOne(
    {
      name: 'toUpper',
      summary: 'Gives a text in upper case.',
      parameters: [parameter('text', kinds.text, 'the text')],
      returns: ['string'],
    },
    (value) => invariantUpper(textIn(value)),
  ),
  ofOne(
    {
      name: 'trim',
      summary: 'Removes white space at both ends of a text.',
      parameters: [parameter('text', kinds.any, 'the text')],
      returns: ['string'],
    },
    (value) =>
      typeof value === 'string'
        ? value.trim()
        : fail('parameters-not-valid', { detail: 'The value to trim must be a text.' }),
  ),
  {
    name: 'utf8Length',
    summary: 'Gives how many bytes a text takes in UTF-8.',
    parameters: [text],
    returns: ['integer'],
    call: (args) => {
      let bytes = 0;
      for (const one of textAt(args, 0)) {
        const code = one.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      }
      return bytes;
    },
  },
  {
    name: 'utf16Length',
    summary: 'Gives how many bytes a text takes in UTF-16.',
    parameters: [text],
    returns: ['integer'],
    call: (args) => textAt(args, 0).length * 2,
  },
]);
