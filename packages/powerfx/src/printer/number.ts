import { isTooLarge } from '../lexer/scan-number.ts';

/** A number as digits (without zeros around) and the place of the point relative to the first digit. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** How number literals are printed: exactly as written, or as the value they have in one of the modes. */
export type NumberPrint = 'exact' | 'float' | 'decimal';

/** Significant digits of a decimal number that always fit. */
const decimalDigits = 28;
/** Beyond so many digits before the point, and zeros behind it, an exponent is written. */
const plainWhole = 15;
const plainZeros = 4;

/** A number literal in canonical form: no superfluous zeros, an exponent only where it is shorter. */
export function printNumber(text: string, print: NumberPrint): string {
  if (print === 'float') return withExponent(digitsOf(String(Number(text))));
  const exact = digitsOf(text);
  if (print === 'exact') return Math.abs(exact.point) > 30 ? withExponent(exact) : plain(exact);
  return plain(rounded(exact));
}

/** Digits and place of the point of a number in invariant form. Zero has no digits. */
export function digitsOf(text: string): Digits {
  const [mantissa = '', exponent = '0'] = text.split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = `${whole}${fraction}`;
  const digits = all.replace(/^0+/, '');
  if (digits === '') return { digits, point: 0 };
  const point = whole.length + Number(exponent) - (all.length - digits.length);
  return { digits: digits.replace(/0+$/, ''), point };
}

function withExponent(number: Digits): string {
  const { digits, point } = number;
  if (digits === '' || (point <= plainWhole && point > -plainZeros)) return plain(number);
  const exponent = point - 1;
  const tail = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0)}${tail}E${exponent < 0 ? '-' : '+'}${size}`;
}

function plain({ digits, point }: Digits): string {
  if (digits === '') return '0';
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Rounded, half to even, to what a decimal number holds: 28 places, and 29 digits where they fit. */
function rounded(number: Digits): Digits {
  const most = isTooLarge(`0.${number.digits.slice(0, decimalDigits + 1)}e29`, 'decimal')
    ? decimalDigits
    : decimalDigits + 1;
  const keep = Math.min(most, number.point + decimalDigits);
  if (number.digits.length <= keep) return number;
  if (keep < 0) return { digits: '', point: 0 };
  const head = number.digits.slice(0, keep);
  const rest = number.digits.slice(keep);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const odd = Number(head.at(-1) ?? '0') % 2 === 1;
  const up = rest > half || (rest === half && odd);
  const value = String(BigInt(head === '' ? '0' : head) + (up ? 1n : 0n));
  return digitsOf(`${value}e${number.point - keep}`);
}
