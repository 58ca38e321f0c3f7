/** Functions that look for a text in another. All of them are without regard to case, as on the host. */
import { fail } from '../run/failure.ts';
import { integerAt, textAt, textIn } from './arguments.ts';
import { invariantLower } from './case-mapping.ts';
import { family, ofTwo, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const text = parameter('text', kinds.string, 'the text');
const searched = parameter('searchText', kinds.string, 'the text to look for');

/** The place of the n-th occurrence, from the end when n is negative; -1 when there are fewer. */
function nthIndex(source: string, search: string, n: number): number {
  if (search === '') return Math.abs(n) === 1 ? (n > 0 ? 0 : source.length) : -1;
  let at = n > 0 ? -1 : source.length;
  for (let left = Math.abs(n); left > 0; left -= 1) {
    if (n < 0 && at === 0) return -1;
    at = n > 0 ? source.indexOf(search, at + 1) : source.lastIndexOf(search, at - 1);
    if (at < 0) return -1;
  }
  return at;
}

export const textSearchFunctions = family('text', [
  ofTwo(
    {
      name: 'indexOf',
      summary:
        'Gives where a text first occurs in another, from 0 and without regard to case; -1 when it does not.',
      parameters: [text, searched],
      returns: ['integer'],
    },
    (source, search) => invariantLower(textIn(source)).indexOf(invariantLower(textIn(search))),
  ),
  {
    name: 'lastIndexOf',
    summary:
      'Gives where a text last occurs in another, from 0 and without regard to case; -1 when it does not.',
    parameters: [text, searched],
    returns: ['integer'],
    call: (args) => {
      const [source, search] = [textAt(args, 0), textAt(args, 1)];
      // The reference says so of an empty search text.
      if (search === '') return Math.max(source.length - 1, 0);
      return invariantLower(source).lastIndexOf(invariantLower(search));
    },
  },
  {
    name: 'nthIndexOf',
    summary: 'Gives where a text occurs in another for the n-th time, from 0; -1 when it occurs less often.',
    parameters: [
      text,
      searched,
      parameter('occurrence', kinds.integer, 'which occurrence, from 1; negative ones count from the end'),
    ],
    returns: ['integer'],
    call: (args) => {
      const occurrence = integerAt(args, 2);
      if (occurrence === 0) return fail('parameters-not-valid', { detail: 'The occurrence must not be 0.' });
      return nthIndex(invariantLower(textAt(args, 0)), invariantLower(textAt(args, 1)), occurrence);
    },
  },
  ofTwo(
    {
      name: 'startsWith',
      summary: 'Tells whether a text begins with another, without regard to case.',
      parameters: [text, searched],
      returns: ['boolean'],
    },
    (source, search) => invariantLower(textIn(source)).startsWith(invariantLower(textIn(search))),
  ),
  ofTwo(
    {
      name: 'endsWith',
      summary: 'Tells whether a text ends with another, without regard to case.',
      parameters: [text, searched],
      returns: ['boolean'],
    },
    (source, search) => invariantLower(textIn(source)).endsWith(invariantLower(textIn(search))),
  ),
]);
