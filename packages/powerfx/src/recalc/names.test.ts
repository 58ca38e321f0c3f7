import { describe, expect, test } from 'vitest';
import { findCulture } from '../culture/find.ts';
import { defineProgram } from '../host/definitions.ts';
import { createEngine, type FormulaOptions } from '../host/engine.ts';
import { printValue } from '../values/print.ts';
import { recordOf, tableOf } from '../values/record.ts';
import { typeOfValue } from '../values/type-of.ts';
import { createRecalculation, type Recalculation } from './graph.ts';

function shown(sheet: Recalculation, name: string): string {
  const cell = sheet.get(name);
  return cell === undefined ? 'nothing' : printValue(cell.value);
}

describe('cycles', () => {
  test.each<[string, readonly (readonly [string, string])[], string, string]>([
    ['a formula that reads itself', [['a', 'a + 1']], 'a', 'a → a'],
    [
      'two that read each other',
      [
        ['a', 'b + 1'],
        ['b', 'a + 1'],
      ],
      'a',
      'a → b → a',
    ],
    [
      'a longer way round',
      [
        ['a', '1'],
        ['b', 'a'],
        ['c', 'b'],
        ['a', 'c + 1'],
      ],
      'a',
      'a → c → b → a',
    ],
  ])('%s is told with the path', (_, formulas, name, path) => {
    const sheet = createRecalculation(createEngine());
    for (const [target, text] of formulas) sheet.setFormula(target, text);
    const cycle = sheet.get(name)?.problems.find(({ key }) => key === 'ErrCircularReference');
    expect(cycle?.args).toEqual([name, path]);
    expect(shown(sheet, name)).toBe('Error({Kind:ErrorKind.AnalysisError})');
  });

  test.each<[string, (sheet: Recalculation) => void, string, string]>([
    ['the one that closed it', (sheet) => sheet.setFormula('a', '5'), '5', '6'],
    ['another one of it', (sheet) => sheet.setFormula('b', '5'), '6', '5'],
    ['an input in place of one', (sheet) => sheet.setInput('b', 5), '6', '5'],
  ])('changing %s makes all of them right again', (_, change, a, b) => {
    const sheet = createRecalculation(createEngine());
    sheet.setFormula('a', '1');
    sheet.setFormula('b', 'a + 1');
    sheet.setFormula('a', 'b + 1');
    change(sheet);
    expect([shown(sheet, 'a'), shown(sheet, 'b')]).toEqual([a, b]);
  });

  test('a circle that a new column takes away is gone', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('rows', tableOf([recordOf([['n', 1]])]));
    sheet.setFormula('a', '1');
    sheet.setFormula('b', 'Sum(rows, a + n)');
    sheet.setFormula('a', 'b + 1');
    expect(sheet.get('a')?.problems.map(({ key }) => key)).toEqual(['ErrCircularReference']);
    const wider = recordOf([
      ['n', 1],
      ['a', 10],
    ]);
    sheet.setInput('rows', tableOf([wider]), typeOfValue(tableOf([wider])));
    expect([shown(sheet, 'a'), shown(sheet, 'b')]).toEqual(['12', '11']);
  });

  test('formulas beside a cycle go on', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('x', 1);
    sheet.setFormula('loop', 'loop + x');
    sheet.setFormula('fine', 'x + 1');
    sheet.setFormula('safe', 'IfError(loop, x)');
    sheet.setInput('x', 2);
    expect([shown(sheet, 'fine'), sheet.get('loop')?.type.kind]).toEqual(['3', 'error']);
  });
});

describe('removing and adding', () => {
  test('a name that is removed is unknown, and known again when it comes back', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 1);
    sheet.setFormula('b', 'a + 1');
    sheet.remove('a');
    expect(sheet.get('b')?.problems.map(({ key }) => key)).toContain('ErrInvalidName');
    expect([shown(sheet, 'a'), [...sheet.names()]]).toEqual(['nothing', ['b']]);
    sheet.setFormula('a', '41');
    expect([shown(sheet, 'b'), sheet.get('b')?.problems]).toEqual(['42', []]);
  });

  test('a formula may come before what it reads', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setFormula('b', 'a.name & "!"');
    sheet.setInput('a', recordOf([['name', 'Ada']]));
    expect(shown(sheet, 'b')).toBe('"Ada!"');
  });

  test('what is made and removed in one batch never was', () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    const names: string[] = [];
    sheet.subscribe(({ name }) => names.push(name));
    sheet.batch(() => {
      sheet.setInput('a', 1);
      sheet.setFormula('b', 'a + 1');
      sheet.remove('b');
      sheet.remove('a');
    });
    expect([engine.symbols.find('a'), engine.symbols.find('b')]).toEqual([undefined, undefined]);
    expect([[...sheet.names()], names, sheet.evaluations()]).toEqual([[], [], 0]);
  });

  test('a formula that turns into an input reads nothing any more', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 1);
    sheet.setFormula('b', 'a + 1');
    sheet.batch(() => {
      sheet.setInput('a', 2);
      sheet.setFormula('b', 'a + 5');
      sheet.setInput('b', 10);
    });
    sheet.setInput('a', 3);
    expect([shown(sheet, 'b'), sheet.get('b')?.text]).toEqual(['10', undefined]);
  });

  test('removing what is not there changes nothing', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 1);
    sheet.remove('b');
    expect([...sheet.names()]).toEqual(['a']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a name like any other',
    (name) => {
      const sheet = createRecalculation(createEngine());
      expect(sheet.get(name)).toBeUndefined();
      sheet.setInput(name, 1);
      sheet.setFormula('next', `'${name}' + 1`);
      sheet.setInput(name, 2);
      expect(shown(sheet, 'next')).toBe('3');
      sheet.remove(name);
      expect(sheet.get('next')?.problems.map(({ args }) => args)).toContainEqual([name]);
    },
  );
});

describe('renaming', () => {
  const german = findCulture('de-DE');
  test.each<[string, string, string, string, FormulaOptions]>([
    ['a plain name', 'x + 1', 'net + 1', 'net', {}],
    ['a name that has to be quoted', 'x + 1', "'net price' + 1", 'net price', {}],
    ['a quote inside of the new name', "'x'*2", "'a''b'*2", "a'b", {}],
    ['an island of an interpolated text', '$"{x} and {{x}} {x+x}"', '$"{y} and {{x}} {y+y}"', 'y', {}],
    ['islands of islands', '$"a{$"b{x}"}"', '$"a{$"b{y}"}"', 'y', {}],
    ['a text, which stays', '"x" & x', '"x" & y', 'y', {}],
    ['a comment, which stays', 'x /* x */ + 1', 'y /* x */ + 1', 'y', {}],
    ['a field, which stays', '{x: x}.x', '{x: y}.x', 'y', {}],
    ['a row with a field of the name', 'Concat([{x: "a"}], x) & x', 'Concat([{x: "a"}], x) & y', 'y', {}],
    [
      'a global name inside of a row',
      'Concat([{x: "a"}], x & [@x])',
      'Concat([{x: "a"}], x & [@y])',
      'y',
      {},
    ],
    ['a name that a field of the row would hide', 'Sum([{n: 5}], n + x)', 'Sum([{n: 5}], n + [@n])', 'n', {}],
    [
      'a name that As would hide',
      'Sum([{n: 5}] As row, row.n + x)',
      'Sum([{n: 5}] As row, row.n + [@row])',
      'row',
      {},
    ],
    [
      'a formula of another culture',
      'Max(x; 1,5)',
      "Max('a b'; 1,5)",
      'a b',
      german ? { culture: german } : {},
    ],
    ['text with islands', 'Say "x" for ${x}', 'Say "x" for ${y}', 'y', { textFirst: true }],
  ])('%s: %s', (_, text, expected, to, options) => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('x', 7);
    sheet.setFormula('f', text, options);
    const before = shown(sheet, 'f');
    expect(before).not.toContain('Error');
    sheet.rename('x', to);
    expect([sheet.get('f')?.text, shown(sheet, 'f')]).toEqual([expected, before]);
    expect([shown(sheet, 'x'), shown(sheet, to)]).toEqual(['nothing', '7']);
  });

  test('a formula keeps its text, its readers and the way it is read', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 2);
    sheet.setFormula('half', 'a * 0,5', german ? { culture: german } : {});
    sheet.setFormula('more', 'half + 1');
    sheet.rename('half', 'mid');
    sheet.setInput('a', 4);
    expect([sheet.get('mid')?.text, sheet.get('more')?.text, shown(sheet, 'more')]).toEqual([
      'a * 0,5',
      'mid + 1',
      '3',
    ]);
  });

  test('a formula that reads itself is renamed inside of its own text', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setFormula('a', 'a + 1');
    sheet.rename('a', 'b');
    expect([sheet.get('b')?.text, [...sheet.names()]]).toEqual(['b + 1', ['b']]);
  });

  test.each<[string, string, string]>([
    ['to a name that is taken', 'a', 'b'],
    ['to itself', 'a', 'a'],
    ['of what is not there', 'nobody', 'c'],
  ])('%s changes nothing', (_, from, to) => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 1);
    sheet.setInput('b', 2);
    sheet.setFormula('sum', 'a + b');
    sheet.rename(from, to);
    expect([[...sheet.names()], sheet.get('sum')?.text, shown(sheet, 'sum')]).toEqual([
      ['a', 'b', 'sum'],
      'a + b',
      '3',
    ]);
  });

  test('listeners hear of the new name and not of the old one', () => {
    const sheet = createRecalculation(createEngine());
    sheet.setInput('a', 1);
    const names: string[] = [];
    sheet.subscribe(({ name }) => names.push(name));
    sheet.rename('a', 'b');
    expect(names).toEqual(['b']);
  });
});

test('bodies of functions follow a name that was renamed', () => {
  const engine = createEngine();
  const sheet = createRecalculation(engine);
  sheet.setInput('rate', 2);
  defineProgram(engine, sheet, 'F(x: Number): Number = x * rate; Total = F(10);');
  sheet.rename('rate', 'share');
  sheet.setInput('share', 5);
  expect(sheet.get('Total')?.value).toBe(50);
});
