import { describe, expect, test } from 'vitest';
import type { FunctionEntry } from '../functions/entry.ts';
import { numberType, recordType, textType } from '../types/type.ts';
import { printValue } from '../values/print.ts';
import type { OptionSet } from '../values/option-set.ts';
import { voidValue } from '../values/value.ts';
import { createEngine } from './engine.ts';
import { builtInSets } from './enums.ts';
import { evaluateNow } from './evaluate.ts';
import { createSymbolTable } from './symbol-table.ts';
import { variable } from './variable.ts';

const states: OptionSet = {
  name: 'cr_states',
  builtIn: false,
  backing: 'number',
  members: new Map([
    ['open', { name: 'open', displayName: 'Still open', value: 1 }],
    ['done', { name: 'done', displayName: 'Done', value: 2 }],
  ]),
  coerceFromBacking: false,
  coerceToBacking: false,
  compareNumeric: false,
  concatenates: false,
};

const answer = (name: string, value: number, namespace?: string): FunctionEntry => ({
  name,
  ...(namespace === undefined ? {} : { namespace }),
  category: 'host',
  description: 'A number.',
  signatures: [{ parameters: [] }],
  min: 0,
  max: 0,
  check: () => numberType,
  implementation: { kind: 'strict', run: () => value },
});

describe('a table of names', () => {
  test('finds what was added, until it is removed', () => {
    const table = createSymbolTable();
    const x = variable({ name: 'x', value: 1 });
    table.add(x);
    expect(table.find('x')).toBe(x);
    table.remove('x');
    expect(table.find('x')).toBeUndefined();
  });

  test('gives the later of two symbols of one name', () => {
    const table = createSymbolTable();
    const later = variable({ name: 'x', value: 2 });
    table.add(variable({ name: 'x', value: 1 }));
    table.add(later);
    expect(table.find('x')).toBe(later);
    expect([...table.all()].filter((symbol) => symbol.name === 'x')).toEqual([later]);
  });

  test.each(['X', ' x', 'x ', ''])('does not find %j for x: names are exact', (name) => {
    const table = createSymbolTable();
    table.add(variable({ name: 'x', value: 1 }));
    expect(table.find(name)).toBeUndefined();
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('knows no %s by itself', (name) => {
    const table = createSymbolTable();
    expect([table.find(name), table.findType(name), table.findFunction(name, '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('removing what is not there changes nothing', () => {
    const table = createSymbolTable();
    const before = [...table.all()].length;
    table.remove('nobody');
    table.removeFunction('Nobody');
    expect([...table.all()].length).toBe(before);
  });
});

describe('display names', () => {
  const named = (name: string, displayName: string) => variable({ name, displayName, value: name });

  test('find the symbol as its name does', () => {
    const engine = createEngine();
    engine.symbols.add(named('cr_total', 'Grand total'));
    expect([evaluateNow(engine, 'cr_total'), evaluateNow(engine, "'Grand total'")]).toEqual([
      'cr_total',
      'cr_total',
    ]);
  });

  test('go after names', () => {
    const table = createSymbolTable();
    table.add(named('a', 'b'));
    table.add(named('b', 'c'));
    expect([table.find('a')?.name, table.find('b')?.name, table.find('c')?.name]).toEqual(['a', 'b', 'b']);
  });

  test('go with their symbol', () => {
    const table = createSymbolTable();
    table.add(named('a', 'Shown'));
    table.remove('a');
    expect(table.find('Shown')).toBeUndefined();
  });

  test('that changed are found no more', () => {
    const table = createSymbolTable();
    table.add(named('a', 'Before'));
    table.add(named('a', 'After'));
    expect([table.find('Before'), table.find('After')?.name]).toEqual([undefined, 'a']);
  });

  test('that another symbol took stay its own', () => {
    const table = createSymbolTable();
    table.add(named('a', 'Shown'));
    table.add(named('b', 'Shown'));
    expect(table.find('Shown')?.name).toBe('b');
    table.remove('a');
    expect(table.find('Shown')?.name).toBe('b');
  });

  test('of columns and members of option sets work like names', () => {
    const engine = createEngine();
    const row = recordType([['cr_n', numberType]], { displayNames: new Map([['cr_n', 'How many']]) });
    engine.symbols.add({ kind: 'optionSet', name: 'cr_states', displayName: 'States', set: states });
    engine.symbols.add(variable({ name: 'order', type: row, value: null }));
    expect(engine.formula("order.'How many'").type).toBe(numberType);
    expect(evaluateNow(engine, "States.'Still open' = cr_states.open")).toBe(true);
    expect(evaluateNow(engine, '$"{States.Done}"')).toBe('Done');
  });
});

describe('enums', () => {
  test('of the language are there from the start', () => {
    const table = createSymbolTable();
    const missing = builtInSets.filter(({ name }) => table.find(name)?.kind !== 'optionSet');
    expect([builtInSets.length > 10, missing]).toEqual([true, []]);
  });

  test.each([
    ['SortOrder.Descending', 'SortOrder.Descending'],
    ['Text(SortOrder.Ascending)', '"ascending"'],
    ['TimeUnit.Days = TimeUnit.Days', 'true'],
    ['ErrorKind.Div0 = ErrorKind.Numeric', 'false'],
    ['Text(Color.Red = RGBA(255, 0, 0, 1))', '"true"'],
    ['First(Sort([1, 3, 2], Value, SortOrder.Descending)).Value', '3'],
  ])('%s is %s', (text, expected) => {
    expect(printValue(evaluateNow(createEngine(), text))).toBe(expected);
  });

  test.each([
    ['SortOrder.Sideways', 'ErrInvalidName'],
    ['SortOrder', 'ErrInvalidName'],
    ['sortorder.Descending', 'ErrInvalidName'],
    ['SortOrder.Ascending + 1', 'ErrBadType_ExpectedTypesCSV'],
  ])('%s is refused with %s', (text, key) => {
    expect(
      createEngine()
        .formula(text)
        .problems.map((problem) => problem.key),
    ).toContain(key);
  });

  test('that a name hides are there again without it', () => {
    const engine = createEngine();
    engine.symbols.add(variable({ name: 'Color', value: 'paint' }));
    expect(evaluateNow(engine, 'Color')).toBe('paint');
    engine.symbols.remove('Color');
    expect(evaluateNow(engine, 'Color.Red = Color.Red')).toBe(true);
  });

  test('can be taken out', () => {
    const engine = createEngine();
    engine.symbols.remove('Color');
    expect(engine.formula('Color.Red').runs).toBe(false);
  });

  test('of the host are types of their own', () => {
    const engine = createEngine();
    engine.symbols.add({ kind: 'optionSet', name: 'cr_states', set: states });
    expect(engine.formula('cr_states.open = SortOrder.Ascending').runs).toBe(false);
    expect(engine.formula('cr_states.open = "Still open"').runs).toBe(false);
    expect(
      printValue(evaluateNow(engine, 'Switch(cr_states.done, cr_states.open, 1, cr_states.done, 2)')),
    ).toBe('2');
  });
});

describe('types and functions of the host', () => {
  test('a type is no value, and has a place of its own beside a variable', () => {
    const engine = createEngine();
    engine.symbols.add({ kind: 'type', name: 'Row', type: recordType([['n', numberType]]) });
    expect(engine.formula('Row').problems.map(({ key }) => key)).toEqual(['ErrInvalidName']);
    expect(printValue(evaluateNow(engine, 'ParseJSON("{""n"": 5}", Row).n'))).toBe('5');
    engine.symbols.add(variable({ name: 'Row', value: 'a value' }));
    expect(evaluateNow(engine, 'Row')).toBe('a value');
    expect([...engine.symbols.all()].filter(({ name }) => name === 'Row').map(({ kind }) => kind)).toEqual([
      'variable',
      'type',
    ]);
    engine.symbols.remove('Row');
    expect([engine.symbols.find('Row'), engine.symbols.findType('Row')]).toEqual([undefined, undefined]);
  });

  test('a function can be added, hide one of the language, and be removed', () => {
    const engine = createEngine();
    engine.symbols.addFunction(answer('Answer', 42));
    engine.symbols.addFunction(answer('Pi', 3));
    expect([evaluateNow(engine, 'Answer()'), evaluateNow(engine, 'Pi()')]).toEqual([42, 3]);
    engine.symbols.removeFunction('Answer');
    engine.symbols.removeFunction('Pi');
    expect(engine.formula('Answer()').problems.map(({ key }) => key)).toEqual(['ErrUnknownFunction']);
    expect(evaluateNow(engine, 'Pi()')).toBeCloseTo(Math.PI);
  });

  test('namespaces keep functions of one name apart', () => {
    const engine = createEngine();
    engine.symbols.addFunction(answer('Get', 1, 'Tasks'));
    engine.symbols.addFunction(answer('Get', 2, 'Mail'));
    expect(evaluateNow(engine, 'Tasks.Get() * 10 + Mail.Get()')).toBe(12);
    expect(engine.formula('Get()').runs).toBe(false);
    engine.symbols.removeFunction('Get', 'Tasks');
    expect([engine.formula('Tasks.Get()').runs, evaluateNow(engine, 'Mail.Get()')]).toEqual([false, 2]);
    expect([...engine.symbols.functions()].filter(({ name }) => name === 'Get').length).toBe(1);
  });
});

describe('names that formulas declare', () => {
  test('are made only by the functions the host names', () => {
    const table = createSymbolTable({ declaring: ['Set'] });
    expect(table.declare?.('x', textType, 'Set')?.type).toBe(textType);
    expect(table.declare?.('x', textType, 'Collect')).toBeUndefined();
    expect(table.find('x')).toBeUndefined();
  });

  test('are known to others once they are written', () => {
    const table = createSymbolTable({ declaring: ['Set'] });
    const made = table.declare?.('x', numberType, 'Set');
    made?.write?.(5);
    const found = table.find('x');
    expect(found?.kind === 'variable' ? found.read() : undefined).toBe(5);
  });

  test('of two formulas that were read before either ran are one variable', () => {
    const engine = createEngine({ symbols: createSymbolTable({ declaring: ['Set'] }) });
    const first = engine.formula('Set(x, 1)', { sideEffects: true });
    const second = engine.formula('Set(x, 2); x', { sideEffects: true });
    expect([first.run(), second.run()]).toEqual([voidValue, 2]);
    expect(evaluateNow(engine, 'x')).toBe(2);
  });
});
