import { describe, expect, it } from 'vitest';
import { formatting } from './formatting.ts';
import { hover } from './hover.ts';
import { applyEdits, offsetAt, positionAt } from './position.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { signatureHelp } from './signature-help.ts';
import { shopEngine } from './test-shop.ts';

const engine = shopEngine();

describe('signature help', () => {
  const help = (marked: string): ReturnType<typeof signatureHelp> =>
    signatureHelp(engine, marked.replace('|', ''), marked.indexOf('|'));

  it.each([
    ['Round(1.5, |', ['Round(number, num_digits)', 'Round(source, num_digits)'], 1],
    ['Sort(Orders, Len(Number|), 1)', ['Len(text)', 'Len(text_column)'], 0],
    ['Sort(Orders, Len(Number)|, 1)', ['Sort(source, expression, order)'], 1],
    ['Switch(1, 2, 3, 4, 5|', 3, 4],
    ['CountIf(Orders, {a: [1, |', ['CountIf(source, condition, ...)'], 1],
    ['Round|', [], 0],
    ['"Round(|', [], 0],
    ['Unknown(|', [], 0],
  ])('%s', (marked, expected, parameter) => {
    const { signatures, activeParameter } = help(marked);
    const labels = signatures.map(({ label }) => label);
    if (typeof expected === 'number') expect(labels).toHaveLength(expected);
    else expect(labels.slice(0, Math.max(1, expected.length))).toEqual(expected);
    expect(activeParameter).toBe(parameter);
  });

  it('says where parameters stand in a label', () => {
    const [first] = help('Left(|').signatures;
    const names = first?.parameters.map(({ label: [start, end] }) => first.label.slice(start, end));
    expect(names).toEqual(['text', 'num_chars']);
    expect(first?.parameters.every(({ documentation }) => documentation !== '')).toBe(true);
  });
});

describe('hover', () => {
  const at = (marked: string): ReturnType<typeof hover> =>
    hover(engine, marked.replace('|', ''), marked.indexOf('|'));

  it.each([
    ['coun|ter', 'counter: Number'],
    ['Filter(Orders, To|tal > 1)', 'Total: Number'],
    ["First('Price list').'Net| price'", 'Net price: Number'],
    ['Ro|und(1, 2)', 'Round(number, num_digits)'],
    ['Status.O|pen', 'Status.Open'],
    ['Sta|tus.Open', 'Status'],
    ['Filter(Orders, ThisRe|cord.Total > 1)', 'ThisRecord: Record'],
  ])('%s', (marked, title) => {
    expect(at(marked)?.title).toBe(title);
  });

  it('shows the value of constants, and nothing where nothing is known', () => {
    expect(at('1|.50')).toMatchObject({ type: 'Number', value: '1.50' });
    expect(at('Color.Bl|ue')?.value).toBe('4278190335');
    expect(at('a|bc')).toBeUndefined();
    expect(at('1 +| 2')).toBeUndefined();
  });
});

describe('semantic tokens', () => {
  const types = (text: string): readonly string[] => semanticTokens(engine, text).map(({ type }) => type);

  it.each([
    ['Gallery1.Selected', ['control', 'field']],
    [
      'Filter(Orders As o, o.Total > -1) // x',
      ['function', 'variable', 'keyword', 'row', 'row', 'field', 'operator', 'operator', 'number', 'comment'],
    ],
    ['Status.Open = Color.Red', ['enum', 'enumMember', 'operator', 'enum', 'enumMember']],
    ['$"a {1}"', ['text', 'text', 'number', 'text']],
    ['ShowColumns(Orders, Total)', ['function', 'variable', 'field']],
    ['IsType(1, Type({a: Text}))', ['function', 'number', 'function', 'field', 'type']],
    ['Calendar.MonthsLong()', ['namespace', 'function']],
    ['Not true Or nobody', ['operator', 'boolean', 'operator', 'unknown']],
  ])('%s', (text, expected) => {
    expect(types(text)).toEqual(expected);
  });

  it('can be asked for by range', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
    expect(semanticTokens(engine, 'counter +\nLen("a")', { range })).toMatchObject([
      { type: 'function', start: 10, end: 13 },
    ]);
  });
});

describe('positions', () => {
  it('count lines and characters from 0, with every kind of line break', () => {
    const text = 'a\r\nb\rc\n\nd';
    for (const [offset, line, character] of [
      [0, 0, 0],
      [1, 0, 1],
      [2, 0, 1],
      [3, 1, 0],
      [5, 2, 0],
      [7, 3, 0],
      [8, 4, 0],
      [9, 4, 1],
      [99, 4, 1],
    ] as const) {
      expect(positionAt(text, offset)).toEqual({ line, character });
      if (offset !== 2) expect(offsetAt(text, { line, character })).toBe(Math.min(offset, 9));
    }
    expect(offsetAt(text, { line: 0, character: 50 })).toBe(1);
    expect(offsetAt(text, { line: 50, character: 0 })).toBe(9);
  });
});

describe('formatting', () => {
  it('lays out what can be read, and leaves the rest', () => {
    expect(applyEdits('If(a,b,1+2)', formatting('If(a,b,1+2)'))).toBe('If(\n    a,\n    b,\n    1 + 2\n)');
    expect(formatting('If(a,')).toEqual([]);
    expect(formatting('1 + 2')).toEqual([]);
  });
});
