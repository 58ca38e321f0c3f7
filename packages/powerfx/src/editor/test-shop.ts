/** The engine that tests of the editor use: orders of a shop, by logical and display names. */
import { createEngine, type Engine, type EngineOptions } from '../host/engine.ts';
import { createSymbolTable } from '../host/symbol-table.ts';
import { variable } from '../host/variable.ts';
import { parseTypeCode } from '../types/codes.ts';
import { unknownType, type Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';

function typeOf(code: string): Type {
  return parseTypeCode(code) ?? unknownType;
}

const customer = '![Name:s, City:s]';

const status: OptionSet = {
  name: 'Status',
  backing: 'text',
  members: new Map(
    ['Open', 'In transit', 'Paid'].map((name) => [
      name.toLowerCase(),
      { name: name.toLowerCase(), displayName: name, value: name },
    ]),
  ),
  coerceFromBacking: false,
  coerceToBacking: false,
  compareNumeric: false,
  concatenates: false,
  builtIn: false,
};

/** Makes the engine. */
export function shopEngine(options: EngineOptions = {}): Engine {
  const symbols = createSymbolTable();
  symbols.add({ kind: 'optionSet', name: 'Status', set: status });
  const add = (name: string, code: string, more: Partial<Parameters<typeof variable>[0]> = {}): void =>
    symbols.add(variable({ name, type: typeOf(code), value: null, canSet: true, canMutate: true, ...more }));
  add('Orders', `*[Number:s, Total:n, Customer:${customer}]`, { role: 'dataSource' });
  add('Customer', customer);
  add('counter', 'n');
  add('cr1_prices', '*[cr1_net`Net price:n, cr1_name`Product:s]', { displayName: 'Price list' });
  add('Gallery1', `![Selected:${customer}]`, { role: 'control' });
  return createEngine({ ...options, symbols });
}
