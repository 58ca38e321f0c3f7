import { invariantSeparators, type Separators } from './separators.ts';

/** Words with a meaning of their own, in exactly this case. */
export const keywords: ReadonlySet<string> = new Set([
  'true',
  'false',
  'in',
  'exactin',
  'Self',
  'Parent',
  'And',
  'Or',
  'Not',
  'As',
]);

/** Keywords that are ordinary names when an opening parenthesis follows at once: `And(a, b)`. */
export const callableKeywords: ReadonlySet<string> = new Set(['And', 'Or', 'Not']);

/** Words kept for later: an error unless quoted. */
export const reservedWords: ReadonlySet<string> = new Set([
  'blank',
  'null',
  'empty',
  'none',
  'nothing',
  'undefined',
  'This',
  'Is',
  'Child',
  'Children',
  'Siblings',
]);

/** Punctuators that do not depend on the culture, longest first so that the first match is the longest. */
const fixed: readonly string[] = '<> <= >= && || := => + - * / ^ & % = < > ! . : @ ( ) { } [ ]'.split(' ');

/** A punctuator as written and in its invariant form. */
interface Punctuator {
  readonly text: string;
  readonly value: string;
}

/** All punctuators by their first character, longest first. */
export type Punctuators = ReadonlyMap<string, readonly Punctuator[]>;

/** The punctuators of a culture. */
export function punctuatorsOf(separators: Separators): Punctuators {
  return separators.decimal === invariantSeparators.decimal ? invariant : comma;
}

const invariant = index([',', ','], [';', ';']);
const comma = index([';;', ';'], [';', ',']);

function index(...separators: readonly (readonly [string, string])[]): Punctuators {
  const all = [
    ...separators.map(([text, value]): Punctuator => ({ text, value })),
    ...fixed.map((text): Punctuator => ({ text, value: text })),
  ];
  const byFirst = new Map<string, Punctuator[]>();
  for (const item of all) {
    const first = item.text.charAt(0);
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [item]);
    else list.push(item);
  }
  return byFirst;
}
