/** Functions on texts. */
import { fail, type Failure } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import type { Run } from '../run/context.ts';
import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { integerAt, optionalTextAt, textAt } from './arguments.ts';
import { invariantLower, invariantUpper } from './case-mapping.ts';
import { family, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const text = parameter('text', kinds.string, 'the text');
const searched = parameter('searchText', kinds.string, 'the text to look for');

/** Joins the texts of values. */
export function joinTexts(values: readonly Value[], separator: string, run: Run): string | Failure {
  let joined = '';
  let first = true;
  for (const value of values) {
    const piece = typeof value === 'string' ? value : textOf(value);
    if (typeof piece !== 'string') return piece;
    joined += first ? piece : separator + piece;
    first = false;
    if (joined.length > run.maxSize) return fail('limit-size', { limit: run.maxSize });
  }
  return checkSize(run, joined.length) ?? joined;
}

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

function clamped(index: number, length: number): number {
  return index < 0 ? Math.max(length + index, 0) : Math.min(index, length);
}

export const textFunctions = family('text', [
  {
    name: 'concat',
    summary: 'Joins the texts of all its parameters.',
    parameters: [parameter('value', kinds.any, 'a value; null counts as no text')],
    repeats: true,
    returns: ['string'],
    call: (args, run) => joinTexts(args, '', run),
  },
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
  {
    name: 'replace',
    summary: 'Replaces every occurrence of a text, with regard to case.',
    parameters: [
      text,
      parameter('oldText', kinds.string, 'the text to replace'),
      parameter('newText', kinds.string, 'what stands in its place'),
    ],
    returns: ['string'],
    call: (args, run) => {
      const [source, old, replacement] = [textAt(args, 0), textAt(args, 1), textAt(args, 2)];
      if (old === '') {
        return fail('parameters-not-valid', {
          detail: "String cannot be of zero length. (Parameter 'oldValue')",
        });
      }
      const parts = source.split(old);
      const size = source.length + (parts.length - 1) * (replacement.length - old.length);
      return checkSize(run, size) ?? parts.join(replacement);
    },
  },
  {
    name: 'toLower',
    summary: 'Gives a text in lower case.',
    parameters: [parameter('text', kinds.text, 'the text')],
    returns: ['string'],
    call: (args) => invariantLower(textAt(args, 0)),
  },
  {
    name: 'toUpper',
    summary: 'Gives a text in upper case.',
    parameters: [parameter('text', kinds.text, 'the text')],
    returns: ['string'],
    call: (args) => invariantUpper(textAt(args, 0)),
  },
  {
    name: 'trim',
    summary: 'Removes white space at both ends of a text.',
    parameters: [parameter('text', kinds.any, 'the text')],
    returns: ['string'],
    call: ([value]) =>
      typeof value === 'string'
        ? value.trim()
        : fail('parameters-not-valid', { detail: 'The value to trim must be a text.' }),
  },
  {
    name: 'indexOf',
    summary:
      'Gives where a text first occurs in another, from 0 and without regard to case; -1 when it does not.',
    parameters: [text, searched],
    returns: ['integer'],
    call: (args) => invariantLower(textAt(args, 0)).indexOf(invariantLower(textAt(args, 1))),
  },
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
  {
    name: 'startsWith',
    summary: 'Tells whether a text begins with another, without regard to case.',
    parameters: [text, searched],
    returns: ['boolean'],
    call: (args) => invariantLower(textAt(args, 0)).startsWith(invariantLower(textAt(args, 1))),
  },
  {
    name: 'endsWith',
    summary: 'Tells whether a text ends with another, without regard to case.',
    parameters: [text, searched],
    returns: ['boolean'],
    call: (args) => invariantLower(textAt(args, 0)).endsWith(invariantLower(textAt(args, 1))),
  },
  {
    name: 'split',
    summary: 'Gives the parts of a text between separators as an array.',
    parameters: [text, parameter('delimiter', kinds.string, 'the separator, of any length')],
    returns: ['array'],
    call: (args, run) => {
      const [source, separator] = [textAt(args, 0), textAt(args, 1)];
      const parts = separator === '' ? [source] : source.split(separator);
      return checkSize(run, parts.length) ?? parts;
    },
  },
  {
    name: 'guid',
    summary: 'Gives a new globally unique identifier in lower case.',
    parameters: [optional('format', kinds.string, "'N', 'D' (usual), 'B', 'P' or 'X'")],
    returns: ['string'],
    pure: false,
    call: (args, run) => {
      const { random } = run.context;
      if (random === undefined) return fail('reference-unavailable');
      return guidText(random.bytes(16), optionalTextAt(args, 0) ?? 'D');
    },
  },
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

function guidText(bytes: Uint8Array, format: string): string | Failure {
  const random = [...bytes];
  // Version 4, variant 1 (RFC 9562).
  random[6] = ((random[6] ?? 0) & 0x0f) | 0x40;
  random[8] = ((random[8] ?? 0) & 0x3f) | 0x80;
  const hex = random.map((byte) => byte.toString(16).padStart(2, '0'));
  const part = (from: number, to: number): string => hex.slice(from, to).join('');
  const dashed = [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 16)].join('-');
  switch (format.toUpperCase()) {
    case 'D':
    case '':
      return dashed;
    case 'N':
      return hex.join('');
    case 'B':
      return `{${dashed}}`;
    case 'P':
      return `(${dashed})`;
    case 'X': {
      const rest = hex.slice(8).map((byte) => `0x${byte}`);
      return `{0x${part(0, 4)},0x${part(4, 6)},0x${part(6, 8)},{${rest.join(',')}}}`;
    }
    default:
      return fail('format-invalid', { format, example: "'D'" });
  }
}
