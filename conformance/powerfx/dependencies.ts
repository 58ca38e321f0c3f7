/** Cases about the columns of data sources that a formula uses, over tables like those of the suite's own mocks. */
import { stringAt, type JsonObject } from '@connectory/base';
import {
  bindFormula,
  configurations,
  createSymbolTable,
  decimalType,
  dependenciesOf,
  guidType,
  parseFormula,
  recordType,
  tableType,
  textType,
  variable,
  type RecordType,
  type Type,
} from '@connectory/powerfx';
import { compare, expressionOf } from './case.ts';

type Column = readonly [name: string, type: Type, displayName?: string];

function source(name: string, columns: readonly Column[]): RecordType {
  const displayNames = new Map(
    columns.flatMap(([column, , display]) => (display === undefined ? [] : [[column, display] as const])),
  );
  return recordType(
    columns.map(([column, type]) => [column, type]),
    { displayNames, source: name },
  );
}

const accounts = source('Accounts', [
  ['accountid', guidType],
  ['contactid', guidType],
  ['name', textType, 'Account Name'],
  ['address1_city', textType, 'Address 1: City'],
  ['numberofemployees', decimalType],
]);
const contacts = source('Contacts', [
  ['contactid', guidType],
  ['name', textType],
]);
const letters: readonly Column[] = [
  ['a', decimalType],
  ['b', decimalType],
];
const simple1 = source('Simple1', letters);
const simple2 = source('Simple2', [...letters, ['c', decimalType]]);

/** Sources and columns as the case lists them, in any order. */
export function judgeDependencies(entry: JsonObject): readonly string[] {
  const symbols = createSymbolTable();
  const tables = { local: accounts, remote: contacts, simple1, simple2 };
  for (const [name, row] of Object.entries(tables)) {
    symbols.add(variable({ name, type: tableType(row), value: null, canMutate: true }));
  }
  const row = { name: 'ThisRecord', source: undefined, type: accounts, slot: 0 };
  const bound = bindFormula(parseFormula(expressionOf(entry), { chaining: true }), {
    configuration: configurations.V1_Decimal,
    symbols,
    sideEffects: true,
    scope: { names: [row], implicit: row, parent: undefined },
  });
  const found = [...dependenciesOf(bound)].map(
    ([name, columns]) => `${name}: ${[...columns].toSorted().join(', ')}`,
  );
  return compare(
    'the columns',
    found.toSorted().join('; '),
    expectedColumns(stringAt(entry, 'expected') ?? ''),
  );
}

function expectedColumns(text: string): string {
  const entities = text.split(';').map((part) => part.trim().replace(/^Entity /u, ''));
  const shown = entities
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', columns = ''] = part.split(':').map((piece) => piece.trim());
      return `${name}: ${columns.split(', ').toSorted().join(', ')}`;
    });
  return shown.toSorted().join('; ');
}
