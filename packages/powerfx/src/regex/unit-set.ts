/**
 * Character sets made ready for matching: a table for ASCII and a lazily filled one for the other units, so that no
 * Unicode property is looked up twice.
 */

import type { CharacterSet, Dialect, SetItem } from './ast.ts';
import { caseVariants, isInCategory, isInClass, isLegacyWord, isLineBreak } from './characters.ts';

/** A test that several members of one union pass: a set, or one of the two readings of `.`. */
export type SetSource = CharacterSet | 'not-line-break' | 'anything';

/** How sets are read. */
export interface SetRules {
  readonly ignoreCase: boolean;
  readonly dialect: Dialect;
}

/** A set ready for matching. */
export interface UnitSet {
  /** 1 for each ASCII unit in the set. */
  readonly ascii: Uint8Array;
  /** Whether a surrogate pair is in the set; it then counts as one character. */
  readonly pairs: boolean;
  /** Whether a surrogate pair is one character at all. */
  readonly wholeCharacters: boolean;
  readonly test: (unit: number) => boolean;
  /** Per unit: 0 not known yet, 1 outside, 2 inside. Allocated at the first unit beyond ASCII. */
  known: Uint8Array | undefined;
}

const UNKNOWN = 0;
const OUTSIDE = 1;
const INSIDE = 2;
/** Any surrogate answers for all pairs: classes hold none, so only complements accept them. */
const SOME_SURROGATE = 0xd83d;

/** The union of the sources. */
export function createUnitSet(sources: readonly SetSource[], rules: SetRules): UnitSet {
  const tests = sources.map((source) => testOf(source, rules));
  const test = (unit: number): boolean => tests.some((one) => one(unit));
  const ascii = new Uint8Array(128);
  for (let unit = 0; unit < ascii.length; unit += 1) ascii[unit] = test(unit) ? 1 : 0;
  const wholeCharacters = rules.dialect === 'v1';
  return { ascii, pairs: wholeCharacters && test(SOME_SURROGATE), wholeCharacters, test, known: undefined };
}

/** Whether the set holds the unit. */
export function holdsUnit(set: UnitSet, unit: number): boolean {
  return unit < 128 ? set.ascii[unit] === 1 : holdsWideUnit(set, unit);
}

function holdsWideUnit(set: UnitSet, unit: number): boolean {
  set.known ??= new Uint8Array(0x10000);
  const known = set.known[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known === INSIDE;
  const inside = set.test(unit);
  set.known[unit] = inside ? INSIDE : OUTSIDE;
  return inside;
}

function testOf(source: SetSource, rules: SetRules): (unit: number) => boolean {
  if (source === 'anything') return () => true;
  if (source === 'not-line-break') {
    return rules.dialect === 'v1' ? (unit) => !isLineBreak(unit) : (unit) => unit !== 0x0a;
  }
  const { negated } = source;
  const tests = source.items.map((item) => itemTest(item, rules));
  return (unit) => tests.some((one) => one(unit)) !== negated;
}

function itemTest(item: SetItem, { ignoreCase, dialect }: SetRules): (unit: number) => boolean {
  switch (item.kind) {
    case 'range': {
      const { from, to } = item;
      if (!ignoreCase) return (unit) => unit >= from && unit <= to;
      return (unit) => caseVariants(unit).some((variant) => variant >= from && variant <= to);
    }
    case 'category': {
      // .NET reads each of the three letter cases as all of them when case is ignored.
      const cases = ignoreCase && (item.name === 'Lu' || item.name === 'Ll' || item.name === 'Lt');
      const names = cases ? ['Lu', 'Ll', 'Lt'] : [item.name];
      return (unit) => names.some((name) => isInCategory(unit, name)) !== item.negated;
    }
    case 'class': {
      const { name, negated } = item;
      if (name === 'word' && dialect === 'legacy') return (unit) => isLegacyWord(unit) !== negated;
      return (unit) => isInClass(unit, name) !== negated;
    }
    default:
      return item satisfies never;
  }
}
