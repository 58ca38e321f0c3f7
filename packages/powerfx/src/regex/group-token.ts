/** Reads what stands at an opening bracket: the kind of group, inline options or a comment. */

import type { InlineOptions } from './ast.ts';
import { type PatternError, tokenError } from './errors.ts';
import { matchAt } from './escape.ts';
import { MAX_NAME_UNITS } from './group-rules.ts';

/** What an opening bracket starts. `end` is the position after the opening token. */
export type GroupToken = { readonly end: number } & (
  | { readonly kind: 'plain' }
  /** A bare bracket: a capture with NumberedSubMatches, otherwise plain. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'look'; readonly direction: 'ahead' | 'behind'; readonly negated: boolean }
  | { readonly kind: 'options'; readonly options: InlineOptions }
  | { readonly kind: 'comment' }
);

const NAMED = /\(\?<([_\p{L}][_\p{L}\p{Nd}]*)>/uy;
const LOOK = /\(\?(<?)([=!])/y;
const BALANCING = /\(\?<[\p{L}\p{Mn}\p{Nd}\p{Pc}]*-[\p{L}\p{Mn}\p{Nd}\p{Pc}]*>/uy;
const ANGLE_BRACKETS = /\(\?<[^>]*>/y;
const SINGLE_QUOTES = /\(\?'[^']*'/y;
const OPTIONS = /\(\?([imnsx]+)\)/y;
const OTHER_OPTIONS = /\(\?[\p{L}\p{Mn}\p{Nd}\p{Pc}]*-?[\p{L}\p{Mn}\p{Nd}\p{Pc}]+[:)]/uy;
const SPECIAL = /\([?*+].?/uy;

/** Reads the group opening at `at`, which holds an opening bracket. */
export function readGroup(
  pattern: string,
  at: number,
  numberedSubMatches: boolean,
): GroupToken | PatternError {
  const next = pattern.charAt(at + 1);
  if (next !== '?' && next !== '*' && next !== '+') return { kind: 'bare', end: at + 1 };
  if (next === '?') {
    switch (pattern.charAt(at + 2)) {
      case ':':
        return { kind: 'plain', end: at + 3 };
      case '#':
        return { kind: 'comment', end: at + 3 };
      case '(':
        return tokenError('ErrInvalidRegExBadConditional', '(?(');
      default:
        break;
    }
    const named = readNamed(pattern, at, numberedSubMatches) ?? readOptions(pattern, at, numberedSubMatches);
    if (named !== undefined) return named;
  }
  return tokenError('ErrInvalidRegExBadParen', matchAt(SPECIAL, pattern, at)?.[0] ?? '(');
}

/** Everything that starts `(?<`, and its neighbours `(?=`, `(?!` and `(?'`. */
function readNamed(
  pattern: string,
  at: number,
  numberedSubMatches: boolean,
): GroupToken | PatternError | undefined {
  const named = matchAt(NAMED, pattern, at);
  if (named !== null) {
    const [token, name = ''] = named;
    if (numberedSubMatches) return tokenError('ErrInvalidRegExMixingNamedAndNumberedSubMatches', token);
    if (name.length > MAX_NAME_UNITS) return tokenError('ErrInvalidRegExNamedCaptureNameTooLong', token);
    return { kind: 'named', name, end: at + token.length };
  }
  const look = matchAt(LOOK, pattern, at);
  if (look !== null) {
    const [token, behind, sign] = look;
    const direction = behind === '<' ? 'behind' : 'ahead';
    return { kind: 'look', direction, negated: sign === '!', end: at + token.length };
  }
  const balancing = matchAt(BALANCING, pattern, at);
  if (balancing !== null) return tokenError('ErrInvalidRegExBadBalancing', balancing[0]);
  const brackets = matchAt(ANGLE_BRACKETS, pattern, at);
  if (brackets !== null) return tokenError('ErrInvalidRegExBadNamedCaptureName', brackets[0]);
  const quotes = matchAt(SINGLE_QUOTES, pattern, at);
  if (quotes !== null) return tokenError('ErrInvalidRegExBadSingleQuoteNamedCapture', quotes[0]);
  return undefined;
}

function readOptions(
  pattern: string,
  at: number,
  numberedSubMatches: boolean,
): GroupToken | PatternError | undefined {
  const options = at === 0 ? matchAt(OPTIONS, pattern, at) : null;
  if (options === null) {
    const other = matchAt(OTHER_OPTIONS, pattern, at);
    if (other === null) return undefined;
    const key = at === 0 ? 'ErrInvalidRegExBadInlineOptions' : 'ErrInvalidRegExBadOptionsNotAtFront';
    return tokenError(key, other[0]);
  }
  const [token, letters = ''] = options;
  if (new Set(letters).size < letters.length) {
    return tokenError('ErrInvalidRegExRepeatedInlineOption', token);
  }
  if (numberedSubMatches && letters.includes('n')) {
    return tokenError('ErrInvalidRegExInlineOptionConflictsWithNumberedSubMatches', token);
  }
  return { kind: 'options', options: inlineOptions(letters), end: at + token.length };
}

/** The options behind the letters of `(?…)`. */
export function inlineOptions(letters: string): InlineOptions {
  return {
    ignoreCase: letters.includes('i'),
    multiline: letters.includes('m'),
    dotAll: letters.includes('s'),
    freeSpacing: letters.includes('x'),
  };
}
