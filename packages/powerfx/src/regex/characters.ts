/**
 * Unicode facts about single units. Everything here is a constant expression tested on one unit, so user text can
 * never make it slow.
 */

import type { ClassName } from './ast.ts';

/**
 * Unicode general categories a pattern may name. The four others (C, Cs, Co, Cn) are refused because engines
 * disagree about them.
 */
const CATEGORY_NAMES =
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp Cc Cf'.split(' ');

/** Categories that only .NET's own dialect, used before Power Fx 1.0, knows. */
const LEGACY_CATEGORY_NAMES = ['C', 'Cs', 'Co', 'Cn'];

const CATEGORY_TESTS: ReadonlyMap<string, RegExp> = new Map(
  [...CATEGORY_NAMES, ...LEGACY_CATEGORY_NAMES].map((name) => [name, new RegExp(`^\\p{${name}}$`, 'u')]),
);

const KNOWN_CATEGORIES: ReadonlySet<string> = new Set(CATEGORY_NAMES);

const WORD = /^[\p{Ll}\p{Lu}\p{Lt}\p{Lo}\p{Lm}\p{Nd}\p{Pc}]$/u;
/** Before 1.0, `\w` was .NET's: marks count, and so do the two joiners at a `\b`. */
const LEGACY_WORD = /^[\p{L}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]$/u;
const DIGIT = /^\p{Nd}$/u;
const SPACE = /^[\p{Z}\t-\r\u0085]$/u;

/** Whether `\p{name}` is allowed in the Power Fx dialect. */
export function isKnownCategory(name: string): boolean {
  return KNOWN_CATEGORIES.has(name);
}

/** Whether .NET knows `\p{name}`; blocks such as `IsGreek` are not supported. */
export function isLegacyCategory(name: string): boolean {
  return CATEGORY_TESTS.has(name);
}

/** Whether the unit is in the general category; an unknown category holds nothing. */
export function isInCategory(unit: number, name: string): boolean {
  return CATEGORY_TESTS.get(name)?.test(String.fromCharCode(unit)) ?? false;
}

/** Whether the unit is in the shorthand class. */
export function isInClass(unit: number, name: ClassName): boolean {
  const character = String.fromCharCode(unit);
  switch (name) {
    case 'digit':
      return DIGIT.test(character);
    case 'space':
      return SPACE.test(character);
    case 'word':
      return WORD.test(character);
    default:
      return name satisfies never;
  }
}

/** `\w` as it was before Power Fx 1.0. */
export function isLegacyWord(unit: number): boolean {
  return LEGACY_WORD.test(String.fromCharCode(unit));
}

/** White space that FreeSpacing ignores: the same characters as `\s`. */
export function isWhiteSpace(unit: number): boolean {
  return unit < 0x80 ? unit === 0x20 || (unit >= 9 && unit <= 13) : SPACE.test(String.fromCharCode(unit));
}

/** The line breaks `.`, `^`, `$` and `#` comments know. `\r\n` is one break; callers see to that. */
export function isLineBreak(unit: number): boolean {
  return (unit >= 10 && unit <= 13) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/**
 * The form two units share when they are equal without regard to case: the simple lower-case mapping, free of
 * culture. It never joins `s` with the long s (U+017F, already lower case) and leaves the dotted capital I
 * (U+0130) alone, whose lower case is two units.
 */
export function foldCase(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
  const lower = String.fromCharCode(unit).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

let unitsByFold: ReadonlyMap<number, readonly number[]> | undefined;

/** Every unit equal to `unit` without regard to case, itself included. */
export function caseVariants(unit: number): readonly number[] {
  unitsByFold ??= collectFolds();
  return unitsByFold.get(foldCase(unit)) ?? [unit];
}

/** One pass over all units (about 5 ms), made only when a pattern ignores case. */
function collectFolds(): ReadonlyMap<number, readonly number[]> {
  const folds = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    const folded = foldCase(unit);
    if (folded === unit) continue;
    const known = folds.get(folded);
    if (known === undefined) folds.set(folded, [folded, unit]);
    else known.push(unit);
  }
  return folds;
}
