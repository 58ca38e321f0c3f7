/**
 * Reads one backslash escape. Which escapes are allowed depends on the place (inside or outside a character
 * class), so this only says what was written; the callers judge it.
 */

import type { SetItem } from './ast.ts';
import { isKnownCategory } from './characters.ts';
import { isHighSurrogate, isLowSurrogate } from './errors.ts';

/** What stands at a backslash. `end` is the position after it. */
export type Escape = { readonly end: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'set'; readonly item: SetItem }
  | { readonly kind: 'boundary'; readonly negated: boolean }
  | { readonly kind: 'named-reference'; readonly name: string }
  | { readonly kind: 'numbered-reference'; readonly number: string }
  /** Punctuation that needs its backslash in a class only; outside, the backslash is refused. */
  | { readonly kind: 'class-punctuation'; readonly text: string }
  | { readonly kind: 'octal' }
  | { readonly kind: 'unknown-category'; readonly negated: boolean }
  | { readonly kind: 'lone-surrogate' }
  | { readonly kind: 'unknown' }
  /** The backslash is the last unit. */
  | { readonly kind: 'dangling' }
);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const SHORTHANDS: ReadonlyMap<string, SetItem> = new Map([
  ['d', { kind: 'class', name: 'digit', negated: false }],
  ['D', { kind: 'class', name: 'digit', negated: true }],
  ['s', { kind: 'class', name: 'space', negated: false }],
  ['S', { kind: 'class', name: 'space', negated: true }],
  ['w', { kind: 'class', name: 'word', negated: false }],
  ['W', { kind: 'class', name: 'word', negated: true }],
]);

const SYNTAX_CHARACTERS = '^$\\.*+?()[]{}|/# ';
const CLASS_PUNCTUATION = '&-!#%,;:<=>@`~';

const OCTAL = /\\0[0-9]*/y;
const NUMBER = /\\([1-9][0-9]*)/y;
const NAME = /\\k<([\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]+)>/uy;
const CATEGORY = /\\([pP])\{([\p{L}\p{Mn}\p{Nd}\p{Pc}=:-]+)\}/uy;
const HEX = /\\x([0-9a-fA-F]{2})/y;
const UNIT = /\\u([0-9a-fA-F]{4})/y;
const CODE_POINT = /\\u\{([0-9a-fA-F]{1,8})\}/y;

/** Reads the escape at `at`, which holds a backslash. Nothing at or after `limit` belongs to it. */
export function readEscape(pattern: string, at: number, limit: number): Escape {
  const letter = at + 1 < limit ? String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0) : '';
  if (letter === '') return { kind: 'dangling', end: at + 1 };
  const text = limit < pattern.length ? pattern.slice(0, limit) : pattern;
  const short = at + 2;

  const control = CONTROLS.get(letter);
  if (control !== undefined) return { kind: 'text', text: control, end: short };
  const shorthand = SHORTHANDS.get(letter);
  if (shorthand !== undefined) return { kind: 'set', item: shorthand, end: short };
  if (SYNTAX_CHARACTERS.includes(letter)) return { kind: 'text', text: letter, end: short };
  if (CLASS_PUNCTUATION.includes(letter)) return { kind: 'class-punctuation', text: letter, end: short };

  const unknown: Escape = { kind: 'unknown', end: at + 1 + letter.length };
  switch (letter) {
    case 'b':
    case 'B':
      return { kind: 'boundary', negated: letter === 'B', end: short };
    case '0':
      return { kind: 'octal', end: at + (matchAt(OCTAL, text, at)?.[0].length ?? 2) };
    case 'k':
      return readName(text, at) ?? unknown;
    case 'p':
    case 'P':
      return readCategory(text, at) ?? unknown;
    case 'x':
    case 'u':
      return readCodePoint(text, at) ?? unknown;
    default: {
      const number = matchAt(NUMBER, text, at);
      if (number === null) return unknown;
      return { kind: 'numbered-reference', number: number[1] ?? '', end: at + number[0].length };
    }
  }
}

function readName(text: string, at: number): Escape | undefined {
  const match = matchAt(NAME, text, at);
  return match === null
    ? undefined
    : { kind: 'named-reference', name: match[1] ?? '', end: at + match[0].length };
}

function readCategory(text: string, at: number): Escape | undefined {
  const match = matchAt(CATEGORY, text, at);
  if (match === null) return undefined;
  const [whole, letter, name = ''] = match;
  const end = at + whole.length;
  const negated = letter === 'P';
  if (!isKnownCategory(name)) return { kind: 'unknown-category', negated, end };
  return { kind: 'set', item: { kind: 'category', name, negated }, end };
}

/** Two `\uXXXX` may form a pair; `\u{…}` names a whole code point, so a surrogate there is always wrong. */
function readCodePoint(text: string, at: number): Escape | undefined {
  const hex = matchAt(HEX, text, at);
  if (hex !== null)
    return { kind: 'text', text: String.fromCharCode(parseInt(hex[1] ?? '', 16)), end: at + 4 };

  const unit = matchAt(UNIT, text, at);
  if (unit !== null) {
    const code = parseInt(unit[1] ?? '', 16);
    const end = at + 6;
    if (isHighSurrogate(code)) {
      const low = parseInt(matchAt(UNIT, text, end)?.[1] ?? '', 16);
      if (isLowSurrogate(low)) return { kind: 'text', text: String.fromCharCode(code, low), end: end + 6 };
    }
    if (isHighSurrogate(code) || isLowSurrogate(code)) return { kind: 'lone-surrogate', end };
    return { kind: 'text', text: String.fromCharCode(code), end };
  }

  const braces = matchAt(CODE_POINT, text, at);
  if (braces === null) return undefined;
  const code = parseInt(braces[1] ?? '', 16);
  const end = at + braces[0].length;
  if (code > 0x10ffff) return undefined;
  if (isHighSurrogate(code) || isLowSurrogate(code)) return { kind: 'lone-surrogate', end };
  return { kind: 'text', text: String.fromCodePoint(code), end };
}

/** The match of a sticky constant expression at exactly this position. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
