import { describe, expect, test } from 'vitest';
import { createEngine, type Engine } from '../host/engine.ts';
import { createSymbolTable } from '../host/symbol-table.ts';
import { variable } from '../host/variable.ts';
import { errorValue } from '../values/error.ts';
import { printValue } from '../values/print.ts';
import { isError, type Value } from '../values/value.ts';

/** An engine with names that answer when the test says so; `asked` lists them in the order they were read. */
interface Bench {
  readonly engine: Engine;
  readonly asked: string[];
  readonly done: string[];
  readonly answer: (name: string, value?: Value) => Promise<void>;
}

const values: Readonly<Record<string, Value>> = { a: 1, b: 2, c: 3, yes: true, no: false, one: 'x' };

function bench(): Bench {
  const asked: string[] = [];
  const done: string[] = [];
  const waiting: { readonly name: string; readonly resolve: (value: Value) => void }[] = [];
  const later = (name: string): Promise<Value> => {
    asked.push(name);
    return new Promise((resolve) => waiting.push({ name, resolve }));
  };
  const engine = createEngine({
    symbols: createSymbolTable({ declaring: ['Set'] }),
    effects: {
      perform: ({ args }) => {
        const [message] = args;
        return later(typeof message === 'string' ? message : printValue(message ?? null)).then(() => null);
      },
      trace: ({ message }) => done.push(message),
    },
  });
  for (const [name, value] of Object.entries(values))
    engine.symbols.add({ ...variable({ name, value }), waits: true, read: () => later(name) });
  return {
    engine,
    asked,
    done,
    answer: async (name, value) => {
      const index = waiting.findIndex((each) => each.name === name);
      const [found] = waiting.splice(index, 1);
      if (index < 0 || found === undefined) throw new Error(`${name} was not asked for.`);
      found.resolve(value === undefined ? (values[name] ?? null) : value);
      await turn();
    },
  };
}

/** After all that goes on once promises are fulfilled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a formula that reads nothing slow', () => {
  test.each([
    ['1 + 2', '3'],
    ['Sum(Sequence(10), Value)', '55'],
    ['With({x: 2}, x * x)', '4'],
    ['IfError(1 / 0, -1)', '-1'],
    ['$"{1}{2}"', '"12"'],
  ])('%s gives its value at once', (text, expected) => {
    const formula = createEngine().formula(text);
    const value = formula.run();
    expect(value instanceof Promise ? 'a promise' : printValue(value)).toBe(expected);
    expect(formula.waits).toBe(false);
  });

  test('gives it at once with side effects too', () => {
    const { engine } = bench();
    const value = engine.formula('Set(x, 1); Set(y, x + 1); x + y', { sideEffects: true }).run();
    expect(value).toBe(3);
  });
});

describe('a formula that may wait', () => {
  test.each([
    ['If(true, 1, a)', '1'],
    ['If(false, a, 2)', '2'],
    ['false && yes', 'false'],
    ['true || yes', 'true'],
    ['And(false, yes)', 'false'],
    ['Or(true, yes, no)', 'true'],
    ['IfError(1, a)', '1'],
    ['Coalesce(5, a)', '5'],
    ['Switch(1, 1, "one", 2, $"{a}")', '"one"'],
    ['ForAll(Filter([1, 2], Value > 9), a)', 'Table()'],
  ])('%s asks for nothing that it does not need', async (text, expected) => {
    const { engine, asked } = bench();
    const formula = engine.formula(text);
    expect([formula.waits, printValue(await formula.run()), asked]).toEqual([true, expected, []]);
  });

  test.each<[string, readonly string[], string]>([
    ['a + b', ['a', 'b'], '3'],
    ['a + b * c', ['a', 'b', 'c'], '7'],
    ['a & b', ['a', 'b'], '"12"'],
    ['a < b', ['a', 'b'], 'true'],
    ['a = b', ['a', 'b'], 'false'],
    ['one in $"{one}{a}"', ['one', 'one', 'a'], 'true'],
    ['{p: a, q: b}', ['a', 'b'], '{p:1,q:2}'],
    ['[a, b, c]', ['a', 'b', 'c'], 'Table({Value:1},{Value:2},{Value:3})'],
    ['$"{a}-{b}"', ['a', 'b'], '"1-2"'],
    ['Max(a, b, c)', ['a', 'b', 'c'], '3'],
    ['Mid("abc", a, b)', ['a', 'b'], '"ab"'],
  ])('%s asks for all at once, whatever comes first', async (text, wanted, expected) => {
    const { engine, asked, answer } = bench();
    const value = engine.formula(text).run();
    expect(asked).toEqual(wanted);
    for (const name of wanted.toReversed()) await answer(name);
    expect(printValue(await value)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['a + b', ['a', 'b'], '3'],
    ['{p: a, q: b}', ['a', 'b'], '{p:1,q:2}'],
    ['[a, b, c]', ['a', 'b', 'c'], 'Table({Value:1},{Value:2},{Value:3})'],
    ['$"{a}-{b}"', ['a', 'b'], '"1-2"'],
    ['Mid("abc", a, b)', ['a', 'b'], '"ab"'],
    ['a; b; c', ['a', 'b', 'c'], '3'],
  ])('%s asks for one after another where there may be effects', async (text, wanted, expected) => {
    const { engine, asked, answer } = bench();
    const value = engine.formula(text, { sideEffects: true }).run();
    for (const [index, name] of wanted.entries()) {
      expect(asked).toEqual(wanted.slice(0, index + 1));
      await answer(name);
    }
    expect(printValue(await value)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['yes && no && yes', ['yes', 'no'], 'false'],
    ['no || yes || no', ['no', 'yes'], 'true'],
    ['And(yes, yes)', ['yes', 'yes'], 'true'],
    ['If(no, a, yes, b, c)', ['no', 'yes', 'b'], '2'],
    ['Coalesce(If(no, a), b)', ['no', 'b'], '2'],
    ['ForAll([10, 20], Value + a)', ['a', 'a'], 'Table({Value:11},{Value:21})'],
    ['With({x: a}, x + b)', ['a', 'b'], '3'],
    ['IfError(a / 0, b)', ['a', 'b'], '2'],
  ])('%s asks for the next only when the one before is known', async (text, wanted, expected) => {
    const { engine, asked, answer } = bench();
    const value = engine.formula(text).run();
    for (const [index, name] of wanted.entries()) {
      expect(asked).toEqual(wanted.slice(0, index + 1));
      await answer(name);
    }
    expect([printValue(await value), asked]).toEqual([expected, wanted]);
  });

  test.each<[string, Value, string]>([
    ['a + 1', errorValue('Network', 'down'), 'Error({Kind:ErrorKind.Network})'],
    ['IfError(a, -1)', errorValue('Network', 'down'), '-1'],
    ['IsError(a)', errorValue('Network', 'down'), 'true'],
    ['IfError($"{a}", FirstError.Message)', errorValue('Network', 'down'), '"down"'],
    ['a + 1', null, '1'],
    ['IsBlank(a)', null, 'true'],
  ])('%s takes the answer like any other value', async (text, value, expected) => {
    const { engine, answer } = bench();
    const result = engine.formula(text).run();
    await answer('a', value);
    expect(printValue(await result)).toBe(expected);
  });

  test('errors of all answers are joined in the order of the text', async () => {
    const { engine, answer } = bench();
    const result = engine.formula('a + b').run();
    await answer('b', errorValue('Timeout', 'second'));
    await answer('a', errorValue('Network', 'first'));
    const value = await result;
    expect(isError(value) ? value.errors.map(({ message }) => message) : []).toEqual(['first', 'second']);
  });

  test('two runs of one formula do not share what they wait for', async () => {
    const { engine, answer } = bench();
    const formula = engine.formula('With({x: a}, x * 10 + b)');
    const first = formula.run();
    const second = formula.run();
    await answer('a', 1);
    await answer('a', 2);
    await answer('b', 3);
    await answer('b', 4);
    expect([await first, await second]).toEqual([13, 24]);
  });

  test('a name that was declared not to wait and does is an error value', () => {
    const engine = createEngine();
    engine.symbols.add({ ...variable({ name: 'liar', value: 1 }), read: () => Promise.resolve(1) });
    const value = engine.formula('liar + 1').run();
    expect(value instanceof Promise ? 'a promise' : printValue(value)).toBe(
      'Error({Kind:ErrorKind.Internal})',
    );
  });
});

describe('effects', () => {
  test('happen in the order of the text, each after the one before is done', async () => {
    const { engine, asked, answer, done } = bench();
    const value = engine
      .formula('Notify("first"); Trace("between"); Notify("second"); Trace("last"); 5', { sideEffects: true })
      .run();
    await turn();
    expect([asked, done]).toEqual([['first'], []]);
    await answer('first');
    expect([asked, done]).toEqual([['first', 'second'], ['between']]);
    await answer('second');
    expect([await value, done]).toEqual([5, ['between', 'last']]);
  });

  test('of rows come row after row', async () => {
    const { engine, asked, answer } = bench();
    const value = engine.formula('ForAll(["x", "y"], Notify(Value))', { sideEffects: true }).run();
    await turn();
    expect(asked).toEqual(['x']);
    await answer('x');
    expect(asked).toEqual(['x', 'y']);
    await answer('y');
    expect(printValue(await value)).toContain('Void');
  });

  test('of Concurrent are all begun at once', async () => {
    const { engine, asked, answer } = bench();
    const value = engine.formula('Concurrent(Notify("x"), Notify("y"))', { sideEffects: true }).run();
    await turn();
    expect(asked).toEqual(['x', 'y']);
    await answer('y');
    await answer('x');
    expect(printValue(await value)).toContain('Void');
  });

  test('see what the ones before them did', async () => {
    const { engine, answer } = bench();
    const value = engine.formula('Set(x, a); Set(x, x + b); x * 10', { sideEffects: true }).run();
    await answer('a');
    await answer('b');
    expect(await value).toBe(30);
  });
});
