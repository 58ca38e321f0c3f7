import { isDigit } from './characters.ts';

/** The largest decimal number, 2^96 - 1. */
const largestDecimal = 79228162514264337593543950335n;
const decimalDigits = 29;

/** Where a number literal that starts here ends: digits, a fraction, an exponent if a digit follows it. */
export function numberEnd(source: string, start: number, separator: string): number {
  let at = start;
  let fraction = false;
  for (; at < source.length; at += 1) {
    if (isDigit(source.charCodeAt(at))) continue;
    if (fraction || source.charAt(at) !== separator) break;
    fraction = true;
  }
  const letter = source.charAt(at);
  if (letter !== 'e' && letter !== 'E') return at;
  const sign = source.charAt(at + 1);
  let exponent = sign === '+' || sign === '-' ? at + 2 : at + 1;
  if (!isDigit(source.charCodeAt(exponent))) return at;
  while (isDigit(source.charCodeAt(exponent))) exponent += 1;
  return exponent;
}

/** Whether a number, in invariant form, is beyond what the mode can hold. */
export function isTooLarge(text: string, mode: 'float' | 'decimal'): boolean {
  return mode === 'float' ? !Number.isFinite(Number(text)) : isTooLargeDecimal(text);
}

function isTooLargeDecimal(text: string): boolean {
  const [mantissa = '', exponentText = '0'] = text.split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`;
  const leading = digits.length - digits.replace(/^0+/, '').length;
  if (leading === digits.length) return false;
  const size = whole.length + Number(exponentText) - leading;
  if (size !== decimalDigits) return size > decimalDigits;
  const significant = digits.slice(leading).padEnd(decimalDigits, '0');
  const integer = BigInt(significant.slice(0, decimalDigits));
  // A fraction of one half or more is rounded up, beyond the largest.
  const up = significant.charAt(decimalDigits) >= '5' ? 1n : 0n;
  return integer + up > largestDecimal;
}
