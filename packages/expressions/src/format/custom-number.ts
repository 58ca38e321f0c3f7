/** Numbers by the custom format strings of .NET: `#,##0.00;(0)`. */
import type { Culture } from '../culture/culture.ts';
import { toFloat } from '../numbers/arithmetic.ts';
import { floatOf, isInteger, type NumberValue } from '../values/value.ts';
import { fixedDigits, scientificDigits } from './digits.ts';

const token = /'[^']*'|"[^"]*"|\\[^]|[eE][+-]?0+|[^]/gu;

/** The pieces of a format between semicolons that are no text. */
function sectionsOf(format: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const [piece] of format.matchAll(token)) {
    if (piece === ';') sections.push([]);
    else sections.at(-1)?.push(piece);
  }
  return sections;
}

/** A finite number in a custom format. */
export function customNumber(value: NumberValue, format: string, culture: Culture): string {
  const sections = sectionsOf(format);
  const [positive = [], negative = [], zero = []] = sections;
  const size = toFloat(value);
  const section =
    size < 0 && negative.length > 0 ? negative : size === 0 && zero.length > 0 ? zero : positive;
  const shape = shapeOf(section);
  const written = write(value, shape, culture);
  const isZero = !/[1-9]/u.test(written.digits);
  // A number that rounds to zero belongs to the section for zero.
  if (isZero && size !== 0 && zero.length > 0) return customNumber(0, zero.join(''), culture);
  const sign = size < 0 && section === positive && !isZero ? '-' : '';
  return sign + written.text;
}

interface Shape {
  readonly pieces: readonly string[];
  /** Index of the decimal point among the pieces; their count when there is none. */
  readonly point: number;
  readonly wholeZeros: number;
  readonly minPlaces: number;
  readonly maxPlaces: number;
  readonly grouped: boolean;
  /** Power of ten that the number is multiplied by before it is written. */
  readonly scale: number;
  readonly exponent: string | undefined;
}

function isPlaceholder(piece: string): boolean {
  return piece === '0' || piece === '#';
}

function shapeOf(pieces: readonly string[]): Shape {
  const found = pieces.indexOf('.');
  const point = found < 0 ? pieces.length : found;
  const before = pieces.slice(0, point);
  const after = pieces.slice(point + 1);
  const whole = before.filter(isPlaceholder);
  const places = after.filter(isPlaceholder);
  const lastBefore = before.findLastIndex(isPlaceholder);
  const commas = before.flatMap((piece, index) => (piece === ',' ? [index] : []));
  const firstBefore = before.findIndex(isPlaceholder);
  const scaling = commas.filter((index) => index > lastBefore && lastBefore >= 0).length;
  const percents = pieces.filter((piece) => piece === '%').length;
  const perMilles = pieces.filter((piece) => piece === '‰').length;
  const firstZero = whole.indexOf('0');
  return {
    pieces,
    point,
    wholeZeros: firstZero < 0 ? 0 : whole.length - firstZero,
    minPlaces: places.lastIndexOf('0') + 1,
    maxPlaces: places.length,
    grouped: commas.some((index) => index > firstBefore && index < lastBefore),
    scale: percents * 2 + perMilles * 3 - scaling * 3,
    exponent: pieces.find((piece) => /^[eE][+-]?0+$/u.test(piece)),
  };
}

function scaled(value: NumberValue, power: number): NumberValue {
  if (power === 0) return isInteger(value) ? value : floatOf(Number(toFloat(value).toPrecision(15)));
  return floatOf(Number(`${Number(toFloat(value).toPrecision(15))}e0`) * 10 ** power);
}

function write(value: NumberValue, shape: Shape, culture: Culture) {
  const { minPlaces, maxPlaces, wholeZeros } = shape;
  let exponentText = '';
  let number = scaled(value, shape.scale);
  if (shape.exponent !== undefined) {
    const { mantissa, exponent } = scientificDigits(number, maxPlaces);
    number = floatOf(Number(mantissa));
    exponentText = writeExponent(shape.exponent, exponent);
  }
  const { whole, fraction } = fixedDigits(number, maxPlaces);
  const wholeDigits = whole.replace(/^0+/u, '').padStart(wholeZeros, '0');
  let places = maxPlaces;
  while (places > minPlaces && fraction.charAt(places - 1) === '0') places -= 1;
  const digits = { whole: wholeDigits, fraction: fraction.slice(0, places) };
  return { digits: whole + fraction, text: fill(shape, digits, exponentText, culture) };
}

function writeExponent(piece: string, exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(piece.replace(/^[eE][+-]?/u, '').length, '0');
  const sign = exponent < 0 ? '-' : piece[1] === '+' ? '+' : '';
  return `${piece.charAt(0)}${sign}${digits}`;
}

/** Puts digits into the places of a shape. Those that have no place stand before the first. */
function fill(
  { pieces, point, grouped }: Shape,
  { whole, fraction }: { readonly whole: string; readonly fraction: string },
  exponent: string,
  culture: Culture,
): string {
  const count = pieces.slice(0, point).filter(isPlaceholder).length;
  let text = '';
  // Places left of the point that are still to be filled, this one included.
  let left = Math.max(count, whole.length);
  let place = 0;
  let behind = 0;
  const put = (): void => {
    const digit = whole.charAt(whole.length - left);
    if (left <= whole.length && digit !== '') {
      text += digit;
      if (grouped && left > 1 && (left - 1) % 3 === 0) text += culture.groupSeparator;
    }
    left -= 1;
  };
  for (const [index, piece] of pieces.entries()) {
    if (isPlaceholder(piece) && index < point) {
      place += 1;
      // The first place takes all digits that are too many.
      while (place === 1 && left > count) put();
      put();
    } else if (isPlaceholder(piece)) {
      text += fraction.charAt(behind);
      behind += 1;
    } else if (index === point) {
      while (left > 0) put();
      if (fraction !== '') text += culture.decimalSeparator;
    } else {
      text += literalText(piece, exponent);
    }
  }
  return text;
}

function literalText(piece: string, exponent: string): string {
  if (piece === ',' || piece === '.') return '';
  if (/^[eE][+-]?0+$/u.test(piece)) return exponent;
  if (piece.startsWith('\\')) return piece.slice(1);
  return /^(['"]).*\1$/su.test(piece) && piece.length > 1 ? piece.slice(1, -1) : piece;
}
