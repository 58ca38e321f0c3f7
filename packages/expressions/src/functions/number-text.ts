/** Numbers out of texts, for int, float, decimal, isInt and isFloat. */
import type { Culture } from '../culture/culture.ts';
import { decimalOfDigits } from '../numbers/decimal.ts';
import { fitsInteger } from '../numbers/arithmetic.ts';
import { floatOfParts, invariantSeparators, readNumber } from '../numbers/parse.ts';
import { integerOf, type Decimal } from '../values/value.ts';

const least = -(2n ** 63n);

/**
 * The integer of a text, as the host reads it: through a double, whose range decides, so that the greatest 64-bit integer is refused,
 * and what lies just below the least, or is NaN, is the least. Digits within the range stay exact.
 */
export function integerOfText(text: string): number | bigint | undefined {
  if (/^\s*nan\s*$/iu.test(text)) return least;
  const parts = readNumber(text, { ...invariantSeparators, exponent: true, trailingSign: false });
  if (parts === undefined) return undefined;
  const value = floatOfParts(parts);
  if (!Number.isInteger(value) || value < -(2 ** 63) || value >= 2 ** 63) return undefined;
  const { digits, places, exponent, negative } = parts;
  if (places > 0 || exponent !== 0) return integerOf(BigInt(value));
  const exact = negative ? -BigInt(digits) : BigInt(digits);
  return integerOf(fitsInteger(exact) ? exact : least);
}

/** The float of a text, in the separators of a culture. Only the invariant one calls infinity by its name. */
export function floatOfText(text: string, culture: Culture | undefined): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === 'nan') return Number.NaN;
  const infinity = culture === undefined ? 'infinity' : '∞';
  const named = /^([+-]?)(.+)$/u.exec(trimmed);
  if (named?.[2] === infinity) return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const separators = culture ?? invariantSeparators;
  const { decimalSeparator, groupSeparator } = separators;
  const parts = readNumber(text, { decimalSeparator, groupSeparator, exponent: true, trailingSign: true });
  return parts === undefined ? undefined : floatOfParts(parts);
}

/** The decimal of a text; there is no exponent. */
export function decimalOfText(text: string): Decimal | undefined {
  const parts = readNumber(text, { ...invariantSeparators, exponent: false, trailingSign: true });
  return parts === undefined ? undefined : decimalOfDigits(parts.negative, parts.digits, parts.places);
}
