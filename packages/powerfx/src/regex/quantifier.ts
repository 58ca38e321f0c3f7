/** Reads `*`, `+`, `?` and `{…}`, each with its optional lazy mark. */

import { type PatternError, tokenError } from './errors.ts';
import { matchAt } from './escape.ts';

/** A quantifier and the position after it. */
interface QuantifierToken {
  readonly kind: 'quantifier';
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly end: number;
}

const SIMPLE_BOUNDS = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] } as const;
const BRACES = /\{([0-9]+)(,([0-9]*))?\}([?*+]?)/y;
/** .NET counts repetitions in 32 bits. */
const MAX_COUNT = 2 ** 31 - 1;

/** Reads the quantifier at `at`, which holds one of `* + ? {`. */
export function readQuantifier(pattern: string, at: number): QuantifierToken | PatternError {
  const character = pattern.charAt(at);
  return character === '*' || character === '+' || character === '?'
    ? readSimple(pattern, at, SIMPLE_BOUNDS[character])
    : readBraces(pattern, at);
}

function readSimple(
  pattern: string,
  at: number,
  [min, max]: readonly [number, number],
): QuantifierToken | PatternError {
  const mark = pattern.charAt(at + 1);
  if (mark === '*' || mark === '+') {
    return tokenError('ErrInvalidRegExBadQuantifier', pattern.slice(at, at + 2));
  }
  const lazy = mark === '?';
  return { kind: 'quantifier', min, max, lazy, end: lazy ? at + 2 : at + 1 };
}

function readBraces(pattern: string, at: number): QuantifierToken | PatternError {
  const match = matchAt(BRACES, pattern, at);
  if (match === null) return tokenError('ErrInvalidRegExBadCurly', pattern.charAt(at));
  const [token, low = '', range, high = '', mark = ''] = match;
  if (range === undefined && mark !== '') return tokenError('ErrInvalidRegExBadExactQuantifier', token);
  if (mark === '*' || mark === '+') return tokenError('ErrInvalidRegExBadQuantifier', token);
  const min = Number(low);
  const max = range === undefined ? min : high === '' ? Infinity : Number(high);
  if (min > MAX_COUNT || (max > MAX_COUNT && max !== Infinity) || (max === Infinity && high !== '')) {
    return tokenError('ErrInvalidRegExNumberOverflow', token);
  }
  return { kind: 'quantifier', min, max, lazy: mark === '?', end: at + token.length };
}
