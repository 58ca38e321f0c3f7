import type { Json } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { configurations } from '../config/features.ts';
import { findZone } from '../dates/zones.ts';
import { typeCode } from '../types/codes.ts';
import { printValue } from '../values/print.ts';
import { typeOfValue } from '../values/type-of.ts';
import { optionOf } from '../values/option-member.ts';
import type { OptionSet } from '../values/option-set.ts';
import { voidValue } from '../values/value.ts';
import { createEngine } from './engine.ts';
import { evaluateNow } from './evaluate.ts';
import { valueFromJson, valueToJson, type ToJsonOptions } from './json.ts';
import { variable } from './variable.ts';

const nested = (depth: number): Json => {
  let json: Json = 1;
  for (let level = 0; level < depth; level += 1) json = [json];
  return json;
};

describe('valueFromJson', () => {
  it.each<[Json, string, string]>([
    [null, 'Blank()', 'N'],
    [1.5, '1.5', 'n'],
    ['2024-02-29', '"2024-02-29"', 's'],
    [{ b: true, a: null }, '{a:Blank(),b:true}', '![a:N, b:b]'],
    [[1, 2], 'Table({Value:1},{Value:2})', '*[Value:n]'],
    [[], 'Table()', '*[]'],
    [[null], 'Table({Value:Blank()})', '*[Value:N]'],
    [[{ a: 1 }, { b: 'x' }, null], 'Table({a:1,b:Blank()},{a:Blank(),b:"x"},Blank())', '*[a:n, b:s]'],
    [
      [[1], [2, 3]],
      'Table({Value:Table({Value:1})},{Value:Table({Value:2},{Value:3})})',
      '*[Value:*[Value:n]]',
    ],
    [[{ a: [] }, { a: [{ b: 1 }] }], 'Table({a:Table()},{a:Table({b:1})})', '*[a:*[b:n]]'],
    [[{ a: 1 }, { a: 'x' }, { a: { b: [2] } }], 'Table({a:1},{a:"x"},{a:{b:[2]}})', '*[a:O]'],
    [
      [{ a: { b: 1 } }, { a: { c: 2 } }],
      'Table({a:{b:1,c:Blank()}},{a:{b:Blank(),c:2}})',
      '*[a:![b:n, c:n]]',
    ],
    [[1, { a: 1 }], 'Table({Value:1},{Value:{a:1}})', '*[Value:O]'],
  ])('%j is %s', (json, printed, type) => {
    const value = valueFromJson(json);
    expect([printValue(value), typeCode(typeOfValue(value))]).toEqual([printed, type]);
  });

  it('makes decimals where they are wanted and fit', () => {
    const make = (json: Json): string =>
      typeCode(typeOfValue(valueFromJson(json, { numberMode: 'decimal' })));
    expect([make(0.1), make([1, 1e300]), make({ a: 1, b: 1e300 })]).toEqual([
      'w',
      '*[Value:n]',
      '![a:w, b:n]',
    ]);
  });

  it('takes names of JavaScript for names like any other', () => {
    const json: Json = JSON.parse('[{"__proto__": 1, "constructor": 2}, {"toString": 3}]');
    expect(JSON.stringify(valueToJson(valueFromJson(json)))).toBe(
      '[{"__proto__":1,"constructor":2,"toString":null},{"__proto__":null,"constructor":null,"toString":3}]',
    );
  });

  it('puts an error where JSON is nested too deeply, and does not break', () => {
    expect(printValue(valueFromJson(nested(64)))).not.toContain('Error');
    expect(printValue(valueFromJson(nested(100_000)))).toContain('ErrorKind.InvalidJSON');
    expect(printValue(valueFromJson([1, nested(100_000)]))).toContain('ErrorKind.InvalidJSON');
  });

  it('gives variables that formulas compute with', () => {
    const engine = createEngine();
    const orders = valueFromJson([{ price: 2, tags: ['a'] }, { price: 3 }]);
    engine.symbols.add(variable({ name: 'orders', value: orders }));
    expect(evaluateNow(engine, 'Sum(orders, price) + CountRows(First(orders).tags)')).toBe(6);
    engine.symbols.add(variable({ name: 'mixed', value: valueFromJson(['1', 2]) }));
    expect(evaluateNow(engine, 'Sum(mixed, Value(ThisRecord.Value))')).toBe(3);
  });
});

describe('valueToJson', () => {
  const engine = createEngine({ configuration: configurations.V1_Decimal });
  const json = (formula: string, options?: ToJsonOptions): Json =>
    valueToJson(evaluateNow(engine, formula), options);

  it.each<[string, Json]>([
    ['Blank()', null],
    ['{a: 1.5, b: "x", c: true, d: {e: Blank()}}', { a: 1.5, b: 'x', c: true, d: { e: null } }],
    ['[1, 2]', [1, 2]],
    [
      'Table({a: 1}, {b: 2})',
      [
        { a: 1, b: null },
        { a: null, b: 2 },
      ],
    ],
    [
      'Table({Value: 1}, {Value: 1/0}, Blank())',
      [1, { error: [{ kind: 'Div0', message: expect.any(String) }] }, null],
    ],
    ['12345678901234567890.125', '12345678901234567890.125'],
    ['0.1', 0.1],
    ['Date(2024, 2, 29)', '2024-02-29'],
    ['DateTime(2024, 2, 29, 12, 30, 1, 5)', '2024-02-29T12:30:01.005Z'],
    ['Time(9, 5, 0)', '09:05:00.000'],
    ['Time(26, 0, 0)', '26:00:00.000'],
    ['Time(0, -90, 0)', '-01:30:00.000'],
    ['GUID("0E1A4F65-044F-4928-A95F-30D4C8EBF118")', '0e1a4f65-044f-4928-a95f-30d4c8ebf118'],
    ['RGBA(255, 0, 128, 0.5)', '#ff008080'],
    ['Color.Red', '#ff0000ff'],
    [
      'ParseJSON("{""a"": [1, null, ""x"", true], ""b"": 12345678901234567890}")',
      { a: [1, null, 'x', true], b: '12345678901234567890' },
    ],
    ['1/0', { error: [{ kind: 'Div0', message: expect.any(String) }] }],
    ['Error({Kind: 1234, Message: "mine"})', { error: [{ kind: 1234, message: 'mine' }] }],
  ])('%s is %j', (formula, expected) => {
    expect(json(formula)).toEqual(expected);
  });

  it('writes dates with a time in UTC, whatever the zone they are meant in', () => {
    const zone = findZone('Europe/Paris');
    expect(json('DateTime(2024, 7, 1, 12, 0, 0)', zone && { zone })).toBe('2024-07-01T10:00:00.000Z');
  });

  it('keeps the column Value when told', () => {
    expect(json('[1]', { keepValueColumn: true })).toEqual([{ Value: 1 }]);
  });

  it('writes members of option sets as their names, and what has no value as null', () => {
    const set: OptionSet = {
      name: 'Level',
      backing: 'number',
      members: new Map([['low', { name: 'low', displayName: 'Low', value: 7 }]]),
      coerceFromBacking: false,
      coerceToBacking: false,
      compareNumeric: false,
      concatenates: false,
      builtIn: false,
    };
    const values = [optionOf(set, 'low'), voidValue, Number.POSITIVE_INFINITY];
    expect(values.map((value) => valueToJson(value))).toEqual(['low', null, 'Infinity']);
  });
});
