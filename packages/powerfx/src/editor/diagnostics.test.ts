import { describe, expect, it } from 'vitest';
import { configurations } from '../config/features.ts';
import { findCulture } from '../culture/find.ts';
import { codeActions, diagnostics } from './diagnostics.ts';
import { applyEdits } from './position.ts';
import { shopEngine } from './test-shop.ts';

const engine = shopEngine();
const canvas = shopEngine({ configuration: configurations.Canvas_Float });

/** The text after the first fix of any problem. */
function fixed(text: string, host = engine, options: Parameters<typeof diagnostics>[2] = {}): string {
  const [fix] = diagnostics(host, text, options).flatMap(({ fixes }) => fixes);
  return fix === undefined ? text : applyEdits(text, fix.edits);
}

describe('quick fixes', () => {
  it.each([
    ['countr + 1', 'counter + 1'],
    ["counter & ''", 'counter & ""'],
    ['Customer.Citty', 'Customer.City'],
    ['Status.Opn', 'Status.Open'],
    ['Rond(1.5, 0)', 'Round(1.5, 0)'],
    ['LookUp(Orders, Nummber = "1")', 'LookUp(Orders, Number = "1")'],
    ['SortByColumns(Orders, Totl)', 'SortByColumns(Orders, Total)'],
    ['Sum(Filter(Orders, Total > 1', 'Sum(Filter(Orders, Total > 1))'],
    ['CountRows([1, 2  // two', 'CountRows([1, 2])  // two'],
    ['"abc', '"abc"'],
    ["'abc & 1", "'abc & 1'"],
    ['1 /* one', '1 /* one */'],
    ['$"a {counter', '$"a {counter}"'],
    ['Orders.Total', 'ShowColumns(Orders, Total)'],
    ['ShowColumns(Orders, "Total")', 'ShowColumns(Orders, Total)'],
    ['If(true, null)', 'If(true, Blank())'],
    ['counter == 1', 'counter = 1'],
    ['counter != 1', 'counter <> 1'],
    ['counter => 1', 'counter >= 1'],
    ["Customer.City = 'Oslo'", 'Customer.City = "Oslo"'],
    ['If(true; 1; 2)', 'If(true, 1, 2)'],
    ['If(true, 1, )', 'If(true, 1 )'],
    ['TRUE || false', 'true || false'],
    ['Text(1, “0.0”)', 'Text(1, "0.0")'],
    ['5 – 3', '5 - 3'],
    [
      'Filter(Orders, Total > 1, Total < 9 Or Total = 20)',
      'Filter(Orders, Total > 1 && (Total < 9 Or Total = 20))',
    ],
    ['ShowColumns(Orders, Total, Total)', 'ShowColumns(Orders, Total)'],
    // What is far from every name is no slip.
    ['elephant', 'elephant'],
  ])('%s', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it('know the rules in force and the culture', () => {
    expect(fixed('ShowColumns(Orders, Total)', canvas)).toBe('ShowColumns(Orders, "Total")');
    expect(fixed('Orders.Total', canvas)).toBe('Orders.Total');
    const culture = findCulture('de-DE');
    const german = culture === undefined ? {} : { culture };
    expect(fixed('If(true, 1, 2)', engine, german)).toBe('If(true; 1; 2)');
    expect(fixed('Round(1,5, 0)', engine, german)).toBe('Round(1,5; 0)');
    expect(fixed('First({a: 1, b: 2})', engine, german)).toBe('First({a: 1; b: 2})');
  });
});

describe('diagnostics', () => {
  it('have places, codes and the titles of their fixes', () => {
    const [first] = diagnostics(engine, '1 +\n countr');
    expect(first).toMatchObject({
      code: 'powerfx.invalid-name',
      severity: 'error',
      place: { line: 2, column: 2 },
      range: { start: { line: 1, character: 1 }, end: { line: 1, character: 7 } },
      data: { start: 5, end: 11, args: ['countr'], fix: 'Change it to counter' },
    });
    expect(first?.fixes).toMatchObject([
      { title: 'Change it to counter', preferred: true, code: 'powerfx.invalid-name' },
    ]);
  });

  it('leave out what only follows', () => {
    const codes = (text: string): readonly string[] => diagnostics(engine, text).map(({ code }) => code);
    expect(codes('Year(true)')).toEqual(['powerfx.bad-type-expected-type-provided-type']);
    expect(codes('Left(countr, 1)')).toEqual(['powerfx.invalid-name']);
    expect(codes('Len("abc')).not.toContain('powerfx.bad-type-expected-type-provided-type');
  });

  it('are asked for by range', () => {
    const text = 'countr + Customer.Citty';
    const at = (character: number): readonly string[] => {
      const start = { line: 0, character };
      return codeActions(engine, text, { start, end: start }).map(({ title }) => title);
    };
    expect(at(2)).toEqual(['Change it to counter']);
    expect(at(20)).toEqual(['Change it to City']);
    expect(at(8)).toEqual([]);
  });
});
