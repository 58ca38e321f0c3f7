import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineProgram } from '../host/definitions.ts';
import { createEngine, type Engine, type EngineOptions } from '../host/engine.ts';
import { variable } from '../host/variable.ts';
import { createRecalculation } from '../recalc/graph.ts';
import { numberType, recordType, tableType } from '../types/type.ts';
import { printValue } from '../values/print.ts';
import { recordOf, tableOf } from '../values/record.ts';
import { isError, type Value } from '../values/value.ts';

/** The kind and the message of an error value, or the value as it is printed. */
function shown(value: Value): readonly string[] {
  return isError(value)
    ? [printValue(value), ...value.errors.map(({ message }) => message)]
    : [printValue(value)];
}

async function run(engine: Engine, text: string): Promise<readonly string[]> {
  const formula = engine.formula(text);
  return formula.runs ? shown(await formula.run()) : formula.problems.map(({ key }) => key);
}

const manyRows = tableOf(Array.from({ length: 30_000 }, (_, index) => recordOf([['n', index]])));
const rowsType = tableType(recordType([['n', numberType]]));

function withSlow(options: EngineOptions): Engine {
  const engine = createEngine(options);
  engine.symbols.add({
    ...variable({ name: 'slowRows', value: manyRows, type: rowsType }),
    waits: true,
    read: () => Promise.resolve(manyRows),
  });
  engine.symbols.add({
    ...variable({ name: 'slow', value: 1 }),
    waits: true,
    read: () => Promise.resolve(1),
  });
  return engine;
}

describe('limits', () => {
  test.each<[string, EngineOptions, string, string, string]>([
    [
      'steps',
      { limits: { steps: 20_000 } },
      'Sum(Sequence(50000), Value)',
      'QuotaExceeded',
      'The formula took more than 20000 steps and was ended. Work on fewer rows.',
    ],
    [
      'steps of nested loops',
      { limits: { steps: 20_000 } },
      'CountRows(ForAll(Sequence(1000), Sum(Sequence(1000), Value)))',
      'QuotaExceeded',
      'The formula took more than 20000 steps and was ended. Work on fewer rows.',
    ],
    [
      'steps after waiting',
      { limits: { steps: 20_000 } },
      'Sum(slowRows, n)',
      'QuotaExceeded',
      'The formula took more than 20000 steps and was ended. Work on fewer rows.',
    ],
    [
      'length of a text that is put together from rows',
      { limits: { textLength: 2_000 } },
      'Concat(Sequence(500), "abcdef")',
      'InsufficientMemory',
      'A text may have at most 2000 characters.',
    ],
    [
      'length of a text that operators put together',
      { limits: { textLength: 2_000 } },
      `With({x: "${'a'.repeat(1_500)}"}, x & x)`,
      'InsufficientMemory',
      'A text may have at most 2000 characters.',
    ],
    [
      'length of an interpolated text',
      { limits: { textLength: 2_000 } },
      `With({x: "${'a'.repeat(900)}"}, $"{x}{x}{x}")`,
      'InsufficientMemory',
      'A text may have at most 2000 characters.',
    ],
    [
      'cancellation',
      { cancel: cancelled() },
      'Sum(Sequence(50000), Value)',
      'Timeout',
      'The evaluation was cancelled.',
    ],
    [
      'cancellation before something slow',
      { cancel: cancelled() },
      'slow + 1',
      'Timeout',
      'The evaluation was cancelled.',
    ],
  ])('of %s: the result is an error value', async (_, options, text, kind, message) => {
    expect(await run(withSlow(options), text)).toEqual([`Error({Kind:ErrorKind.${kind}})`, message]);
  });

  test.each([
    ['Sum(Sequence(50000), Value)', 'at rows'],
    ['Sum(ForAll(Sequence(100), slow), Value)', 'at names that wait'],
  ])('of time: %s is ended, seen %s', async (text) => {
    let now = 0;
    const clock = (): number => {
      now += 600;
      return now;
    };
    const engine = withSlow({ now: clock, limits: { milliseconds: 1_000 } });
    expect(await run(engine, text)).toEqual([
      'Error({Kind:ErrorKind.Timeout})',
      'The formula took longer than 1000 ms and was ended.',
    ]);
  });

  test('are not passed by what IfError catches', async () => {
    const engine = createEngine({ limits: { steps: 20_000 } });
    expect(await run(engine, 'IfError(Sum(Sequence(50000), Value), -1)')).toEqual([
      'Error({Kind:ErrorKind.QuotaExceeded})',
      'The formula took more than 20000 steps and was ended. Work on fewer rows.',
    ]);
  });

  test('are counted for every run anew: the engine and the formula survive', async () => {
    const engine = createEngine({ limits: { steps: 60_000 } });
    engine.symbols.add(variable({ name: 'count', value: 50_000, canSet: true }));
    const formula = engine.formula('Sum(Sequence(count), 1)');
    expect(shown(await formula.run())[0]).toBe('Error({Kind:ErrorKind.QuotaExceeded})');
    await engine.formula('Set(count, 20000)', { sideEffects: true }).run();
    for (let times = 0; times < 3; times += 1) expect(await formula.run()).toBe(20_000);
    expect(await engine.formula('1 + 1').run()).toBe(2);
  });

  test('a run that is cancelled while it waits begins nothing more', async () => {
    const controller = new AbortController();
    const engine = createEngine();
    let reads = 0;
    engine.symbols.add({
      ...variable({ name: 'page', value: 1 }),
      waits: true,
      read: () => {
        reads += 1;
        if (reads === 3) controller.abort();
        return Promise.resolve(reads);
      },
    });
    const formula = engine.formula('ForAll(Sequence(10), page)');
    expect(shown(await formula.run({ cancel: controller.signal }))).toEqual([
      'Error({Kind:ErrorKind.Timeout})',
      'The evaluation was cancelled.',
    ]);
    expect(reads).toBe(3);
    expect(printValue(await formula.run())).toContain('{Value:13}');
  });

  test('the cancellation of one run goes before that of the engine', async () => {
    const engine = createEngine({ cancel: cancelled() });
    const formula = engine.formula('Sum(Sequence(50000), 1)');
    expect(await formula.run({ cancel: new AbortController().signal })).toBe(50_000);
    expect(shown(await formula.run())[1]).toBe('The evaluation was cancelled.');
  });
});

describe('limits that end several parts at once', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => void process.off('unhandledRejection', note));

  test.each([
    'Sum(slowRows, n) + Sum(Sequence(30000), Value)',
    'Sum(slowRows, n) + Sum(slowRows, n)',
    'Power(Sum(slowRows, n), Sum(Sequence(30000), Value))',
    '{p: Sum(slowRows, n), q: Sum(Sequence(30000), Value)}',
    'Max(Sum(slowRows, n), Sum(Sequence(30000), Value))',
  ])('%s: no part is left whose end nobody sees', async (text) => {
    const engine = withSlow({ limits: { steps: 20_000 } });
    expect((await run(engine, text))[0]).toBe('Error({Kind:ErrorKind.QuotaExceeded})');
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});

describe('size of formulas', () => {
  test.each<[string, (count: number) => string, string]>([
    ['a sum', (count) => Array.from({ length: count }, () => '1').join(' + '), '2000'],
    ['joined texts', (count) => `Len(${Array.from({ length: count }, () => '"a"').join(' & ')})`, '2000'],
    [
      'alternatives',
      (count) => `${Array.from({ length: count }, () => 'false').join(' || ')} || true`,
      'true',
    ],
    ['a table', (count) => `CountRows([${Array.from({ length: count }, () => '1').join(',')}])`, '2000'],
    ['a sum of what waits', (count) => Array.from({ length: count }, () => 'slow').join(' + '), '2000'],
  ])('%s may have 2,000 parts', async (_, make, expected) => {
    expect(await run(withSlow({}), make(2_000))).toEqual([expected]);
  });

  test.each<[string, (depth: number) => string]>([
    ['parentheses', (depth) => `${'('.repeat(depth)}1${')'.repeat(depth)}`],
    ['signs', (depth) => `${'-'.repeat(depth)}1`],
    ['calls', (depth) => `${'Abs('.repeat(depth)}1${')'.repeat(depth)}`],
    ['records', (depth) => `${'{a:'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['powers', (depth) => Array.from({ length: depth }, () => '1').join('^')],
  ])('%s inside each other beyond measure are a problem and no crash', async (_, make) => {
    const engine = createEngine();
    const result = await run(engine, make(50_000));
    expect(result.join(' ')).toMatch(/ErrRuleNestedTooDeeply|InsufficientMemory|^1$/u);
    expect(await run(engine, '1 + 1')).toEqual(['2']);
  });

  test('what a host lets go too deep ends as an error value', async () => {
    const engine = createEngine({ limits: { depth: 1_000_000 } });
    const { problems } = defineProgram(
      engine,
      createRecalculation(engine),
      'Down(n: Number): Number = 1 + Down(n + 1);',
    );
    expect([problems, (await run(engine, 'Down(0)'))[0]]).toEqual([
      [],
      'Error({Kind:ErrorKind.InsufficientMemory})',
    ]);
    expect(await run(engine, '1 + 1')).toEqual(['2']);
  });
});

function cancelled(): AbortSignal {
  const controller = new AbortController();
  controller.abort();
  return controller.signal;
}
