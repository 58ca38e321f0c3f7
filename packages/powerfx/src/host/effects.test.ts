import { describe, expect, test } from 'vitest';
import { configurations, type Configuration } from '../config/features.ts';
import { numberType, recordType, tableType, textType } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import { printValue } from '../values/print.ts';
import { fieldOf, recordOf, tableOf } from '../values/record.ts';
import type { RecordValue, Value } from '../values/value.ts';
import { appSets } from './app-enums.ts';
import { effectNames, type Effect, type TraceEntry } from './effects.ts';
import { createEngine, type Engine } from './engine.ts';
import { createSymbolTable } from './symbol-table.ts';
import type { RowStore, VariableSymbol } from './symbols.ts';
import { variable } from './variable.ts';

const order = (id: Value, state: Value): RecordValue =>
  recordOf([
    ['id', id],
    ['state', state],
  ]);
const ordersType = tableType(
  recordType([
    ['id', numberType],
    ['state', textType],
  ]),
);

interface Port {
  readonly engine: Engine;
  readonly asked: Effect[];
  readonly traced: TraceEntry[];
  readonly run: (text: string) => Promise<Value>;
}

/** An engine whose effects are written down; `answer` says what the host does about them. */
function port(
  answer: (effect: Effect) => Value | Promise<Value> | undefined,
  configuration?: Configuration,
): Port {
  const asked: Effect[] = [];
  const traced: TraceEntry[] = [];
  const engine = createEngine({
    ...(configuration === undefined ? {} : { configuration }),
    symbols: createSymbolTable({ declaring: ['Set', 'Collect', 'ClearCollect', 'UpdateContext'] }),
    effects: {
      perform: (effect) => {
        asked.push(effect);
        return answer(effect);
      },
      trace: (entry) => traced.push(entry),
    },
  });
  for (const set of appSets) engine.symbols.add({ kind: 'optionSet', name: set.name, set });
  for (const name of ['Home', 'Form1', 'Slider1'])
    engine.symbols.add(variable({ name, value: recordOf([['Value', 1]]) }));
  engine.symbols.add(
    variable({ name: 'Orders', value: tableOf([order(1, 'new')]), type: ordersType, canMutate: true }),
  );
  return {
    engine,
    asked,
    traced,
    run: async (text) => {
      const formula = engine.formula(text, { sideEffects: true });
      if (!formula.runs) throw new Error(`${text}: ${formula.problems.map(({ key }) => key).join(' ')}`);
      return formula.run();
    },
  };
}

describe('effects of the app', () => {
  test.each<[string, string, readonly string[], readonly (readonly string[] | undefined)[]]>([
    ['Navigate(Home)', 'Navigate', ['{Value:1}'], [['Home']]],
    [
      'Navigate(Home, ScreenTransition.Fade, {id: 7})',
      'Navigate',
      ['{Value:1}', 'ScreenTransition.Fade', '{id:7}'],
      [['Home'], ['ScreenTransition', 'Fade'], undefined],
    ],
    ['Back()', 'Back', [], []],
    [
      'Notify("a" & 1, NotificationType.Error, 500)',
      'Notify',
      ['"a1"', 'NotificationType.Error', '500'],
      [undefined, ['NotificationType', 'Error'], undefined],
    ],
    ['Launch("https://example.com")', 'Launch', ['"https://example.com"'], [undefined]],
    ['Reset(Slider1)', 'Reset', ['{Value:1}'], [['Slider1']]],
    ['SubmitForm(Form1)', 'SubmitForm', ['{Value:1}'], [['Form1']]],
    ['NewForm(Form1)', 'NewForm', ['{Value:1}'], [['Form1']]],
    ['Refresh(Orders)', 'Refresh', ['Table({id:1,state:"new"})'], [['Orders']]],
    ['Select(Slider1.Value)', 'Select', ['1'], [['Slider1', 'Value']]],
    ['Copy("x")', 'Copy', ['"x"'], [undefined]],
    ['Exit()', 'Exit', [], []],
  ])('%s reaches the host as %s with %j', async (text, name, args, names) => {
    const { asked, run } = port(() => null);
    const value = await run(text);
    expect(asked.map((effect) => [effect.name, effect.args.map(printValue), effect.names])).toEqual([
      [name, args, names],
    ]);
    expect([value !== null && typeof value === 'object' ? value.kind : value, asked[0]?.span]).toEqual([
      'void',
      { start: 0, end: text.length },
    ]);
  });

  test('every one of them is a function of the language, and no value without side effects', () => {
    const { engine } = port(() => null);
    const unknown = effectNames.filter((name) => engine.symbols.findFunction(name, '') === undefined);
    expect(unknown).toEqual([]);
    for (const text of ['Navigate(Home)', 'Notify("x")', 'Exit()'])
      expect(engine.formula(text).problems.map(({ key }) => key)).toContain('ErrBehaviorPropertyExpected');
  });

  test.each<[string, Value | undefined, string]>([
    ['an error of the host', errorValue('Network', 'down'), 'Error({Kind:ErrorKind.Network})'],
    ['a host without it', undefined, 'Error({Kind:ErrorKind.NotSupported})'],
  ])('%s is an error value, and the chain goes on', async (_, answer, expected) => {
    const { asked, run } = port(({ name }) => (name === 'Notify' ? answer : null));
    expect(printValue(await run('Notify("x"); Navigate(Home)'))).toBe(expected);
    expect(asked.map(({ name }) => name)).toEqual(['Notify', 'Navigate']);
  });

  test('an argument that is an error is not passed on', async () => {
    const { asked, run } = port(() => null);
    expect(printValue(await run('Notify("x" & 1 / 0)'))).toBe('Error({Kind:ErrorKind.Div0})');
    expect(asked).toEqual([]);
  });

  test('give true where older apps are read, and what the host answers where they have a value', async () => {
    const old = port(() => null, configurations.Canvas_Float);
    expect(await old.run('Notify("x")')).toBe(true);
    const { run } = port(({ name }) => (name === 'Param' ? 'from the address' : null));
    expect(await run('Param("p") & "!"')).toBe('from the address!');
  });

  test('traces come with severity and record', async () => {
    const { traced, run } = port(() => null);
    await run('Trace("one"); Trace("two", TraceSeverity.Warning, {n: 1})');
    expect(traced.map(({ message, severity, record }) => [message, severity, printValue(record)])).toEqual([
      ['one', 3, 'Blank()'],
      ['two', 1, '{n:1}'],
    ]);
  });
});

describe('variables and collections', () => {
  test.each([
    ['Set(x, 1); Set(x, x + 1); x', '2'],
    ['UpdateContext({a: 1, b: "x"}); a & b', '"1x"'],
    ['Collect(rows, {n: 1}); Collect(rows, {n: 2}, {n: 3}); Sum(rows, n)', '6'],
    ['ClearCollect(rows, {n: 1}); Patch(rows, First(rows), {n: 5}); First(rows).n', '5'],
    ['ClearCollect(rows, {n: 1}, {n: 2}); Remove(rows, First(rows)); First(rows).n', '2'],
    ['ClearCollect(rows, {n: 1}, {n: 2}); Clear(rows); CountRows(rows)', '0'],
    ['Set(x, 1); Set(x, 1 / 0); x', 'Error({Kind:ErrorKind.Div0})'],
  ])('%s gives %s without asking the host', async (text, expected) => {
    const { asked, run } = port(() => null);
    expect([printValue(await run(text)), asked]).toEqual([expected, []]);
  });
});

describe('rows that are kept elsewhere', () => {
  function stored(store: Partial<RowStore>): Port & { readonly told: string[] } {
    // Without an answer of the host, Defaults gives the record by itself.
    const bench = port(({ name }) => (name === 'Defaults' ? undefined : null));
    const told: string[] = [];
    const base: RowStore = {
      insert: async (row) => {
        told.push(`insert ${printValue(row)}`);
        return order(9, fieldOf(row, 'state'));
      },
      update: async (row, changes) => {
        told.push(`update ${printValue(fieldOf(row, 'id'))} ${printValue(changes)}`);
        return order(fieldOf(row, 'id'), fieldOf(changes, 'state'));
      },
      remove: async (row) => {
        told.push(`remove ${printValue(fieldOf(row, 'id'))}`);
        return null;
      },
    };
    const symbol: VariableSymbol = {
      ...variable({
        name: 'Kept',
        type: ordersType,
        value: tableOf([order(1, 'new'), order(2, 'old')]),
        canMutate: true,
      }),
      waits: true,
      rows: { ...base, ...store },
    };
    bench.engine.symbols.add(symbol);
    return { ...bench, told };
  }

  test.each<[string, string, readonly string[]]>([
    ['Collect(Kept, {state: "x"})', '{id:9,state:"x"}', ['insert {state:"x"}']],
    ['Patch(Kept, First(Kept), {state: "done"})', '{id:1,state:"done"}', ['update 1 {state:"done"}']],
    ['Patch(Kept, Defaults(Kept), {state: "n"})', '{id:9,state:"n"}', ['insert {state:"n"}']],
    ['Remove(Kept, Last(Kept)); 1', '1', ['remove 2']],
    [
      'UpdateIf(Kept, id > 0, {state: state & "!"}); 1',
      '1',
      ['update 1 {state:"new!"}', 'update 2 {state:"old!"}'],
    ],
    ['RemoveIf(Kept, id = 2); 1', '1', ['remove 2']],
    [
      'ForAll(["a", "b"], Collect(Kept, {state: Value})); 1',
      '1',
      ['insert {state:"a"}', 'insert {state:"b"}'],
    ],
  ])('%s gives %s and tells %j', async (text, expected, wanted) => {
    const { told, run } = stored({});
    expect([printValue(await run(text)), told]).toEqual([expected, wanted]);
  });

  test('an error of the store is the value of the call', async () => {
    const { run } = stored({ insert: () => Promise.resolve(errorValue('CreatePermission', 'no')) });
    expect(printValue(await run('Collect(Kept, {state: "x"})'))).toBe(
      'Error({Kind:ErrorKind.CreatePermission})',
    );
    expect(printValue(await run('IfError(Collect(Kept, {state: "x"}).state, FirstError.Message)'))).toBe(
      '"no"',
    );
  });
});
