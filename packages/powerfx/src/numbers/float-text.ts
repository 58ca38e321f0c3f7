/** Text of a float, as .NET prints a double in the invariant culture. */

/** Digits and decimal point of a finite float: value = ±0.d1d2d3… × 10^point. Zero has no digits. */
export interface FloatDigits {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

/** The shortest digits that read back as the same float. */
function shortestDigits(value: number): FloatDigits {
  return splitExponential(value, Math.abs(value).toExponential());
}

/** Digits rounded to a number of significant digits (1 to 100), trailing zeros removed. */
export function significantDigits(value: number, count: number): FloatDigits {
  return splitExponential(value, Math.abs(value).toExponential(count - 1));
}

function splitExponential(value: number, text: string): FloatDigits {
  if (value === 0) return { negative: false, digits: '', point: 0 };
  const e = text.indexOf('e');
  let end = e;
  while (end > 1 && text.charCodeAt(end - 1) === 48) end--;
  const digits = text[0] + text.slice(2, end);
  return { negative: value < 0, digits, point: Number(text.slice(e + 1)) + 1 };
}

/**
 * Shortest round-trip text: plain digits while the decimal point lies within the digits or within 15 places, and from
 * 0.0001 down; otherwise `1E+20` with an exponent of at least two digits. -0 prints as 0.
 */
export function printFloat(value: number): string {
  // Integers of up to 15 digits are the common case, and there JavaScript prints the same.
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value + 0 === 0 ? 0 : value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const { negative, digits, point } = shortestDigits(value);
  const sign = negative ? '-' : '';
  if (point > Math.max(digits.length, 15) || point < -4 + 1) {
    const exponent = point - 1;
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const power = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${power}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
