/** Arithmetic of decimals, exact within 96 bits and rounded half to even beyond, as .NET's System.Decimal. */
import { Decimal } from '../values/value.ts';

const maxScale = 28;
const maxCoefficient = 79228162514264337593543950335n;

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const rest = numerator - quotient * denominator;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < denominator || (twice === denominator && quotient % 2n === 0n)) return quotient;
  return quotient + (numerator < 0n ? -1n : 1n);
}

/** The decimal nearest to numerator / denominator / 10^scale; `undefined` when it is too large. The denominator is positive. */
function fit(numerator: bigint, scale: number, denominator = 1n): Decimal | undefined {
  for (let target = Math.min(scale, maxScale); target >= 0; target -= 1) {
    const value = divideHalfEven(numerator, denominator * powerOfTen(scale - target));
    if (value <= maxCoefficient && value >= -maxCoefficient) return new Decimal(value, target);
  }
  return undefined;
}

function align(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.coefficient * powerOfTen(scale - a.scale), b.coefficient * powerOfTen(scale - b.scale), scale];
}

/** Sum; `undefined` when it is out of range. */
export function addDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const [left, right, scale] = align(a, b);
  return fit(left + right, scale);
}

/** Difference; `undefined` when it is out of range. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const [left, right, scale] = align(a, b);
  return fit(left - right, scale);
}

/** Product; `undefined` when it is out of range. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  return fit(a.coefficient * b.coefficient, a.scale + b.scale);
}

/** Quotient to 28 places, without trailing zeros; `undefined` when it is out of range. The divisor is not zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const sign = b.coefficient < 0n ? -1n : 1n;
  const [left, right] = align(a, b);
  const quotient = fit(left * sign * powerOfTen(maxScale), maxScale, right * sign);
  if (quotient === undefined) return undefined;
  let { coefficient, scale } = quotient;
  const least = Math.max(a.scale - b.scale, 0);
  while (scale > least && coefficient % 10n === 0n) {
    coefficient /= 10n;
    scale -= 1;
  }
  return new Decimal(coefficient, scale);
}

/** Remainder with the sign of the dividend. The divisor is not zero. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = align(a, b);
  return new Decimal(left % right, scale);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A decimal of a sign, digits and the number of places among them; `undefined` when it is out of range. */
export function decimalOfDigits(negative: boolean, digits: string, places: number): Decimal | undefined {
  // More digits than these only matter for rounding, and a text of a million of them must not cost.
  const magnitude = BigInt(digits.slice(0, 200) === '' ? '0' : digits.slice(0, 200));
  const left = places - Math.max(digits.length - 200, 0);
  if (left < 0) return undefined;
  if (left > 400) return new Decimal(0n, 0);
  return fit(negative ? -magnitude : magnitude, left);
}

/** The decimal of an integer. */
export function decimalOfInteger(value: number | bigint): Decimal {
  return new Decimal(BigInt(value), 0);
}

/** The decimal of a float at 15 significant digits, as .NET converts; `undefined` when it is out of range. */
export function decimalOfFloat(value: number): Decimal | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > 8e28) return undefined;
  if (Math.abs(value) < 1e-29) return new Decimal(0n, 0);
  const [digits = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const significant = digits.replace('.', '').replace(/0+$/u, '');
  const places = significant.length - 1 - Number(exponent);
  const padded = places < 0 ? significant + '0'.repeat(-places) : significant;
  return decimalOfDigits(value < 0, padded, Math.max(places, 0));
}

/** The float nearest to a decimal. */
export function floatOfDecimal(value: Decimal): number {
  return Number(decimalText(value));
}

/** The digits of a decimal, trailing zeros kept. */
export function decimalText({ coefficient, scale }: Decimal): string {
  const negative = coefficient < 0n;
  const digits = String(negative ? -coefficient : coefficient).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${negative ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(digits.length - scale)}`}`;
}

/** The integer that a decimal is; `undefined` when it has a fraction. */
export function integerOfDecimal({ coefficient, scale }: Decimal): bigint | undefined {
  const power = powerOfTen(scale);
  return coefficient % power === 0n ? coefficient / power : undefined;
}
