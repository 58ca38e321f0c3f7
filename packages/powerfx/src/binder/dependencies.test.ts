import { describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../host/engine.ts';
import { variable } from '../host/variable.ts';
import { booleanType, numberType, recordType, tableType, textType, type RecordType } from '../types/type.ts';
import { emptyTable } from '../values/value.ts';
import { dependenciesOf } from './dependencies.ts';

const accounts: RecordType = recordType(
  [
    ['id', numberType],
    ['cr_name', textType],
    ['city', textType],
    ['active', booleanType],
  ],
  { source: 'Accounts', displayNames: new Map([['cr_name', 'Full name']]) },
);
const tasks: RecordType = recordType(
  [
    ['id', numberType],
    ['owner', numberType],
    ['title', textType],
  ],
  { source: 'Tasks' },
);

function engineOf(): Engine {
  const engine = createEngine();
  engine.symbols.add(
    variable({ name: 'Accounts', value: emptyTable, type: tableType(accounts), canMutate: true }),
  );
  engine.symbols.add(variable({ name: 'Tasks', value: emptyTable, type: tableType(tasks), canMutate: true }));
  engine.symbols.add(variable({ name: 'current', value: null, type: accounts, canSet: true }));
  engine.symbols.add(variable({ name: 'n', value: 1 }));
  return engine;
}

describe('dependenciesOf', () => {
  test.each<[string, Readonly<Record<string, readonly string[]>>]>([
    ['n + 1', {}],
    ['[{id: 1}]', {}],
    ['Accounts', { Accounts: [] }],
    ['CountRows(Accounts)', { Accounts: [] }],
    ['First(Accounts).city', { Accounts: ['city'] }],
    ['current.city', { Accounts: ['city'] }],
    ["First(Accounts).'Full name'", { Accounts: ['cr_name'] }],
    ['Filter(Accounts, id > n)', { Accounts: ['id'] }],
    ['Filter(Accounts, ThisRecord.id > n)', { Accounts: ['id'] }],
    ['Filter(Accounts As a, a.id > n)', { Accounts: ['id'] }],
    ["Concat(Filter(Accounts, active), 'Full name')", { Accounts: ['active', 'cr_name'] }],
    ['Sort(Filter(Accounts, active), city)', { Accounts: ['active', 'city'] }],
    ['ShowColumns(Accounts, city, cr_name)', { Accounts: ['city', 'cr_name'] }],
    ['SortByColumns(Accounts, city)', { Accounts: ['city'] }],
    ['LookUp(Accounts, id = n, city)', { Accounts: ['city', 'id'] }],
    ['With(First(Accounts), city & id)', { Accounts: ['city', 'id'] }],
    ['Filter(Tasks, owner in ShowColumns(Accounts, id))', { Accounts: ['id'], Tasks: ['owner'] }],
    ['ForAll(Accounts As a, CountRows(Filter(Tasks, owner = a.id)))', { Accounts: ['id'], Tasks: ['owner'] }],
    ['Collect(Accounts, {city: "x"})', { Accounts: ['city'] }],
    ['Patch(Accounts, {id: 1}, {city: "x"})', { Accounts: ['city', 'id'] }],
    ['Patch(Accounts, {id: 1}, {\'Full name\': "x"})', { Accounts: ['cr_name', 'id'] }],
    // A whole row that is given as the one to change brings all of its columns along.
    ['Patch(Accounts, First(Accounts), {city: "x"})', { Accounts: ['active', 'city', 'cr_name', 'id'] }],
    ['UpdateIf(Accounts, active, {city: "x"})', { Accounts: ['active', 'city'] }],
    ['RemoveIf(Accounts, id = 1)', { Accounts: ['id'] }],
    ['Set(current, LookUp(Accounts, id = 1)); current.city', { Accounts: ['city', 'id'] }],
  ])('%s uses %j', (text, expected) => {
    const formula = engineOf().formula(text, { sideEffects: true });
    expect(formula.problems.filter(({ severity }) => severity === 'severe')).toEqual([]);
    const found = [...dependenciesOf(formula.bound)].map(([source, columns]) => [
      source,
      [...columns].toSorted(),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('a formula with mistakes tells what could be understood', () => {
    const { bound, runs } = engineOf().formula('Filter(Accounts, city = missing)');
    expect([runs, [...(dependenciesOf(bound).get('Accounts') ?? [])]]).toEqual([false, ['city']]);
  });
});
