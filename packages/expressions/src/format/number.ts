/** Numbers by the format strings of .NET. */
import type { Culture } from '../culture/culture.ts';
import { toFloat } from '../numbers/arithmetic.ts';
import { textOf } from '../values/text.ts';
import { isInteger, type NumberValue } from '../values/value.ts';
import { currencyOf } from './currency.ts';
import { customNumber } from './custom-number.ts';
import { fixedDigits, grouped, scientificDigits } from './digits.ts';

/** A number in a standard or custom format; `undefined` when the number cannot be written in it. */
export function formatNumber(value: NumberValue, format: string, culture: Culture): string | undefined {
  const float = toFloat(value);
  if (!Number.isFinite(float)) return Number.isNaN(float) ? 'NaN' : float > 0 ? '∞' : '-∞';
  const standard = /^([A-Za-z])(\d{0,9})$/u.exec(format);
  if (format === '') return general(value, undefined, culture);
  if (standard === null) return customNumber(value, format, culture);
  const [, letter = '', digits = ''] = standard;
  const precision = digits === '' ? undefined : Number(digits);
  if (precision !== undefined && precision > 1_000) return undefined;
  return standardNumber(value, letter, precision, culture);
}

function standardNumber(
  value: NumberValue,
  letter: string,
  precision: number | undefined,
  culture: Culture,
): string | undefined {
  switch (letter.toUpperCase()) {
    case 'C':
      return money(value, precision, culture);
    case 'D':
      return isInteger(value) ? padded(value, precision ?? 0) : undefined;
    case 'E':
      return exponential(value, precision ?? 6, letter, culture);
    case 'F':
      return fixed(value, precision ?? 2, '', culture);
    case 'N':
      return fixed(value, precision ?? 2, culture.groupSeparator, culture);
    case 'G':
    case 'R':
      return general(value, precision === 0 ? undefined : precision, culture);
    case 'P':
      return percent(value, precision ?? 2, culture);
    case 'X':
      return isInteger(value) ? hexadecimal(BigInt(value), precision ?? 0, letter) : undefined;
    case 'B':
      return isInteger(value)
        ? BigInt.asUintN(64, BigInt(value))
            .toString(2)
            .padStart(precision ?? 0, '0')
        : undefined;
    default:
      return undefined;
  }
}

function fixed(value: NumberValue, places: number, separator: string, culture: Culture): string {
  const { negative, whole, fraction } = fixedDigits(value, places);
  const behind = fraction === '' ? '' : culture.decimalSeparator + fraction;
  return `${negative ? '-' : ''}${separator === '' ? whole : grouped(whole, separator)}${behind}`;
}

function padded(value: number | bigint, width: number): string {
  const text = String(value);
  return text.startsWith('-') ? `-${text.slice(1).padStart(width, '0')}` : text.padStart(width, '0');
}

function hexadecimal(value: bigint, width: number, letter: string): string {
  // Negative numbers show the bits of 32, or where they need more, of 64.
  const bits = value >= -2_147_483_648n ? 32 : 64;
  const text = (value < 0n ? BigInt.asUintN(bits, value) : value).toString(16).padStart(width, '0');
  return letter === 'X' ? text.toUpperCase() : text;
}

function exponential(value: NumberValue, places: number, letter: string, culture: Culture): string {
  const { negative, mantissa, exponent } = scientificDigits(value, places);
  const power = String(Math.abs(exponent)).padStart(3, '0');
  return `${negative ? '-' : ''}${mantissa.replace('.', culture.decimalSeparator)}${letter}${exponent < 0 ? '-' : '+'}${power}`;
}

function general(value: NumberValue, precision: number | undefined, culture: Culture): string {
  const number =
    precision === undefined ? value : Number(toFloat(value).toPrecision(Math.min(precision, 100)));
  const text = textOf(number);
  return (typeof text === 'string' ? text : '').replace('.', culture.decimalSeparator);
}

function percent(value: NumberValue, places: number, { tag }: Culture): string {
  return intl(tag, { style: 'percent' }, toFloat(value), places);
}

function money(value: NumberValue, precision: number | undefined, culture: Culture): string {
  const currency = currencyOf(culture.tag);
  if (currency === undefined) return `¤${fixed(value, precision ?? 2, culture.groupSeparator, culture)}`;
  const number = isInteger(value) ? value : toFloat(value);
  return intl(
    culture.tag,
    { style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    number,
    precision ?? 2,
  );
}

function intl(
  tag: string,
  options: Intl.NumberFormatOptions,
  value: number | bigint,
  places: number,
): string {
  const digits = Math.min(places, 20);
  const format = new Intl.NumberFormat(tag === '' ? 'en-US' : tag, {
    ...options,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(value).replaceAll(/[\u00a0\u202f]/gu, ' ');
}
