import { describe, expect, test } from 'vitest';
import { defineProgram } from '../host/definitions.ts';
import { createEngine, type Engine, type EngineOptions } from '../host/engine.ts';
import { createSymbolTable } from '../host/symbol-table.ts';
import { variable } from '../host/variable.ts';
import { createRecalculation, type Recalculation } from '../recalc/graph.ts';
import { printValue } from '../values/print.ts';
import { recordOf, tableOf } from '../values/record.ts';
import { isError, type Value } from '../values/value.ts';

interface Defined {
  readonly engine: Engine;
  readonly sheet: Recalculation;
  readonly problems: readonly string[];
  readonly run: (text: string, sideEffects?: boolean) => Promise<Value>;
}

function define(source: string, options: EngineOptions = {}, prepare?: (engine: Engine) => void): Defined {
  const engine = createEngine({ symbols: createSymbolTable({ declaring: ['Set', 'Collect'] }), ...options });
  const sheet = createRecalculation(engine);
  prepare?.(engine);
  const { problems } = defineProgram(engine, sheet, source);
  return {
    engine,
    sheet,
    problems: problems.map(({ key }) => key),
    run: async (text, sideEffects = false) => {
      const formula = engine.formula(text, { sideEffects });
      if (!formula.runs) throw new Error(`${text}: ${formula.problems.map(({ key }) => key).join(' ')}`);
      return formula.run();
    },
  };
}

const messages = (value: Value): readonly string[] =>
  isError(value) ? value.errors.map(({ message }) => message) : [];

describe('user-defined functions', () => {
  test.each([
    ['Double(x: Number): Number = x * 2;', 'Double(3)', '6'],
    ['Double(x: Number): Number = x * 2;', 'Double("3")', '6'],
    ['Double(x: Number): Number = x * 2;', 'Double(Blank())', '0'],
    ['Double(x: Number): Number = x * 2;', 'Double(1 / 0)', 'Error({Kind:ErrorKind.Div0})'],
    ['Half(x: Number): Text = x / 2;', 'Half(3) & "!"', '"1.5!"'],
    ['Zero(): Number = 0;', 'Zero()', '0'],
    ['A(x: Number): Number = B(x) + 1; B(x: Number): Number = x * 10;', 'A(2)', '21'],
    ['Twice(x: Number): Number = x + x;', 'Twice(Twice(Twice(1)))', '8'],
    ['Sub(a: Number, b: Number): Number = a - b;', 'With({a: 10, b: 1}, Sub(b, a))', '-9'],
    ['Rows(): T = [{n: 1}, {n: 2}]; T := Type([{n: Number}]);', 'Sum(Rows(), n)', '3'],
    ['T := Type({n: Number, s: Text}); Show(r: T): Text = r.n & r.s;', 'Show({n: 1, s: "x"})', '"1x"'],
    ['T := Type({n: Number, s: Text}); Show(r: T): Text = r.n & r.s;', 'Show({n: 1})', '"1"'],
    ['T := Type([{n: Number}]); Total(t: T): Number = Sum(t, n);', 'Total(Table({n: 1}, {n: 5}))', '6'],
    ['T := Type({n: Text}); Make(x: Number): T = {n: x};', 'Make(4)', '{n:"4"}'],
    ['Say(x: Text): Text = $"<{x}>";', 'Concat(["a", "b"], Say(Value))', '"<a><b>"'],
    ['__proto__(constructor: Number): Number = constructor + 1;', '__proto__(1)', '2'],
    ['Fails(): Number = 1 / 0;', 'IfError(Fails(), -1)', '-1'],
  ])('%s then %s gives %s', async (source, text, expected) => {
    const { problems, run } = define(source);
    expect([problems, printValue(await run(text))]).toEqual([[], expected]);
  });

  test('a parameter hides a variable of its name, inside and only there', async () => {
    const { run } = define('Inc(x: Number): Number = x + 1;', {}, (engine) =>
      engine.symbols.add(variable({ name: 'x', value: 100 })),
    );
    expect([await run('Inc(1)'), await run('x')]).toEqual([2, 100]);
  });

  test('arguments are worked out once, before the call', async () => {
    let calls = 0;
    const { run } = define('Thrice(x: Number): Number = x + x + x;', { random: () => (calls += 1) / 10 });
    await run('Thrice(Rand())');
    expect(calls).toBe(1);
  });

  test('rows that are gone through in a call do not disturb those of the caller', async () => {
    const { run } = define('Total(n: Number): Number = Sum(Sequence(n), Value);');
    expect(printValue(await run('ForAll(Sequence(3), Total(Value) * 10 + Value)'))).toBe(
      'Table({Value:11},{Value:32},{Value:63})',
    );
  });

  test.each<[string, string, readonly string[]]>([
    ['F()', 'ErrBadArity', ['0', '1']],
    ['F(1, 2)', 'ErrBadArity', ['2', '1']],
    ['F({a: 1})', 'ErrBadType_ExpectedType_ProvidedType', ['Number', 'Record']],
    ['R({n: 1, extra: 2})', 'ErrBadSchema_AdditionalField', ['extra']],
    ['R({n: [1]})', 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType', ['n', 'Number', 'Table']],
  ])('a wrong call is told: %s is %s', (text, key, args) => {
    const { engine } = define('T := Type({n: Number}); F(x: Number): Number = x; R(r: T): Number = r.n;');
    const found = engine.formula(text).problems.find((problem) => problem.key === key);
    expect(found?.args).toEqual(args);
  });
});

describe('recursion', () => {
  test.each([
    ['Fact(n: Number): Number = If(n <= 1, 1, n * Fact(n - 1));', 'Fact(10)', '3628800'],
    ['Fib(n: Number): Number = If(n < 2, n, Fib(n - 1) + Fib(n - 2));', 'Fib(15)', '610'],
    [
      'Even(n: Number): Boolean = If(n = 0, true, Odd(n - 1)); Odd(n: Number): Boolean = If(n = 0, false, Even(n - 1));',
      'Even(20) & Odd(20)',
      '"truefalse"',
    ],
    ['Down(n: Number): Number = If(n = 0, 0, Down(n - 1));', 'Down(99)', '0'],
  ])('%s then %s gives %s', async (source, text, expected) => {
    const { problems, run } = define(source);
    expect([problems, printValue(await run(text))]).toEqual([[], expected]);
  });

  test.each([
    ['itself', 'Down(n: Number): Number = If(n = 0, 0, Down(n - 1));', 'Down(100)', 'Down'],
    ['itself without end', 'Loop(n: Number): Number = Loop(n + 1);', 'Loop(0)', 'Loop'],
    [
      'another that calls it',
      'Ping(n: Number): Number = Pong(n); Pong(n: Number): Number = Ping(n);',
      'Ping(1)',
      'Ping',
    ],
    ['itself in a row', 'Tree(n: Number): Number = Sum(Sequence(2), Tree(n + 1));', 'Tree(0)', 'Tree'],
    [
      'itself where errors are caught',
      'Loop(n: Number): Number = IfError(Loop(n + 1), 5);',
      'Loop(0)',
      'Loop',
    ],
    ['itself after waiting', 'Slow(n: Number): Number = Slow(n + slow);', 'Slow(0)', 'Slow'],
  ])('a function that calls %s too deep gives an error value', async (_, source, text, name) => {
    const { problems, run } = define(source, {}, addSlow);
    const value = await run(text);
    expect([problems, printValue(value), messages(value)]).toEqual([
      [],
      'Error({Kind:ErrorKind.InvalidFunctionUsage})',
      [`Functions called each other more than 100 deep: ${name} may never end.`],
    ]);
    expect(await run('1 + 1')).toBe(2);
  });

  test.each([
    [2, '0'],
    [3, 'Error({Kind:ErrorKind.InvalidFunctionUsage})'],
  ])('the depth is the host’s: %d calls inside each other, of 3, give %s', async (calls, expected) => {
    const { run } = define('Down(n: Number): Number = If(n = 0, 0, Down(n - 1));', { limits: { depth: 3 } });
    expect(printValue(await run(`Down(${calls})`))).toBe(expected);
  });

  test('calls that wait beside each other are not inside each other', async () => {
    const { run } = define('Next(n: Number): Number = n + slow;', { limits: { depth: 2 } }, addSlow);
    const calls = Array.from({ length: 50 }, (_, index) => `Next(${index})`);
    expect(await run(calls.join(' + '))).toBe((49 * 50) / 2 + 50);
    expect(printValue(await run(`CountRows([${calls.join(', ')}])`))).toBe('50');
  });

  test('a recursion that an effect ends is not endless', async () => {
    const { problems, run } = define(
      'Down(by: Number): Void = { Set(count, count - by); If(count > 0, Down(by)) };',
      {},
      (engine) => engine.symbols.add(variable({ name: 'count', value: 5, canSet: true })),
    );
    await run('Down(2)', true);
    expect([problems, await run('count')]).toEqual([[], -1]);
  });
});

describe('bodies in braces', () => {
  const withCount = (engine: Engine): void => {
    engine.symbols.add(variable({ name: 'count', value: 1, canSet: true }));
    engine.symbols.add(
      variable({ name: 'list', value: tableOf([recordOf([['n', 1]])]), canSet: true, canMutate: true }),
    );
  };

  test.each([
    ['Bump(by: Number): Number = { Set(count, count + by); count * 10 };', 'Bump(2)', '30', 'count', '3'],
    ['Bump(): Void = { Set(count, 7) };', 'Bump(); 1', '1', 'count', '7'],
    ['Add(n: Number): Void = { Collect(list, {n: n}); };', 'Add(4); 1', '1', 'Sum(list, n)', '5'],
    ['A(): Number = { B(); count }; B(): Void = { Set(count, 5) };', 'A()', '5', 'count', '5'],
    ['Fails(): Number = { Set(count, 9); 1 / 0 };', 'IfError(Fails(), -1)', '-1', 'count', '9'],
    [
      'Each(): Void = { ForAll(Sequence(3), Collect(list, {n: Value})) };',
      'Each(); 1',
      '1',
      'CountRows(list)',
      '4',
    ],
  ])('%s then %s gives %s, and %s is %s', async (source, text, expected, after, left) => {
    const { problems, run } = define(source, {}, withCount);
    expect([problems, printValue(await run(text, true)), printValue(await run(after))]).toEqual([
      [],
      expected,
      left,
    ]);
  });

  test('may only be called where actions run', () => {
    const { engine } = define('Bump(): Void = { Set(count, 7) };', {}, withCount);
    expect(engine.formula('Bump()').problems.map(({ key }) => key)).toContain('ErrBehaviorPropertyExpected');
    expect(engine.formula('Bump()', { sideEffects: true }).problems).toEqual([]);
  });

  test('a body without braces has no effects', () => {
    const { problems } = define('Bump(): Number = Set(count, 7);', {}, withCount);
    expect(problems).toContain('ErrBehaviorPropertyExpected');
  });

  test('wait for rows that are kept elsewhere', async () => {
    const kept: string[] = [];
    const { problems, run } = define('Add(n: Number): Void = { Collect(Orders, {n: n}) };', {}, (engine) =>
      engine.symbols.add({
        ...variable({ name: 'Orders', value: tableOf([recordOf([['n', 1]])]), canMutate: true }),
        rows: {
          insert: async (row) => {
            kept.push(printValue(row));
            return row;
          },
          update: (row) => row,
          remove: (row) => row,
        },
      }),
    );
    const value = await run('Add(4); Add(5)', true);
    expect([problems, isError(value) ? messages(value) : [], kept]).toEqual([[], [], ['{n:4}', '{n:5}']]);
  });
});

function addSlow(engine: Engine): void {
  engine.symbols.add({
    ...variable({ name: 'slow', value: 1 }),
    waits: true,
    read: () => Promise.resolve(1),
  });
}
