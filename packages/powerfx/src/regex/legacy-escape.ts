/** Escapes of the older dialect: those of .NET. */

import type { AssertionName, SetItem } from './ast.ts';
import { isLegacyCategory, isLegacyWord } from './characters.ts';
import { errorEndingAt, type PatternError, plainError } from './errors.ts';
import { matchAt } from './escape.ts';

/** What an escape means. `end` is the position after it. */
type LegacyEscape = { readonly end: number } & (
  | { readonly kind: 'unit'; readonly unit: number }
  | { readonly kind: 'set'; readonly item: SetItem }
  | { readonly kind: 'assertion'; readonly name: AssertionName }
  | { readonly kind: 'reference'; readonly name: string }
);

const SHORTHANDS = { d: 'digit', s: 'space', w: 'word' } as const;
const ASSERTIONS: ReadonlyMap<string, AssertionName> = new Map([
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
  ['A', 'text-start'],
  ['Z', 'text-end'],
  ['z', 'very-end'],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** Reads the escape at `at`, which holds a backslash. `captures` are the names and numbers a reference may use. */
export function readLegacyEscape(
  pattern: string,
  at: number,
  captures: ReadonlySet<string>,
): LegacyEscape | PatternError {
  const letter = pattern.charAt(at + 1);
  const set = readLegacySet(pattern, at);
  if (set !== undefined) return set;
  const assertion = ASSERTIONS.get(letter);
  if (assertion !== undefined) return { kind: 'assertion', name: assertion, end: at + 2 };
  if (letter === 'G') return errorEndingAt('ErrInvalidRegExWithContext', pattern, at + 2);
  if (letter === 'k') return readNamedReference(pattern, at, captures);
  if (letter >= '1' && letter <= '9') {
    const digits = /^[0-9]+/.exec(pattern.slice(at + 1))?.[0] ?? letter;
    const end = at + 1 + digits.length;
    if (captures.has(digits)) return { kind: 'reference', name: digits, end };
    if (digits.length === 1) return errorEndingAt('ErrInvalidRegExBadBackRefNotDefined', pattern, end);
  }
  return readLegacyCharacter(pattern, at);
}

const CODE_POINT = /\\u\{0*([0-9a-f]{1,6})\}/iy;
const PAIR = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/iy;

/**
 * `\u{1F600}` or `\uD83D\uDE00`: one character, which a quantifier behind it repeats as a whole. .NET refuses the former
 * and would repeat half of the latter, which no sound text holds, so that both can be taken as new apps mean them.
 */
export function readLegacyCodePoint(
  pattern: string,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  const pair = matchAt(PAIR, pattern, at);
  if (pair !== null) {
    const [token, high = '', low = ''] = pair;
    return { text: String.fromCharCode(parseInt(high, 16), parseInt(low, 16)), end: at + token.length };
  }
  const match = matchAt(CODE_POINT, pattern, at);
  if (match === null) return undefined;
  const [token, digits = ''] = match;
  const code = parseInt(digits, 16);
  const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? { text: String.fromCodePoint(code), end: at + token.length } : undefined;
}

/** `\d`, `\p{L}` and the like; undefined if the escape is something else. */
export function readLegacySet(
  pattern: string,
  at: number,
): Extract<LegacyEscape, { readonly kind: 'set' }> | PatternError | undefined {
  const letter = pattern.charAt(at + 1);
  const lower = letter.toLowerCase();
  const negated = letter !== lower;
  if (lower === 'd' || lower === 's' || lower === 'w') {
    return { kind: 'set', item: { kind: 'class', name: SHORTHANDS[lower], negated }, end: at + 2 };
  }
  if (lower !== 'p') return undefined;
  const token = /^\{([\w-]*)(.?)/s.exec(pattern.slice(at + 2));
  const end = at + 2 + (token?.[0].length ?? 0);
  const name = token?.[1] ?? '';
  if (token?.[2] !== '}' || !isLegacyCategory(name)) {
    return errorEndingAt('ErrInvalidRegExBadUnicodeCategory', pattern, end);
  }
  return { kind: 'set', item: { kind: 'category', name, negated }, end };
}

function readNamedReference(
  pattern: string,
  at: number,
  captures: ReadonlySet<string>,
): LegacyEscape | PatternError {
  const token = /^(?:<(\w+)>|'(\w+)')/.exec(pattern.slice(at + 2));
  if (token === null) {
    const end = at + 2 < pattern.length ? at + 3 : at + 1;
    return errorEndingAt('ErrInvalidRegExBadNamedCaptureName', pattern, end);
  }
  const name = token[1] ?? token[2] ?? '';
  const end = at + 2 + token[0].length;
  if (!captures.has(name)) return errorEndingAt('ErrInvalidRegExBadBackRefNotDefined', pattern, end);
  return { kind: 'reference', name, end };
}

/** An escape that stands for one unit, in a class or outside. */
export function readLegacyCharacter(
  pattern: string,
  at: number,
): Extract<LegacyEscape, { readonly kind: 'unit' }> | PatternError {
  const letter = pattern.charAt(at + 1);
  if (letter === '') return plainError('ErrInvalidRegExEndsWithBackslash');
  const rest = pattern.slice(at + 1, at + 6);
  const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
  if (octal !== undefined)
    return { kind: 'unit', unit: parseInt(octal, 8) & 0xff, end: at + 1 + octal.length };
  if (letter === 'x' || letter === 'u') {
    const hex = (letter === 'x' ? /^x([0-9a-f]{2})/i : /^u([0-9a-f]{4})/i).exec(rest);
    if (hex === null) {
      const read = /^.[0-9a-f]*.?/is.exec(rest)?.[0].length ?? 1;
      return errorEndingAt(
        'ErrInvalidRegExBadEscape',
        pattern,
        at + 1 + Math.min(read, letter === 'x' ? 3 : 5),
      );
    }
    return { kind: 'unit', unit: parseInt(hex[1] ?? '', 16), end: at + 1 + hex[0].length };
  }
  if (letter === 'c') {
    const control = /^c([@-_a-z])/.exec(rest)?.[1];
    if (control === undefined) return errorEndingAt('ErrInvalidRegExWithContext', pattern, at + 3);
    return { kind: 'unit', unit: control.toUpperCase().charCodeAt(0) - 0x40, end: at + 3 };
  }
  const unit = CONTROLS.get(letter);
  if (unit !== undefined) return { kind: 'unit', unit, end: at + 2 };
  if (isLegacyWord(letter.charCodeAt(0))) return errorEndingAt('ErrInvalidRegExBadEscape', pattern, at + 2);
  return { kind: 'unit', unit: letter.charCodeAt(0), end: at + 2 };
}
