/**
 * Reads `[…]`. The dialect accepts only what .NET, ECMAScript (flag v) and PCRE2 read alike: every bracket, brace,
 * caret, bar and slash is escaped, a plain hyphen only ever forms a range, and no punctuation is doubled (doubles
 * are, or may become, set operators).
 */

import type { CharacterSet, SetItem } from './ast.ts';
import {
  errorEndingAt,
  isHighSurrogate,
  isLowSurrogate,
  type PatternError,
  type PatternErrorKey,
  tokenError,
} from './errors.ts';
import { type Escape, readEscape } from './escape.ts';

/** A character class and the position after its closing bracket. */
interface ClassToken {
  readonly kind: 'class';
  readonly set: CharacterSet;
  readonly end: number;
}

const MUST_BE_ESCAPED = '/|\\{}()[]^';
const MUST_NOT_DOUBLE = '<=>:@`~%&;,!#$*+.?-';

/**
 * Where the class opened at `at` closes, or undefined. A class may not hold a plain bracket. `[\]` is the odd one:
 * its only bracket is escaped, and then that bracket closes so that the backslash is what the message is about.
 */
function findClose(pattern: string, at: number): number | undefined {
  let lastEscapedClose: number | undefined;
  let index = at + 1;
  while (index < pattern.length) {
    const character = pattern.charAt(index);
    if (character === ']') return index;
    if (character === '[') break;
    if (character === '\\') {
      if (pattern.charAt(index + 1) === ']') lastEscapedClose = index + 1;
      index += 1;
    }
    index += 1;
  }
  return lastEscapedClose;
}

/** Reads the class at `at`, which holds an opening bracket. */
export function readCharacterClass(pattern: string, at: number): ClassToken | PatternError {
  const close = findClose(pattern, at);
  if (close === undefined) return errorEndingAt('ErrInvalidRegExBadSquare', pattern, at + 1);
  const negated = pattern.charAt(at + 1) === '^';
  const start = negated ? at + 2 : at + 1;
  if (start >= close) return tokenError('ErrInvalidRegExEmptyCharacterClass', pattern.slice(at, close + 1));
  const items = readItems(pattern, start, close, negated);
  return 'kind' in items ? items : { kind: 'class', set: { items, negated }, end: close + 1 };
}

/** What one member of a class is before ranges are formed. */
type Member =
  | { readonly kind: 'unit'; readonly unit: number; readonly end: number }
  | { readonly kind: 'set'; readonly item: SetItem; readonly end: number }
  | { readonly kind: 'hyphen'; readonly end: number };

function readItems(
  pattern: string,
  start: number,
  close: number,
  negated: boolean,
): readonly SetItem[] | PatternError {
  const items: SetItem[] = [];
  /** The unit a hyphen would start a range from; undefined after a set, and `spent` after a whole range. */
  let last: number | 'set' | 'spent' | undefined;
  let rangeFrom: number | undefined;
  let index = start;
  while (index < close) {
    const member = readMember(pattern, index, start, close, negated);
    if (member.kind === 'pattern-error') return member;
    const { end } = member;
    const refuse = (key: PatternErrorKey): PatternError => errorEndingAt(key, pattern, end);
    if (member.kind === 'hyphen') {
      if (last === 'set') return refuse('ErrInvalidRegExCharacterClassCategoryUse');
      if (typeof last !== 'number') return refuse('ErrInvalidRegExLiteralHyphenInCharacterClass');
      rangeFrom = last;
      last = undefined;
    } else if (member.kind === 'set') {
      if (rangeFrom !== undefined) return refuse('ErrInvalidRegExCharacterClassCategoryUse');
      if (negated && isNegated(member.item)) {
        return refuse('ErrInvalidRegExBadEscapeInsideNegativeCharacterClass');
      }
      items.push(member.item);
      last = 'set';
    } else if (rangeFrom !== undefined) {
      if (member.unit < rangeFrom) return refuse('ErrInvalidRegExCharacterClassRangeReverse');
      items.pop();
      items.push({ kind: 'range', from: rangeFrom, to: member.unit });
      rangeFrom = undefined;
      last = 'spent';
    } else {
      items.push({ kind: 'range', from: member.unit, to: member.unit });
      last = member.unit;
    }
    index = end;
  }
  return items;
}

function isNegated(item: SetItem): boolean {
  return item.kind !== 'range' && item.negated;
}

function readMember(
  pattern: string,
  at: number,
  start: number,
  close: number,
  negated: boolean,
): Member | PatternError {
  const character = pattern.charAt(at);
  const end = at + 1;
  const refuse = (key: PatternErrorKey): PatternError => errorEndingAt(key, pattern, end);
  if (character === '\\' && end < close) {
    return readEscapedMember(pattern, readEscape(pattern, at, close), negated);
  }
  if (character === '-' && (at === start || end === close)) {
    return refuse('ErrInvalidRegExLiteralHyphenInCharacterClass');
  }
  if (MUST_BE_ESCAPED.includes(character)) return refuse('ErrInvalidRegExUnescapedCharInCharacterClass');
  if (end < close && MUST_NOT_DOUBLE.includes(character) && pattern.charAt(end) === character) {
    return errorEndingAt('ErrInvalidRegExRepeatInCharClass', pattern, end + 1);
  }
  if (character === '-') return { kind: 'hyphen', end };
  const unit = pattern.charCodeAt(at);
  if (isHighSurrogate(unit) && end < close && isLowSurrogate(pattern.charCodeAt(end))) {
    return errorEndingAt('ErrInvalidRegExSurrogatePairInCharacterClass', pattern, end + 1);
  }
  if (isHighSurrogate(unit) || isLowSurrogate(unit)) return refuse('ErrInvalidRegExMalformedSurrogatePair');
  return { kind: 'unit', unit, end };
}

function readEscapedMember(pattern: string, escape: Escape, negated: boolean): Member | PatternError {
  const { end } = escape;
  const refuse = (key: PatternErrorKey): PatternError => errorEndingAt(key, pattern, end);
  switch (escape.kind) {
    case 'text':
    case 'class-punctuation':
      if (escape.text.length > 1) return refuse('ErrInvalidRegExSurrogatePairInCharacterClass');
      return { kind: 'unit', unit: escape.text.charCodeAt(0), end };
    case 'set':
      return { kind: 'set', item: escape.item, end };
    case 'boundary':
    case 'named-reference':
    case 'numbered-reference':
      return refuse('ErrInvalidRegExBadEscapeInsideCharacterClass');
    case 'octal':
      return refuse('ErrInvalidRegExBadOctal');
    case 'unknown-category':
      return refuse(
        negated && escape.negated
          ? 'ErrInvalidRegExBadEscapeInsideNegativeCharacterClass'
          : 'ErrInvalidRegExBadUnicodeCategory',
      );
    case 'lone-surrogate':
      return refuse('ErrInvalidRegExMalformedSurrogatePair');
    case 'dangling':
    case 'unknown':
      return refuse('ErrInvalidRegExBadEscape');
    default:
      return escape satisfies never;
  }
}
