import { describe, expect, test } from 'vitest';
import { createEngine } from '../host/engine.ts';
import { numberType, textType } from '../types/type.ts';
import { typeName } from '../types/names.ts';
import { printValue } from '../values/print.ts';
import { recordOf } from '../values/record.ts';
import type { Value } from '../values/value.ts';
import { createRecalculation, type Recalculation } from './graph.ts';

const newSheet = (): Recalculation => createRecalculation(createEngine());

function shown(sheet: Recalculation, name: string): string {
  const cell = sheet.get(name);
  return cell === undefined ? 'nothing' : printValue(cell.value);
}

/** How many formulas a change works out. */
function worked(sheet: Recalculation, change: () => void): number {
  const before = sheet.evaluations();
  change();
  return sheet.evaluations() - before;
}

/** The names that listeners are told of, with their values, in order. */
function told(sheet: Recalculation, change: () => void): readonly string[] {
  const names: string[] = [];
  const stop = sheet.subscribe(({ name, value }) => names.push(`${name}=${printValue(value)}`));
  change();
  stop();
  return names;
}

describe('inputs and formulas', () => {
  test('a formula follows what it reads, through other formulas too', () => {
    const sheet = newSheet();
    sheet.setInput('price', 10);
    sheet.setFormula('net', 'price * 3');
    sheet.setFormula('label', '$"{net} in all"');
    sheet.setInput('price', 20);
    expect([shown(sheet, 'net'), shown(sheet, 'label')]).toEqual(['60', '"60 in all"']);
  });

  test('a view says type, text and problems of a name', () => {
    const sheet = newSheet();
    sheet.setInput('n', 1);
    const problems = sheet.setFormula('bad', 'n + missing');
    expect(problems.map(({ key, args }) => [key, ...args])).toContainEqual(['ErrInvalidName', 'missing']);
    const view = sheet.get('bad');
    expect([view?.text, view?.type.kind, view?.problems.length, view?.isPending]).toEqual([
      'n + missing',
      'error',
      problems.length,
      false,
    ]);
    expect([sheet.get('n')?.text, sheet.get('n')?.type]).toEqual([undefined, numberType]);
    expect(sheet.get('nobody')).toBeUndefined();
    expect([...sheet.names()]).toEqual(['n', 'bad']);
  });

  test.each<[string, Value, string]>([
    ['a number is kept as it is', 5, '5'],
    ['a text becomes the number the input is declared as', '7', '7'],
    ['blank stays blank', null, 'Blank()'],
    ['what cannot become one is an error', 'seven', 'Error({Kind:ErrorKind.InvalidArgument})'],
  ])('an input keeps its type: %s', (_, value, expected) => {
    const sheet = newSheet();
    sheet.setInput('n', 1, numberType);
    sheet.setInput('n', value);
    expect([shown(sheet, 'n'), sheet.get('n')?.type]).toEqual([expected, numberType]);
  });

  test('a blank input takes the type of its first value, and its readers are read again', () => {
    const sheet = newSheet();
    sheet.setInput('who', null);
    sheet.setFormula('name', 'who.name');
    expect(sheet.get('name')?.type.kind).toBe('error');
    sheet.setInput('who', recordOf([['name', 'Ada']]));
    expect([shown(sheet, 'name'), sheet.get('name')?.type]).toEqual(['"Ada"', textType]);
  });

  test('a new type of an input reaches the types of the formulas behind it', () => {
    const sheet = newSheet();
    sheet.setInput('x', 1);
    sheet.setFormula('both', '{value: x}');
    sheet.setFormula('part', 'both.value');
    sheet.setInput('x', 'one', textType);
    const type = sheet.get('part')?.type;
    expect([shown(sheet, 'part'), type && typeName(type)]).toEqual(['"one"', 'Text']);
  });

  test('Set writes an input and never a formula, whatever the name was before', async () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    const set = async (text: string): Promise<readonly string[]> => {
      const formula = engine.formula(text, { sideEffects: true });
      if (formula.runs) await formula.run();
      return formula.problems.map(({ key }) => key);
    };
    sheet.setInput('x', 1);
    sheet.setFormula('twice', 'x * 2');
    expect([await set('Set(x, 5)'), shown(sheet, 'twice')]).toEqual([[], '10']);
    sheet.setFormula('x', '2 + 3');
    expect(await set('Set(x, 6)')).toContain('MutationFunctionCannotBeUsedWithImmutableValue');
    sheet.setInput('x', 7);
    expect([await set('Set(x, 8)'), shown(sheet, 'twice')]).toEqual([[], '16']);
  });
});

describe('what a change works out', () => {
  test('only formulas that read what changed, each once', () => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setInput('b', 1);
    sheet.setFormula('fromA', 'a + 1');
    sheet.setFormula('fromB', 'b + 1');
    sheet.setFormula('fromBoth', 'fromA + fromB');
    expect(worked(sheet, () => sheet.setInput('a', 2))).toBe(2);
    expect(shown(sheet, 'fromBoth')).toBe('5');
  });

  test.each<[string, Value, number]>([
    ['the same number', 1, 0],
    ['another number', 2, 1],
  ])('an input set to %s', (_, value, expected) => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setFormula('b', 'a + 1');
    expect(worked(sheet, () => sheet.setInput('a', value))).toBe(expected);
  });

  test('nothing behind a formula that gives what it gave before', () => {
    const sheet = newSheet();
    sheet.setInput('a', 1);
    sheet.setFormula('isPositive', 'a > 0');
    sheet.setFormula('word', 'If(isPositive, "yes", "no")');
    expect(worked(sheet, () => sheet.setInput('a', 2))).toBe(1);
    expect(worked(sheet, () => sheet.setInput('a', -1))).toBe(2);
    expect(shown(sheet, 'word')).toBe('"no"');
  });

  test('the bottom of a diamond once, after both of its sides', () => {
    const sheet = newSheet();
    sheet.setInput('top', 1);
    sheet.setFormula('left', 'top + 1');
    sheet.setFormula('right', 'top * 10');
    sheet.setFormula('deepRight', 'right + 0');
    sheet.setFormula('bottom', 'left + deepRight');
    const names = told(sheet, () => expect(worked(sheet, () => sheet.setInput('top', 2))).toBe(4));
    expect(names.filter((name) => name.startsWith('bottom'))).toEqual(['bottom=23']);
  });

  test('every formula once, also when they are defined in the reverse order', () => {
    const sheet = newSheet();
    const count = 100;
    const work = worked(sheet, () =>
      sheet.batch(() => {
        for (let index = count; index > 0; index -= 1)
          sheet.setFormula(`f${index}`, index === 1 ? 'x' : `f${index - 1} + 1`);
        sheet.setInput('x', 1);
      }),
    );
    expect([work, shown(sheet, `f${count}`)]).toEqual([count, String(count)]);
  });

  test('a formula that moved nearer to the inputs before what reads it now', () => {
    const sheet = newSheet();
    sheet.setInput('x', 1);
    sheet.setFormula('a', 'x');
    sheet.setFormula('b', 'a');
    sheet.setFormula('c', 'b');
    const work = worked(sheet, () =>
      sheet.batch(() => {
        sheet.setInput('x', 2);
        sheet.setFormula('c', 'x');
        sheet.setFormula('b', 'c');
        sheet.setFormula('a', 'b');
      }),
    );
    expect([work, shown(sheet, 'a')]).toEqual([3, '2']);
  });

  test('2,000 formulas in chains of 20, all of them once and only their own chain later', () => {
    const sheet = newSheet();
    const chains = 100;
    const depth = 20;
    sheet.batch(() => {
      for (let chain = 0; chain < chains; chain += 1) {
        sheet.setInput(`x${chain}`, 0);
        for (let level = 1; level <= depth; level += 1)
          sheet.setFormula(
            `c${chain}_${level}`,
            `${level === 1 ? `x${chain}` : `c${chain}_${level - 1}`} + 1`,
          );
      }
    });
    expect(sheet.evaluations()).toBe(chains * depth);
    expect(worked(sheet, () => sheet.setInput('x7', 100))).toBe(depth);
    expect([shown(sheet, 'c7_20'), shown(sheet, 'c8_20')]).toEqual(['120', '20']);
    const all = worked(sheet, () =>
      sheet.batch(() => {
        for (let chain = 0; chain < chains; chain += 1) sheet.setInput(`x${chain}`, 1_000);
      }),
    );
    expect([all, shown(sheet, 'c99_20')]).toEqual([chains * depth, '1020']);
  });

  test('one chain of 2,000 formulas without using up the stack', () => {
    const sheet = newSheet();
    sheet.setInput('f0', 0);
    sheet.batch(() => {
      for (let index = 1; index <= 2_000; index += 1) sheet.setFormula(`f${index}`, `f${index - 1} + 1`);
    });
    expect(worked(sheet, () => sheet.setInput('f0', 5))).toBe(2_000);
    expect(shown(sheet, 'f2000')).toBe('2005');
  });

  test('a formula again when it is asked for, though nothing changed', () => {
    let now = 0;
    const engine = createEngine({ now: () => now });
    const sheet = createRecalculation(engine);
    sheet.setFormula('at', 'DateDiff(DateTime(1970,1,1,0,0,0), Now(), TimeUnit.Seconds)');
    now = 5_000;
    expect(shown(sheet, 'at')).toBe('0');
    sheet.refresh('at');
    expect(shown(sheet, 'at')).toBe('5');
    expect(worked(sheet, () => sheet.refresh('nobody'))).toBe(0);
  });
});
