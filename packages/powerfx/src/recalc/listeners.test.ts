import { describe, expect, test } from 'vitest';
import { createEngine } from '../host/engine.ts';
import { variable } from '../host/variable.ts';
import { printValue } from '../values/print.ts';
import { recordOf, tableOf } from '../values/record.ts';
import type { Value } from '../values/value.ts';
import { createRecalculation, type Recalculation } from './graph.ts';

const newSheet = (): Recalculation => createRecalculation(createEngine());

function shown(sheet: Recalculation, name: string): string {
  const cell = sheet.get(name);
  return cell === undefined ? 'nothing' : printValue(cell.value);
}

/** The names that listeners are told of, with their values, in order. */
function told(sheet: Recalculation, change: () => void): readonly string[] {
  const names: string[] = [];
  const stop = sheet.subscribe(({ name, value }) => names.push(`${name}=${printValue(value)}`));
  change();
  stop();
  return names;
}

describe('batches and listeners', () => {
  test('several changes are followed once, and told once a name', () => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setInput('b', 1);
    sheet.setFormula('sum', 'a + b');
    const names = told(sheet, () =>
      sheet.batch(() => {
        sheet.setInput('a', 2);
        sheet.batch(() => sheet.setInput('b', 3));
        sheet.setInput('a', 4);
      }),
    );
    expect(names.toSorted()).toEqual(['a=4', 'b=3', 'sum=7']);
  });

  test('a host that rejects makes an error of the formula, and nothing else', async () => {
    const engine = createEngine();
    const read = (): Promise<Value> => Promise.reject(new Error('The socket is gone.'));
    engine.symbols.add({ ...variable({ name: 'slow', value: 1 }), waits: true, read });
    const sheet = createRecalculation(engine);
    sheet.setFormula('x', 'slow + 1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sheet.get('x')).toMatchObject({
      isPending: false,
      value: { kind: 'error', errors: [{ message: 'The socket is gone.' }] },
    });
  });

  test('a batch that throws is left, and the next change is followed', () => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setFormula('b', 'a + 1');
    const failure = new Error('of the host');
    expect(() =>
      sheet.batch(() => {
        throw failure;
      }),
    ).toThrow(failure);
    sheet.setInput('a', 2);
    expect(shown(sheet, 'b')).toBe('3');
  });

  test('a change that changes nothing is told to nobody', () => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setFormula('b', 'Abs(a)');
    expect(told(sheet, () => sheet.setInput('a', 1))).toEqual([]);
    expect(told(sheet, () => sheet.setInput('a', -1))).toEqual(['a=-1']);
  });

  test('what a listener changes is followed too', () => {
    const sheet = newSheet();
    sheet.setInput('x', 1);
    sheet.setInput('copy', 0);
    sheet.setFormula('twice', 'copy * 2');
    sheet.subscribe(({ name, value }) => {
      if (name === 'x') sheet.setInput('copy', value);
    });
    expect(told(sheet, () => sheet.setInput('x', 5))).toEqual(['x=5', 'copy=5', 'twice=10']);
  });

  test('who has left is told nothing', () => {
    const sheet = newSheet();
    let calls = 0;
    const stop = sheet.subscribe(() => {
      calls += 1;
    });
    sheet.setInput('x', 1);
    stop();
    sheet.setInput('x', 2);
    expect(calls).toBe(1);
  });
});

describe('errors', () => {
  test('flow through formulas until one of them takes care of them', () => {
    const sheet = newSheet();
    sheet.setInput('by', 0);
    sheet.setFormula('part', '1 / by');
    sheet.setFormula('next', 'part + 1');
    sheet.setFormula('safe', 'IfError(next, -1)');
    expect([shown(sheet, 'next'), shown(sheet, 'safe')]).toEqual(['Error({Kind:ErrorKind.Div0})', '-1']);
    sheet.setInput('by', 2);
    expect([shown(sheet, 'next'), shown(sheet, 'safe')]).toEqual(['1.5', '1.5']);
  });

  test('a formula that cannot be read is an error value that names the problem', () => {
    const sheet = newSheet();
    sheet.setFormula('bad', '1 +');
    const value = sheet.get('bad')?.value;
    const errors = typeof value === 'object' && value?.kind === 'error' ? value.errors : [];
    expect(errors.map(({ message }) => message)).toEqual(['bad has errors: ErrOperandExpected.']);
  });

  test('a table keeps rows that failed', () => {
    const sheet = newSheet();
    sheet.setInput('rows', tableOf([recordOf([['n', 0]]), recordOf([['n', 2]])]));
    sheet.setFormula('parts', 'AddColumns(rows, part, 1 / n)');
    sheet.setFormula('last', 'Last(parts).part');
    expect(shown(sheet, 'last')).toBe('0.5');
  });
});

describe('what has to wait', () => {
  test('keeps the last value meanwhile, and late answers of older turns are dropped', async () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    const answers: ((value: Value) => void)[] = [];
    engine.symbols.add({
      ...variable({ name: 'slow', value: 0 }),
      waits: true,
      read: () => new Promise<Value>((resolve) => answers.push(resolve)),
    });
    sheet.setFormula('x', 'slow + 1');
    sheet.setFormula('y', 'x * 10');
    expect(sheet.get('x')?.isPending).toBe(true);
    sheet.refresh('x');
    answers[1]?.(2);
    await settled();
    expect([sheet.get('x')?.isPending, shown(sheet, 'y')]).toEqual([false, '30']);
    answers[0]?.(100);
    await settled();
    expect(shown(sheet, 'y')).toBe('30');
    const pending: boolean[] = [];
    sheet.subscribe(({ name, isPending }) => name === 'x' && pending.push(isPending));
    sheet.refresh('x');
    expect(shown(sheet, 'x')).toBe('3');
    answers[2]?.(2);
    await settled();
    expect(pending).toEqual([true, false]);
  });

  test.each<[string, (sheet: Recalculation) => void, string]>([
    ['became an input', (sheet) => sheet.setInput('x', 7), '7'],
    ['got another formula', (sheet) => sheet.setFormula('x', '8'), '8'],
    ['was removed', (sheet) => sheet.remove('x'), 'nothing'],
  ])('an answer for a name that %s meanwhile is dropped', async (_, change, expected) => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    let answer: (value: Value) => void = () => undefined;
    engine.symbols.add({
      ...variable({ name: 'slow', value: 0 }),
      waits: true,
      read: () =>
        new Promise<Value>((resolve) => {
          answer = resolve;
        }),
    });
    sheet.setFormula('x', 'slow');
    change(sheet);
    const names: string[] = [];
    sheet.subscribe(({ name }) => names.push(name));
    answer(3);
    await settled();
    expect([shown(sheet, 'x'), names]).toEqual([expected, []]);
  });
});

/** After everything that waits for promises which are fulfilled already. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
