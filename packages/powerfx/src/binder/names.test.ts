import { describe, expect, test } from 'vitest';
import { configurations } from '../config/features.ts';
import { createEngine, type Engine } from '../host/engine.ts';
import { evaluateNow } from '../host/evaluate.ts';
import { variable } from '../host/variable.ts';
import { numberType, recordType, tableType, textType } from '../types/type.ts';
import { printValue } from '../values/print.ts';
import { recordOf, tableOf } from '../values/record.ts';
import { similarName } from './similar.ts';

const rows = tableOf([
  recordOf([
    ['cr_name', 'a'],
    ['n', 1],
  ]),
  recordOf([
    ['cr_name', 'b'],
    ['n', 2],
  ]),
]);
const rowType = recordType(
  [
    ['cr_name', textType],
    ['n', numberType],
  ],
  { displayNames: new Map([['cr_name', 'Full name']]) },
);

function engineOf(configuration = configurations.V1_Float): Engine {
  const engine = createEngine({ configuration });
  engine.symbols.add(
    variable({ name: 'items', displayName: 'All items', value: rows, type: tableType(rowType) }),
  );
  engine.symbols.add(variable({ name: 'n', value: 100 }));
  engine.symbols.add(variable({ name: 'outside', value: 10 }));
  return engine;
}

const shown = (engine: Engine, text: string): string => printValue(evaluateNow(engine, text));

/** Key, arguments and the text at the place of every problem. */
function told(engine: Engine, text: string): readonly (readonly string[])[] {
  return engine
    .formula(text)
    .problems.map(({ key, args, span }) => [key, ...args, `at ${text.slice(span.start, span.end)}`]);
}

describe('row scope', () => {
  test.each([
    ['Sum(items, n)', '3'],
    ['Sum(items, ThisRecord.n)', '3'],
    ['Sum(items, n + outside)', '23'],
    ['Sum(items As row, row.n)', '3'],
    ['Sum(items As row, n)', '200'],
    ['Sum(items, n + [@n])', '203'],
    ['Sum(items, [@outside] + n)', '23'],
    ['n', '100'],
    ['Concat(items, cr_name & n)', '"a1b2"'],
    ['Sum([5, 6], Value)', '11'],
    ['CountRows(Filter(items, n > 1))', '1'],
    ['LookUp(items, n = 2).cr_name', '"b"'],
    ['LookUp(items, n = 2, cr_name)', '"b"'],
    ['With({n: 7}, n)', '7'],
    ['With({n: 7} As w, w.n + n)', '107'],
    ['With({n: 7}, ThisRecord.n)', '7'],
    ['With({n: 1}, With({n: n + 1}, n * 10))', '20'],
    ['With({n: 1}, [@n])', '100'],
  ])('%s gives %s', (text, expected) => {
    expect(shown(engineOf(), text)).toBe(expected);
  });

  test.each([
    ['the inner row first', 'Sum(items, Sum([10, 20], Value + n))', '66'],
    ['the inner row hides the outer one', 'Sum(items, Sum(items, n))', '6'],
    ['ThisRecord is the inner row', 'Sum(items, Sum([10, 20], ThisRecord.Value))', '60'],
    ['As reaches the outer row', 'Sum(items As outer, Sum(items As inner, outer.n * inner.n))', '9'],
    ['As of the outer row and fields of the inner', 'Sum(items As outer, Sum(items, outer.n * n))', '9'],
    ['a name of As hides a field of an outer row', 'Sum(items, Sum([5] As n, n.Value))', '10'],
    ['a field hides a name of As further out', 'Sum([5] As n, Sum(items, n))', '3'],
    ['With inside of a row', 'Sum(items, With({twice: n * 2}, twice + n))', '9'],
    ['a row inside of With', 'With({k: 10}, Sum(items, n * k))', '30'],
    ['rows of rows', 'Sum([{t: [1, 2]}, {t: [3]}], Sum(t, Value))', '6'],
    [
      'the source of an inner call sees the outer row',
      'Concat(items, Concat(Sequence(n), cr_name))',
      '"abb"',
    ],
    ['three deep', 'Sum([1, 2] As a, Sum([3] As b, Sum([4] As c, a.Value * b.Value * c.Value)))', '36'],
  ])('%s: %s gives %s', (_, text, expected) => {
    expect(shown(engineOf(), text)).toBe(expected);
  });

  test('a row is in scope in its own argument and nowhere else', () => {
    const engine = engineOf();
    expect(told(engine, 'Sum(items, n) + cr_name')).toContainEqual([
      'ErrInvalidName',
      'cr_name',
      'at cr_name',
    ]);
    expect(told(engine, 'Concat(items, cr_name, cr_name)')).toContainEqual([
      'ErrInvalidName',
      'cr_name',
      'at cr_name',
    ]);
    expect(told(engine, 'Sum(items As row, cr_name)')).toContainEqual([
      'ErrInvalidName',
      'cr_name',
      'at cr_name',
    ]);
    expect(told(engine, 'ThisRecord.n')).toContainEqual(['ErrInvalidName', 'ThisRecord', 'at ThisRecord']);
  });

  test.each([
    ['1 As x', ['ErrAsNotInContext', 'at As']],
    ['Abs(1 As x)', ['ErrAsNotInContext', 'at As']],
    ['[@missing]', ['ErrInvalidName', 'missing', 'at @missing']],
    ['Sum(items, items[@n])', ['ErrDisambiguationNotAllowed', 'at [@n']],
    ['Sum(items, ThisRecord.m)', ['ErrInvalidName', 'm', 'at .m']],
  ])('%s is refused with %j', (text, problem) => {
    expect(told(engineOf(), text)).toContainEqual(problem);
  });

  test.each([
    ['Sum(items, Sum([1, 2], items[@n] * Value))', '9'],
    ['Sum(items As row, Sum(items As row, row[@n]))', '6'],
    ["Concat(items, items[@'Full name'])", '"ab"'],
  ])('under the older rules %s gives %s', (text, expected) => {
    expect(shown(engineOf(configurations.Canvas_Float), text)).toBe(expected);
  });
});

describe('display names', () => {
  test.each([
    ["Concat(items, 'Full name')", '"ab"'],
    ["Concat('All items', cr_name)", '"ab"'],
    ["First(items).'Full name'", '"a"'],
    ["Concat(ShowColumns(items, 'Full name'), cr_name)", '"ab"'],
    ["First(SortByColumns(items, 'Full name', SortOrder.Descending)).n", '2'],
    ["First(RenameColumns(items, 'Full name', who)).who", '"a"'],
    ["Concat(items As row, row.'Full name')", '"ab"'],
  ])('%s gives %s', (text, expected) => {
    expect(shown(engineOf(), text)).toBe(expected);
  });

  test('mean the logical name', () => {
    const { bound } = engineOf().formula("Concat('All items', 'Full name')");
    const meanings = bound.meanings.flatMap((meaning) => {
      if (meaning?.kind === 'scopeField') return [meaning.field];
      return meaning?.kind === 'variable' ? [meaning.symbol.name] : [];
    });
    expect(meanings.toSorted()).toEqual(['cr_name', 'items']);
  });
});

describe('words and control names', () => {
  test.each([
    'blank',
    'null',
    'empty',
    'none',
    'nothing',
    'undefined',
    'This',
    'Is',
    'Child',
    'Children',
    'Siblings',
  ])('%s is kept for later, unless it is quoted', (word) => {
    const engine = engineOf();
    engine.symbols.add(variable({ name: word, value: 4 }));
    expect(told(engine, `${word} + 1`)).toContainEqual(['ErrReservedKeyword', `at ${word}`]);
    expect(shown(engine, `'${word}' + 1`)).toBe('5');
  });

  test.each(['Self', 'Parent'])('%s is a name that the host gives', (word) => {
    const engine = engineOf();
    expect(told(engine, `${word}.Width`)).toContainEqual(['ErrInvalidName', word, `at ${word}`]);
    engine.symbols.add(variable({ name: word, value: recordOf([['Width', 40]]) }));
    const formula = engine.formula(`${word}.Width * 2`);
    expect([formula.run(), formula.bound.reads.map(({ name }) => name)]).toEqual([80, [word]]);
  });

  test('a keyword in quotes is a name', () => {
    const engine = engineOf();
    engine.symbols.add(variable({ name: 'And', value: 1 }));
    expect([shown(engine, "'And' + 1"), shown(engine, 'And(true, false)')]).toEqual(['2', 'false']);
  });
});

describe('what a formula reads', () => {
  test.each([
    ['outside + n * outside', ['outside', 'n']],
    ['Sum(items, n)', ['items']],
    ['Sum(items, n + [@n])', ['items', 'n']],
    ['With({outside: 1}, outside)', []],
    ['{outside: 1}.outside', []],
    ['If(false, n, outside)', ['n', 'outside']],
    ["'All items'", ['items']],
  ])('%s reads %j', (text, expected) => {
    const { bound } = engineOf().formula(text);
    expect(bound.reads.map(({ name }) => name)).toEqual(expected);
  });
});

describe('similarName', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['nme', ['name', 'age'], 'name'],
    ['NAME', ['name'], 'name'],
    ['naem', ['age', 'name'], 'name'],
    ['x', [], undefined],
    ['constructr', ['constructor', '__proto__'], 'constructor'],
  ])('%s among %j is %s', (wanted, names, expected) => {
    expect(similarName(wanted, names)).toBe(expected);
  });

  test('proposes nothing with more wrong signs than are allowed', () => {
    expect([similarName('abcd', ['abxx'], 1), similarName('abcd', ['abcx'], 1)]).toEqual([undefined, 'abcx']);
  });
});
