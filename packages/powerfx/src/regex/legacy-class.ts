/** Character classes of the older dialect: those of .NET, without subtraction. */

import type { CharacterSet, SetItem } from './ast.ts';
import { errorEndingAt, type PatternError, plainError } from './errors.ts';
import { readLegacyCharacter, readLegacySet } from './legacy-escape.ts';

/** Reads the class at `at`, which holds an opening bracket. */
export function readLegacyClass(
  pattern: string,
  at: number,
): { readonly kind: 'class'; readonly set: CharacterSet; readonly end: number } | PatternError {
  const negated = pattern.charAt(at + 1) === '^';
  const start = negated ? at + 2 : at + 1;
  const items: SetItem[] = [];
  /** Start of a range whose end is still to come. */
  let from: number | undefined;
  let index = start;
  while (index < pattern.length) {
    // A bracket right at the start is a literal.
    if (pattern.charAt(index) === ']' && index > start) {
      return { kind: 'class', set: { items, negated }, end: index + 1 };
    }
    const escaped = pattern.charAt(index) === '\\';
    const set = escaped ? readLegacySet(pattern, index) : undefined;
    if (set !== undefined) {
      if (set.kind === 'pattern-error') return set;
      if (from !== undefined) {
        return errorEndingAt('ErrInvalidRegExCharacterClassCategoryUse', pattern, set.end);
      }
      items.push(set.item);
      index = set.end;
      continue;
    }
    const character = escaped
      ? readLegacyCharacter(pattern, index)
      : ({ kind: 'unit', unit: pattern.charCodeAt(index), end: index + 1 } as const);
    if (character.kind === 'pattern-error') return character;
    const { unit, end } = character;
    index = end;
    if (from !== undefined) {
      if (!escaped && pattern.charAt(end - 1) === '[') {
        return errorEndingAt('ErrInvalidRegExWithContext', pattern, end);
      }
      if (unit < from) return errorEndingAt('ErrInvalidRegExCharacterClassRangeReverse', pattern, end);
      items.push({ kind: 'range', from, to: unit });
      from = undefined;
    } else if (pattern.charAt(end) === '-' && end + 1 < pattern.length && pattern.charAt(end + 1) !== ']') {
      from = unit;
      index = end + 1;
    } else {
      items.push({ kind: 'range', from: unit, to: unit });
    }
  }
  return plainError('ErrInvalidRegExUnterminatedSquare');
}
