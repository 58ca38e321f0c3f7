import { describe, expect, it } from 'vitest';
import { variable } from '../host/variable.ts';
import { numberType } from '../types/type.ts';
import { convertNames, rebindNames } from './convert-names.ts';
import { applyEdits } from './position.ts';
import { rename } from './rename.ts';
import { shopEngine } from './test-shop.ts';

const engine = shopEngine();

describe('rename', () => {
  it.each([
    ['counter + Len(Customer.City)', 'counter', 'clicks', 'clicks + Len(Customer.City)'],
    ['counter + {counter: 1}.counter', 'counter', 'my clicks', "'my clicks' + {counter: 1}.counter"],
    [
      'With({counter: 1}, counter + [@counter])',
      'counter',
      'clicks',
      'With({counter: 1}, counter + [@clicks])',
    ],
    // A field of the row would hide the new name.
    ['Filter(Orders, Total > counter)', 'counter', 'Total', 'Filter(Orders, Total > [@Total])'],
    ['Status.Open = Status.Paid', 'Status', 'State', 'State.Open = State.Paid'],
    ['\'Price list\' & "Price list"', 'cr1_prices', 'Prices', 'Prices & "Price list"'],
    ['Gallery1.Selected /* Gallery1 */', 'Gallery1', 'true', "'true'.Selected /* Gallery1 */"],
    ['Sum(counter', 'counter', 'n', 'Sum(n'],
  ])('%s', (text, from, to, expected) => {
    expect(applyEdits(text, rename(engine, text, from, to))).toBe(expected);
  });
});

describe('display and logical names', () => {
  it.each([
    ['LookUp(cr1_prices, cr1_net > 1).cr1_name', "LookUp('Price list', 'Net price' > 1).Product"],
    ['SortByColumns(cr1_prices, cr1_net) // cr1_net', "SortByColumns('Price list', 'Net price') // cr1_net"],
    [
      'Patch(cr1_prices, First(cr1_prices), {cr1_net: 3})',
      "Patch('Price list', First('Price list'), {'Net price': 3})",
    ],
    ["Status.'in transit'", "Status.'In transit'"],
    ['ForAll(cr1_prices As row, row.cr1_net)', "ForAll('Price list' As row, row.'Net price')"],
    ['{cr1_net: 1}.cr1_net', '{cr1_net: 1}.cr1_net'],
  ])('%s', (logical, display) => {
    expect(convertNames(engine, logical, 'display')).toBe(display);
    expect(convertNames(engine, display, 'logical')).toBe(logical);
  });

  it('follow display names that change', () => {
    const after = shopEngine();
    after.symbols.add(variable({ name: 'cr1_prices', displayName: 'Prices', type: numberType, value: 1 }));
    expect(rebindNames(engine, after, "'Price list' & counter")).toBe('Prices & counter');
  });
});
