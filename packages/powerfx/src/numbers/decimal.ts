/**
 * Power Fx Decimal: a sign, a 96-bit integer (the coefficient) and a scale of 0 to 28 decimal places; the value
 * is coefficient / 10^scale. Same range and rounding (half to even) as .NET's System.Decimal, which is the oracle.
 *
 * The coefficient is a JavaScript number while it is a safe integer and a bigint above that. Nearly all real
 * values stay in the first form, and there `add`, `mul` and `compare` never allocate a bigint.
 *
 * An operation that leaves the 96-bit range answers `undefined`; the caller makes the Numeric error of it.
 */
export interface Decimal {
  readonly kind: 'decimal';
  /** A number when it is a safe integer, otherwise a bigint. Never -0. */
  readonly coefficient: number | bigint;
  /** Decimal places, 0 to 28. Trailing zeros are allowed, so equal values may differ in scale. */
  readonly scale: number;
}

/** Largest scale of a Decimal. */
export const maxScale = 28;
/** Largest magnitude of a coefficient: 2^96 - 1. */
const maxCoefficient = 79228162514264337593543950335n;

const safeLimit = BigInt(Number.MAX_SAFE_INTEGER);
const bigPowers: readonly bigint[] = Array.from({ length: 60 }, (_, i) => 10n ** BigInt(i));
/** Powers of ten that are exact as doubles and below 2^53. */
const smallPowers: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** 10^exponent as a bigint, for an exponent of at least 0. */
export function powerOfTen(exponent: number): bigint {
  return bigPowers[exponent] ?? 10n ** BigInt(exponent);
}

/** The coefficient as a bigint, whichever form it is held in. */
export function bigCoefficient(value: Decimal): bigint {
  return typeof value.coefficient === 'bigint' ? value.coefficient : BigInt(value.coefficient);
}

function small(coefficient: number, scale: number): Decimal {
  return { kind: 'decimal', coefficient: coefficient + 0, scale };
}

/** Builds a Decimal from parts that are known to be in range. */
export function decimalOf(coefficient: bigint, scale: number): Decimal {
  if (coefficient <= safeLimit && coefficient >= -safeLimit) return small(Number(coefficient), scale);
  return { kind: 'decimal', coefficient, scale };
}

/** Zero. */
export const decimalZero: Decimal = small(0, 0);
/** One. */
export const decimalOne: Decimal = small(1, 0);
/** Largest Decimal, 79228162514264337593543950335. */
export const decimalMax: Decimal = decimalOf(maxCoefficient, 0);

/** A Decimal from a JavaScript safe integer. */
export function decimalFromInteger(value: number): Decimal {
  return small(value, 0);
}

/** numerator / denominator rounded half to even; the denominator is positive. */
function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  let quotient = numerator / denominator;
  const rest = numerator - quotient * denominator;
  if (rest === 0n) return quotient;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) {
    quotient += numerator < 0n ? -1n : 1n;
  }
  return quotient;
}

/**
 * Rounds an exact result (numerator / denominator / 10^scale, denominator positive) to the nearest Decimal:
 * as many places as fit. One rounding from the exact value, so no double rounding.
 */
export function fitDecimal(numerator: bigint, scale: number, denominator = 1n): Decimal | undefined {
  let target = Math.min(scale, maxScale);
  for (; target >= 0; target--) {
    const value = divideHalfEven(numerator, denominator * powerOfTen(scale - target));
    if (value <= maxCoefficient && value >= -maxCoefficient) return decimalOf(value, target);
    // Jump over the places that cannot fit instead of trying each of them.
    const excess = (value < 0n ? -value : value).toString().length - 29;
    if (excess > 1) target -= excess - 1;
  }
  return undefined;
}

/** Sum; `undefined` on overflow. */
export function addDecimal(a: Decimal, b: Decimal): Decimal | undefined {
  if (typeof a.coefficient === 'number' && typeof b.coefficient === 'number') {
    const scale = a.scale > b.scale ? a.scale : b.scale;
    const factorA = smallPowers[scale - a.scale];
    const factorB = smallPowers[scale - b.scale];
    if (factorA !== undefined && factorB !== undefined) {
      const left = a.coefficient * factorA;
      const right = b.coefficient * factorB;
      const sum = left + right;
      if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(sum)) {
        return small(sum, scale);
      }
    }
  }
  const [left, right, scale] = align(a, b);
  return fitDecimal(left + right, scale);
}

/** Difference; `undefined` on overflow. */
export function subDecimal(a: Decimal, b: Decimal): Decimal | undefined {
  return addDecimal(a, negDecimal(b));
}

/** Product; `undefined` on overflow. */
export function mulDecimal(a: Decimal, b: Decimal): Decimal | undefined {
  const scale = a.scale + b.scale;
  if (typeof a.coefficient === 'number' && typeof b.coefficient === 'number' && scale <= maxScale) {
    const product = a.coefficient * b.coefficient;
    if (Number.isSafeInteger(product)) return small(product, scale);
  }
  return fitDecimal(bigCoefficient(a) * bigCoefficient(b), scale);
}

/** Quotient to 28-29 significant digits; `undefined` on overflow. The divisor must not be zero. */
export function divDecimal(a: Decimal, b: Decimal): Decimal | undefined {
  if (typeof a.coefficient === 'number' && typeof b.coefficient === 'number' && a.scale >= b.scale) {
    const rest = a.coefficient % b.coefficient;
    if (rest === 0) return small(a.coefficient / b.coefficient, a.scale - b.scale);
  }
  const divisor = bigCoefficient(b);
  if (divisor === 0n) return undefined;
  const numerator = bigCoefficient(a) * powerOfTen(maxScale - a.scale + b.scale);
  return divisor < 0n ? fitDecimal(-numerator, maxScale, -divisor) : fitDecimal(numerator, maxScale, divisor);
}

/** Remainder with the sign of the dividend, exact. The divisor must not be zero. */
export function remDecimal(a: Decimal, b: Decimal): Decimal {
  if (typeof a.coefficient === 'number' && typeof b.coefficient === 'number' && a.scale === b.scale) {
    return small(a.coefficient % b.coefficient, a.scale);
  }
  const [left, right, scale] = align(a, b);
  return decimalOf(left % right, scale);
}

/** Power Fx Mod: remainder with the sign of the divisor. The divisor must not be zero. */
export function modDecimal(a: Decimal, b: Decimal): Decimal | undefined {
  const rest = remDecimal(a, b);
  const sign = signDecimal(rest);
  return sign !== 0 && sign !== signDecimal(b) ? addDecimal(rest, b) : rest;
}

/** Negation, never overflows. */
export function negDecimal(value: Decimal): Decimal {
  if (typeof value.coefficient === 'number') return small(-value.coefficient, value.scale);
  return { kind: 'decimal', coefficient: -value.coefficient, scale: value.scale };
}

/** Magnitude. */
export function absDecimal(value: Decimal): Decimal {
  return value.coefficient < 0 ? negDecimal(value) : value;
}

/** -1, 0 or 1. */
function signDecimal(value: Decimal): -1 | 0 | 1 {
  return value.coefficient < 0 ? -1 : value.coefficient > 0 ? 1 : 0;
}

/** True for zero of any scale. */
export function isZeroDecimal(value: Decimal): boolean {
  return value.coefficient === 0;
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compareDecimal(a: Decimal, b: Decimal): number {
  if (a.scale === b.scale) {
    return a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0;
  }
  const signs = signDecimal(a) - signDecimal(b);
  if (signs !== 0) return signs;
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function align(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const left = bigCoefficient(a);
  const right = bigCoefficient(b);
  if (a.scale === b.scale) return [left, right, a.scale];
  return a.scale < b.scale
    ? [left * powerOfTen(b.scale - a.scale), right, b.scale]
    : [left, right * powerOfTen(a.scale - b.scale), a.scale];
}
