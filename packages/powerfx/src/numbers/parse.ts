/** Text to number with a culture: SPEC section 11, on top of the .NET rules for NumberStyles.Any. */
import { type Decimal, decimalFromInteger, divDecimal } from './decimal.ts';
import { decimalFromDigits } from './decimal-convert.ts';

/** The part of a culture that number parsing needs; `Culture` of ../culture is one. */
export interface NumberSymbols {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly currencySymbol: string;
  /** Percent signs are accepted as `%` in every culture. */
  readonly negativeSign: string;
}

/** `blank` for empty text, `invalid` for text that is not a number or is out of range. */
export type ParsedFloat =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid' };
export type ParsedDecimal =
  | { readonly kind: 'decimal'; readonly value: Decimal }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid' };

/** ±digits × 10^exponent, divided by 100 when a percent sign was there. */
interface Numeral {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
  readonly percent: boolean;
}

const blank = { kind: 'blank' } as const;
const invalid = { kind: 'invalid' } as const;

/** Reads text as a float. */
export function parseFloatText(text: string, symbols: NumberSymbols): ParsedFloat {
  if (text === '') return blank;
  const numeral = readNumeral(text, symbols);
  if (numeral === undefined) return invalid;
  const magnitude = Number(`${numeral.digits}e${numeral.exponent}`);
  const signed = numeral.negative ? -magnitude : magnitude;
  const value = numeral.percent ? signed / 100 : signed;
  return Number.isFinite(value) ? { kind: 'number', value: value + 0 } : invalid;
}

const hundred = decimalFromInteger(100);

/** Reads text as a Decimal. */
export function parseDecimalText(text: string, symbols: NumberSymbols): ParsedDecimal {
  if (text === '') return blank;
  const numeral = readNumeral(text, symbols);
  if (numeral === undefined) return invalid;
  const value = decimalFromDigits(numeral.negative, numeral.digits, numeral.exponent);
  if (value === undefined) return invalid;
  const result = numeral.percent ? divDecimal(value, hundred) : value;
  return result === undefined ? invalid : { kind: 'decimal', value: result };
}

const plainNumeral = /^-?\d{1,300}(?:\.\d{1,300})?$/u;

function readNumeral(source: string, symbols: NumberSymbols): Numeral | undefined {
  // Most texts are plain digits; the scanner below is only for the rest.
  if (symbols.decimalSeparator === '.' && plainNumeral.test(source)) {
    const negative = source.startsWith('-');
    const point = source.indexOf('.');
    const digits = negative ? source.slice(1) : source;
    if (point < 0) return { negative, digits, exponent: 0, percent: false };
    return { negative, digits: digits.replace('.', ''), exponent: point - source.length + 1, percent: false };
  }
  let text = source.trim();
  let percent = false;
  let sign = '';
  const takePercent = (): void => {
    if (!percent && text.startsWith('%')) {
      percent = true;
      text = text.slice(1).trimStart();
    }
  };
  takePercent();
  if (text.startsWith('+') || text.startsWith('-')) {
    sign = text.charAt(0);
    text = text.slice(1).trimStart();
    takePercent();
  }
  if (!percent && text.endsWith('%')) {
    percent = true;
    text = text.slice(0, -1).trimEnd();
  }
  // Behind a sign no second one may follow at once; parentheses and a sign at the end turn it round once more.
  if (sign !== '' && (text.startsWith('+') || text.startsWith('-'))) return undefined;
  const body = scanBody(text, symbols);
  if (body === undefined) return undefined;
  return {
    negative: body.negative !== (sign === '-'),
    digits: body.digits,
    exponent: body.exponent,
    percent,
  };
}

const whitespace = /[\s]/u;
const spaceSeparators = ' \u00A0\u202F';

interface Body {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** One number with optional currency symbol, sign or parentheses, group separators, fraction and exponent. */
function scanBody(text: string, symbols: NumberSymbols): Body | undefined {
  let index = 0;
  let sign = false;
  let negative = false;
  let parenthesis = false;
  let currency = false;
  const skipWhite = (): void => {
    while (index < text.length && whitespace.test(text.charAt(index))) index++;
  };
  const takeAffix = (leading: boolean): boolean => {
    if (!sign && (text[index] === '+' || text[index] === '-')) {
      negative = text[index] === '-';
      sign = true;
      index++;
      return true;
    }
    if (leading && !sign && text[index] === '(') {
      negative = true;
      sign = true;
      parenthesis = true;
      index++;
      return true;
    }
    if (!leading && parenthesis && text[index] === ')') {
      parenthesis = false;
      index++;
      return true;
    }
    const symbol = symbols.currencySymbol;
    if (!currency && symbol !== '' && text.startsWith(symbol, index)) {
      currency = true;
      index += symbol.length;
      return true;
    }
    return false;
  };
  do skipWhite();
  while (takeAffix(true));

  const group = symbols.groupSeparator;
  const anySpace = spaceSeparators.includes(group);
  let digits = '';
  let fraction = 0;
  let point = false;
  for (; index < text.length;) {
    const ch = text.charAt(index);
    if (ch >= '0' && ch <= '9') {
      digits += ch;
      if (point) fraction++;
      index++;
    } else if (!point && text.startsWith(symbols.decimalSeparator, index)) {
      point = true;
      index += symbols.decimalSeparator.length;
    } else if (!point && text.startsWith(group, index)) {
      index += group.length;
    } else if (!point && anySpace && spaceSeparators.includes(ch) && isDigit(text[index + 1])) {
      // Keyboards give a plain space where the culture groups by a non-breaking one.
      index++;
    } else {
      break;
    }
  }
  if (digits === '') return undefined;
  let exponent = 0;
  const tail = /^[eE]([+-]?\d+)/u.exec(text.slice(index, index + 40));
  if (tail !== null) {
    exponent = Number(tail[1]);
    index += tail[0].length;
  }
  do skipWhite();
  while (takeAffix(false));
  if (index < text.length || parenthesis) return undefined;
  return { negative, digits, exponent: exponent - fraction };
}

function isDigit(ch: string | undefined): boolean {
  return ch !== undefined && ch >= '0' && ch <= '9';
}
