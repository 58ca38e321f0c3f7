import { describe, expect, it } from 'vitest';
import { printDecimal } from './decimal-convert.ts';
import { printFloat } from './float-text.ts';
import { parseDecimalText, parseFloatText } from './parse.ts';
import { modFloat, roundFloat, type FloatRounding } from './round.ts';

describe('printFloat', () => {
  it.each([
    [-0, '0'],
    [-12.5, '-12.5'],
    [1e14, '100000000000000'],
    [1e15, '1E+15'],
    [1234567890123456, '1234567890123456'],
    [1.5e-7, '1.5E-07'],
    [0.0001, '0.0001'],
    [0.00001, '1E-05'],
    [1e20, '1E+20'],
    [1.25e300, '1.25E+300'],
  ])('%d', (value, expected) => {
    expect(printFloat(value)).toBe(expected);
  });
});

describe('roundFloat', () => {
  it.each<[number, number, FloatRounding, number]>([
    [1.005, 2, 'half', 1.01],
    [-2.5, 0, 'half', -3],
    [1250, -2, 'half', 1300],
    [1.1 * 3, 1, 'up', 3.3],
    [-1.21, 1, 'up', -1.3],
    [-1.29, 1.9, 'down', -1.2],
    [1.2345, 16, 'half', 1.2345],
  ])('%d to %d digits, %s', (value, digits, mode, expected) => {
    expect(roundFloat(value, digits, mode)).toBe(expected);
  });

  it('takes the sign of the divisor for Mod', () => {
    expect([modFloat(7, -3), modFloat(-7, 3), modFloat(-6, 3)]).toEqual([-2, 2, 0]);
  });
});

const english = { decimalSeparator: '.', groupSeparator: ',', currencySymbol: '$', negativeSign: '-' };
const french = { decimalSeparator: ',', groupSeparator: '\u202F', currencySymbol: '€', negativeSign: '-' };

describe('number texts', () => {
  it.each([
    ['42', 42],
    ['-0.5', -0.5],
    ['  1,234.5 ', 1234.5],
    ['$ -3', -3],
    ['-$3', -3],
    ['- 3', -3],
    ['(3)', -3],
    ['3-', -3],
    ['3 $', 3],
    ['%50', 0.5],
    ['-%50', -0.5],
    ['% -50', -0.5],
    ['50 %', 0.5],
    ['2.5E+3', 2500],
    ['1,2,3', 123],
    ['3-', -3],
    ['-(3)', 3],
    ['+3-', -3],
  ])('reads %j', (text, expected) => {
    expect(parseFloatText(text, english)).toEqual({ kind: 'number', value: expected });
  });

  it.each([
    'abc',
    ' ',
    '%',
    '%5%',
    '--3',
    '-+3',
    '(-3)',
    '(3',
    '1 2',
    '1.2.3',
    '5e',
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '€5',
  ])('refuses %j', (text) => {
    expect(parseFloatText(text, english)).toEqual({ kind: 'invalid' });
  });

  it('takes empty text as blank', () => {
    expect(parseFloatText('', english)).toEqual({ kind: 'blank' });
    expect(parseDecimalText('', english)).toEqual({ kind: 'blank' });
  });

  it('follows the culture', () => {
    expect(parseFloatText('1\u202F234,5 €', french)).toEqual({ kind: 'number', value: 1234.5 });
    expect(parseFloatText('1 234,5', french)).toEqual({ kind: 'number', value: 1234.5 });
    expect(parseFloatText('1.5', french)).toEqual({ kind: 'invalid' });
  });

  it('keeps all digits of a Decimal', () => {
    const parsed = parseDecimalText('12,345,678,901.123456789012345678', english);
    expect(parsed.kind === 'decimal' ? printDecimal(parsed.value) : parsed.kind).toBe(
      '12345678901.123456789012345678',
    );
    expect(parseDecimalText('1e30', english)).toEqual({ kind: 'invalid' });
  });
});
