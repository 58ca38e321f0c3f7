/** Decimal from and to text and floats. */
import {
  type Decimal,
  decimalFromInteger,
  decimalOf,
  decimalZero,
  fitDecimal,
  maxScale,
  powerOfTen,
} from './decimal.ts';

const doublePowers: readonly number[] = Array.from({ length: 81 }, (_, i) => Number(`1e${i}`));
const powersOfTwo = new DataView(new ArrayBuffer(8));

/** The exponent e of 0.5 <= |value| / 2^e < 1, for a normal double. */
function binaryExponent(value: number): number {
  powersOfTwo.setFloat64(0, value);
  return ((powersOfTwo.getUint32(0) >>> 20) & 0x7ff) - 1022;
}

/**
 * The Decimal nearest to a float at 15 significant digits, as .NET's `new decimal(double)`: digits after the 15th are
 * noise of the binary form. `undefined` when the value is not finite or too large.
 */
export function decimalFromFloat(value: number): Decimal | undefined {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return decimalFromInteger(value);
  if (!Number.isFinite(value)) return undefined;
  const exponent = binaryExponent(value);
  if (exponent < -94) return decimalZero;
  if (exponent > 96) return undefined;
  // The steps below follow the published algorithm in doubles, because its own rounding decides the 15th digit.
  let scaled = Math.abs(value);
  let power = 14 - ((exponent * 19728) >> 16);
  if (power >= 0) {
    power = Math.min(power, maxScale);
    scaled *= doublePowers[power] ?? Number.NaN;
  } else if (power !== -1 || scaled >= 1e15) {
    scaled /= doublePowers[-power] ?? Number.NaN;
  } else {
    power = 0;
  }
  if (scaled < 1e14 && power < maxScale) {
    scaled *= 10;
    power++;
  }
  let mantissa = Math.floor(scaled);
  const fraction = scaled - mantissa;
  if (fraction > 0.5 || (fraction === 0.5 && mantissa % 2 === 1)) mantissa++;
  if (mantissa === 0) return decimalZero;
  const signed = value < 0 ? -mantissa : mantissa;
  if (power < 0) return fitDecimal(BigInt(signed) * powerOfTen(-power), 0);
  let places = power;
  let digits = signed;
  while (places > 0 && digits % 10 === 0) {
    digits /= 10;
    places--;
  }
  return decimalOf(BigInt(digits), places);
}

const low64 = (1n << 64n) - 1n;

/** The float nearest to a Decimal, as .NET's `(double)decimal`. */
export function decimalToFloat(value: Decimal): number {
  const divisor = doublePowers[value.scale] ?? Number.NaN;
  if (typeof value.coefficient === 'number') return value.coefficient / divisor;
  const magnitude = value.coefficient < 0n ? -value.coefficient : value.coefficient;
  const float = (Number(magnitude & low64) + Number(magnitude >> 64n) * 2 ** 64) / divisor;
  return value.coefficient < 0n ? -float : float;
}

/**
 * A Decimal from a run of digits and a power of ten (value = ±digits × 10^exponent), rounded half to even to what
 * fits. `undefined` when it is too large. The exponent may be any integer.
 */
export function decimalFromDigits(negative: boolean, digits: string, exponent: number): Decimal | undefined {
  let significant = digits.replace(/^0+/u, '');
  if (significant === '') return decimalZero;
  // Magnitude limits first, so that an exponent of a million never builds a million digits.
  if (significant.length + exponent > 29) return undefined;
  if (significant.length + exponent < -maxScale - 1) return decimalZero;
  let power = exponent;
  if (power > 0) {
    significant += '0'.repeat(power);
    power = 0;
  }
  const magnitude = BigInt(significant);
  return fitDecimal(negative ? -magnitude : magnitude, -power);
}

/**
 * Reads an invariant numeral as literals and JSON write it: optional sign, digits, optional fraction and exponent.
 * `undefined` when the text has another form or the value is out of range.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/u.exec(text);
  if (match === null) return undefined;
  const whole = match[2] ?? '';
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return undefined;
  const exponent = match[4] === undefined ? 0 : Number(match[4]);
  return decimalFromDigits(match[1] === '-', whole + fraction, exponent - fraction.length);
}

/** Prints without exponent and without trailing zeros; invariant culture. */
export function printDecimal(value: Decimal): string {
  const { negative, whole, fraction } = decimalDigits(value);
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative ? `-${text}` : text;
}

/** The decimal digits of a value, trailing zeros of the fraction removed. */
function decimalDigits(value: Decimal): {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
} {
  const negative = value.coefficient < 0;
  const text = String(value.coefficient).slice(negative ? 1 : 0);
  if (value.scale === 0) return { negative, whole: text, fraction: '' };
  const padded = text.padStart(value.scale + 1, '0');
  const point = padded.length - value.scale;
  let end = padded.length;
  while (end > point && padded.charCodeAt(end - 1) === 48) end--;
  return { negative, whole: padded.slice(0, point), fraction: padded.slice(point, end) };
}
