/** Functions that join texts, take them apart, and replace parts of them. */
import type { Run } from '../run/context.ts';
import { fail, Failure } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { textIn } from './arguments.ts';
import { family, ofThree, ofTwo, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const text = parameter('text', kinds.string, 'the text');

/** Joins the texts of values. */
export function joinTexts(values: readonly Value[], separator: string, run: Run): string | Failure {
  let joined = '';
  let first = true;
  for (const value of values) {
    // Integers are left to the joining, which writes them quicker.
    const ready = typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value));
    const piece = ready ? value : textOf(value);
    if (piece instanceof Failure) return piece;
    joined = first ? `${piece}` : `${joined}${separator}${piece}`;
    first = false;
    if (joined.length > run.maxSize) return fail('limit-size', { limit: run.maxSize });
  }
  return checkSize(run, joined.length) ?? joined;
}

function joinedPair(a: string, b: string, run: Run): string | Failure {
  return checkSize(run, a.length + b.length) ?? a + b;
}

/** The parts of a text between separators; most texts have few, and making those by hand is quicker than `split`. */
function partsOf(source: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = source.indexOf(separator); at >= 0; at = source.indexOf(separator, from)) {
    parts.push(source.slice(from, at));
    from = at + separator.length;
  }
  parts.push(source.slice(from));
  return parts;
}

/** A text with every occurrence of another replaced. */
function replaced(source: string, old: string, replacement: string, run: Run): string | Failure {
  if (old === '') {
    return fail('parameters-not-valid', {
      detail: "String cannot be of zero length. (Parameter 'oldValue')",
    });
  }
  let at = source.indexOf(old);
  if (at < 0) return checkSize(run, source.length) ?? source;
  let text = '';
  let from = 0;
  while (at >= 0) {
    text += source.slice(from, at) + replacement;
    if (text.length > run.maxSize) break;
    from = at + old.length;
    at = source.indexOf(old, from);
  }
  text += source.slice(from);
  return checkSize(run, text.length) ?? text;
}

export const textJoiningFunctions = family('text', [
  {
    name: 'concat',
    summary: 'Joins the texts of all its parameters.',
    parameters: [parameter('value', kinds.any, 'a value; null counts as no text')],
    repeats: true,
    returns: ['string'],
    call: (args, run) => joinTexts(args, '', run),
    pair: (a, b, run) =>
      typeof a === 'string' && typeof b === 'string' ? joinedPair(a, b, run) : joinTexts([a, b], '', run),
  },
  ofThree(
    {
      name: 'replace',
      summary: 'Replaces every occurrence of a text, with regard to case.',
      parameters: [
        text,
        parameter('oldText', kinds.string, 'the text to replace'),
        parameter('newText', kinds.string, 'what stands in its place'),
      ],
      returns: ['string'],
    },
    (source, old, replacement, run) => replaced(textIn(source), textIn(old), textIn(replacement), run),
  ),
  ofTwo(
    {
      name: 'split',
      summary: 'Gives the parts of a text between separators as an array.',
      parameters: [text, parameter('delimiter', kinds.string, 'the separator, of any length')],
      returns: ['array'],
    },
    (source, delimiter, run) => {
      const separator = textIn(delimiter);
      const parts = separator === '' ? [source] : partsOf(textIn(source), separator);
      return checkSize(run, parts.length) ?? parts;
    },
  ),
]);
