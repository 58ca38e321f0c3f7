import { describe, expect, it } from 'vitest';
import {
  addDecimal,
  compareDecimal,
  decimalMax,
  divDecimal,
  modDecimal,
  mulDecimal,
  remDecimal,
  subDecimal,
  type Decimal,
} from './decimal.ts';
import { decimalFromFloat, decimalToFloat, parseDecimal, printDecimal } from './decimal-convert.ts';
import { roundDecimal, type RoundingMode } from './decimal-round.ts';

const d = (text: string): Decimal => parseDecimal(text)!;
const show = (value: Decimal | undefined): string => (value === undefined ? 'overflow' : printDecimal(value));
const max = printDecimal(decimalMax);

describe('Decimal arithmetic', () => {
  const operations = {
    '+': addDecimal,
    '-': subDecimal,
    '*': mulDecimal,
    '/': divDecimal,
    rem: remDecimal,
    mod: modDecimal,
  };
  it.each<[string, keyof typeof operations, string, string]>([
    ['0.1', '+', '0.2', '0.3'],
    ['9007199254740991', '+', '1', '9007199254740992'],
    ['1.50', '+', '-0.5', '1'],
    [max, '+', '0.4', max],
    [max, '+', '0.5', 'overflow'],
    ['1', '-', '0.0000000000000000000000000001', '0.9999999999999999999999999999'],
    ['3000000000', '*', '3000000000', '9000000000000000000'],
    ['0.00000000000001', '*', '0.00000000000001', '0.0000000000000000000000000001'],
    ['0.00000000000000000000000000005', '*', '1', '0'],
    ['2', '/', '3', '0.6666666666666666666666666667'],
    ['-2', '/', '3', '-0.6666666666666666666666666667'],
    ['20000', '/', '3', '6666.6666666666666666666666667'],
    ['6', '/', '1.5', '4'],
    [max, '/', '0.5', 'overflow'],
    ['-7.5', 'rem', '2', '-1.5'],
    ['-7.5', 'mod', '2', '0.5'],
    ['7.5', 'mod', '-2', '-0.5'],
  ])('%s %s %s', (left, operation, right, expected) => {
    expect(show(operations[operation](d(left), d(right)))).toBe(expected);
  });

  it('compares across scales', () => {
    expect(compareDecimal(d('1.10'), d('1.1'))).toBe(0);
    expect(compareDecimal(d('-2'), d('1.5'))).toBeLessThan(0);
    expect(compareDecimal(d('0.0000000000000000000000000001'), d('0'))).toBeGreaterThan(0);
  });
});

describe('Decimal conversions', () => {
  it.each([
    [0.1, '0.1'],
    [0.1 + 0.2, '0.3'],
    [123456789.12345678, '123456789.123457'],
    [1e20, '100000000000000000000'],
    [7.9e28, '79000000000000000000000000000'],
    [-2.5e-10, '-0.00000000025'],
    [1e-30, '0'],
    [8e28, 'overflow'],
    [Number.NaN, 'overflow'],
  ])('from float %d', (value, expected) => {
    expect(show(decimalFromFloat(value))).toBe(expected);
  });

  it('to float', () => {
    expect(decimalToFloat(d('0.1'))).toBe(0.1);
    expect(decimalToFloat(decimalMax)).toBe(7.922816251426434e28);
  });

  it.each([
    ['1e3', '1000'],
    ['-.5', '-0.5'],
    ['12.', '12'],
    ['1e29', undefined],
    ['1e-1000000', '0'],
    ['1,000', undefined],
    ['', undefined],
  ])('parses %s', (text, expected) => {
    const value = parseDecimal(text);
    expect(value === undefined ? undefined : printDecimal(value)).toBe(expected);
  });
});

describe('Decimal rounding', () => {
  it.each<[string, number, RoundingMode, string]>([
    ['2.5', 0, 'half', '3'],
    ['-2.5', 0, 'half', '-3'],
    ['2.449', 1, 'half', '2.4'],
    ['1234', -2, 'up', '1300'],
    ['-1234', -2, 'down', '-1200'],
    ['-1.2', 0, 'floor', '-2'],
    ['-1.2', 0, 'ceil', '-1'],
    ['5', -40, 'half', '0'],
    ['5', -40, 'up', 'overflow'],
    ['1.25', 40, 'half', '1.25'],
  ])('%s to %d digits, %s', (value, digits, mode, expected) => {
    expect(show(roundDecimal(d(value), digits, mode))).toBe(expected);
  });
});
