/** Decimal digits of numbers of all types. */
import { decimalText } from '../numbers/decimal.ts';
import { toFloat } from '../numbers/arithmetic.ts';
import { Decimal, isInteger, type NumberValue } from '../values/value.ts';

/** A number as a sign and digits around a point. */
export interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** A finite number rounded half away from zero to a number of places, with that many digits behind the point. */
export function fixedDigits(value: NumberValue, places: number): Digits {
  const text = plainText(value, places);
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const rounded = roundDigits(whole, fraction, places);
  return { ...rounded, negative: negative && /[1-9]/u.test(rounded.whole + rounded.fraction) };
}

function plainText(value: NumberValue, places: number): string {
  if (value instanceof Decimal) return decimalText(value);
  if (isInteger(value)) return String(value);
  const float = toFloat(value);
  // JavaScript has at most 100 places, and gives an exponent from 1e21 on.
  return Math.abs(float) < 1e21 ? float.toFixed(Math.min(places, 100)) : String(BigInt(float));
}

function roundDigits(whole: string, fraction: string, places: number) {
  if (fraction.length <= places) return { whole, fraction: fraction.padEnd(places, '0') };
  const kept = BigInt(whole + fraction.slice(0, places)) + (fraction.charAt(places) >= '5' ? 1n : 0n);
  const digits = String(kept).padStart(places + 1, '0');
  return { whole: digits.slice(0, digits.length - places), fraction: digits.slice(digits.length - places) };
}

/** A number as digits and a power of ten: value = d.ddd × 10^exponent, rounded to a count of digits behind the point. */
export function scientificDigits(value: NumberValue, places: number) {
  const text = toFloat(value).toExponential(Math.min(places, 100));
  const [mantissa = '0', exponent = '0'] = text.replace('-', '').split('e');
  return { negative: text.startsWith('-'), mantissa, exponent: Number(exponent) };
}

/** Digits with a separator between groups of three. */
export function grouped(whole: string, separator: string): string {
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, separator);
}
