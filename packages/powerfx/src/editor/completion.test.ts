import { describe, expect, it } from 'vitest';
import { configurations } from '../config/features.ts';
import { findCulture } from '../culture/find.ts';
import { completion, type CompletionOptions } from './completion.ts';
import { definitionCompletion } from './definition-completion.ts';
import type { CompletionItem } from './item.ts';
import { applyEdits } from './position.ts';
import { shopEngine } from './test-shop.ts';

const engine = shopEngine();
const canvas = shopEngine({ configuration: configurations.Canvas_Float });

/** What is offered at the bar. */
function offered(marked: string, options: CompletionOptions = {}, host = engine): readonly CompletionItem[] {
  const offset = marked.indexOf('|');
  return completion(host, marked.replace('|', ''), offset, options);
}

const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);

describe('completion', () => {
  it.each([
    ['fields behind a dot', 'Customer.|', ['City', 'Name']],
    ['fields of a result', 'First(Orders).T|', ['Total', 'Customer']],
    ['fields of what is nested', 'Gallery1.Selected.|', ['City', 'Name']],
    ['no columns behind a dot', 'Orders.|', []],
    ['members of an option set', 'Status.|', ["'In transit'", 'Open', 'Paid']],
    ['functions of a namespace', 'Calendar.Mon|', ['MonthsLong', 'MonthsShort']],
    ['the enum an argument wants', 'Sort(Orders, Total, |', ['SortOrder.Ascending', 'SortOrder.Descending']],
    ['columns that a function names', 'ShowColumns(Orders, To|', ['Total', 'Customer']],
    ['names that fit a condition', 'Filter(Orders, |', ['Number', 'Total', 'counter']],
    ['names of rows', 'Filter(Orders As order, |', ['order', 'counter']],
    ['fields of named rows', 'Filter(Orders As order, order.|', ['Customer', 'Number', 'Total']],
    ['fields that a record lacks', 'Patch(Orders, First(Orders), {Total: 1, |', ['Customer:', 'Number:']],
    ['no second colon', 'Patch(Orders, First(Orders), {Nu|: 1', ['Number']],
    ['names of the other side of =', 'Customer = |', ['Customer']],
    ['display names', 'LookUp(cr1_prices, net|', ["'Net price'", 'ErrorKind.Network']],
    ['display names by logical ones', 'cr1|', ["'Price list'"]],
    ['operators behind a table', 'Orders |', ['As', 'exactin', 'in']],
    ['types', 'IsType(ParseJSON("1"), Bo|', ['Boolean']],
    ['functions before a parenthesis', 'Round|(', ['Round', 'RoundDown', 'RoundUp']],
    ['nothing in numbers', '12|', []],
    ['nothing in texts', '"Cust|"', []],
    ['nothing in comments', '1 // Cust|', []],
    ['something behind a comment', '/* a */Gall|', ['Gallery1']],
    ['nothing behind As', 'ForAll(Orders As o|', []],
    ['nothing behind an operator, unless asked', '1 + |', []],
    ['inside of an island', '$"{Gall|', ['Gallery1']],
    ['nothing in literal text', '$"Gall|"', []],
  ])('offers %s', (_, marked, expected) => {
    expect(labels(offered(marked))).toEqual(expected);
  });

  it('offers formats of dates for dates only', () => {
    expect(labels(offered('Text(Today(), |'))).toContain('DateTimeFormat.UTC');
    expect(labels(offered('Text(1, |'))).not.toContain('DateTimeFormat.UTC');
  });

  it('puts near names first, then those that begin with the word', () => {
    expect(labels(offered('Filter(Orders, tot|')).slice(0, 1)).toEqual(['Total']);
    const found = labels(offered('Filter(Orders, to|'));
    expect(found.indexOf('Total')).toBeLessThan(found.indexOf('Today'));
    expect(found.indexOf('Today')).toBeLessThan(found.indexOf('Customer'));
  });

  it('offers everything when asked', () => {
    expect(labels(offered('1 + |', { invoked: true }))).toEqual(
      expect.arrayContaining(['counter', 'Abs', 'Color', 'true']),
    );
    expect(labels(offered('Collect(Orders, {Customer: {|', { invoked: true }))).toEqual(['City:', 'Name:']);
  });

  it('replaces the whole word', () => {
    const [item] = offered('Len(Gall|ery9)');
    const edit = item === undefined ? [] : [{ range: item.range, newText: item.insertText }];
    expect(applyEdits('Len(Gallery9)', edit)).toBe('Len(Gallery1)');
  });

  it('says what an item is', () => {
    expect(offered('Roundu|')[0]).toMatchObject({
      kind: 'function',
      detail: 'RoundUp(number, num_digits)',
      preselect: true,
      sortText: '00000',
    });
    expect(offered('Gall|')[0]).toMatchObject({ kind: 'control', detail: 'Record' });
  });

  it('reads the separators of a culture', () => {
    const culture = findCulture('de-DE');
    expect(culture === undefined ? [] : labels(offered('Sort(Orders; Total; |', { culture }))).toHaveLength(
      2,
    );
  });

  it('offers columns as texts where texts name them', () => {
    expect(labels(offered('ShowColumns(Orders, |', {}, canvas))).toEqual([
      '"Customer"',
      '"Number"',
      '"Total"',
    ]);
    expect(labels(offered('ShowColumns(Orders, "Tot|"', {}, canvas))).toEqual(['"Total"']);
    expect(labels(offered('ShowColumns(Orders, "Tot|', {}, canvas))).toEqual(['"Total"']);
    expect(labels(offered('Filter(Orders, Orders[|', {}, canvas))).toEqual([
      '@Customer',
      '@Number',
      '@Total',
    ]);
    expect(labels(offered('Filter(Orders, Orders[@T|', {}, canvas))).toEqual(['Total', 'Customer']);
  });

  it('offers fields of a host function by the type of its parameter', () => {
    const host = shopEngine();
    const { symbols } = host;
    const customer = symbols.find('Customer');
    const status = symbols.find('Status');
    const len = symbols.findFunction('Len', '');
    if (customer?.kind !== 'variable' || len === undefined || status?.kind !== 'optionSet')
      throw new Error('The shop has changed.');
    const parameters = [{ name: 'customer', description: '', type: customer.type }];
    symbols.addFunction({ ...len, name: 'Greet', namespace: 'Shop', signatures: [{ parameters }] });
    expect(labels(offered('Shop.Greet({|', {}, host))).toEqual(['City:', 'Name:']);
    expect(labels(offered('Shop.|', {}, host))).toEqual(['Greet']);
  });
});

describe('completion of a program', () => {
  const at = (marked: string): readonly string[] =>
    labels(definitionCompletion(engine, marked.replace('|', ''), marked.indexOf('|')));

  it.each([
    ['Twice(amount: Number): Number = amo|', ['amount']],
    ['Twice(amount: Nu|', ['Number']],
    ['Twice(a: Number): Vo|', ['Void']],
    ['Base = 3; Twice(a: Number): Number = Twi|', []],
    ['Twice(a: Number): Number = a * 2; Half = Twi|', ['Twice']],
    ['Basis = 3; Half = Basi|', ['Basis']],
    ['Total = First(Orders).|; Other = 1', ['Customer', 'Number', 'Total']],
    ['|', []],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected);
  });
});

describe('parameters of a user function', () => {
  it('are offered where their types fit', () => {
    const at = (marked: string): readonly string[] =>
      labels(definitionCompletion(engine, marked.replace('|', ''), marked.indexOf('|')));
    expect(at('Half(n: Number, c: Color): Number = If(|')).toEqual(['counter', 'n']);
  });
});
