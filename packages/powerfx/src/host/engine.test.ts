import { describe, expect, test } from 'vitest';
import { canvasFeatures, configurations } from '../config/features.ts';
import { findCulture } from '../culture/find.ts';
import { findZone } from '../dates/zones.ts';
import { booleanType, numberType, recordType, textType } from '../types/type.ts';
import { typeName } from '../types/names.ts';
import { printValue } from '../values/print.ts';
import { recordOf } from '../values/record.ts';
import { isError } from '../values/value.ts';
import { createEngine, type EngineOptions, type FormulaOptions } from './engine.ts';
import { evaluateNow } from './evaluate.ts';
import { defaultLimits } from './run.ts';
import { userSymbol } from './user.ts';
import { variable } from './variable.ts';

describe('engine options', () => {
  const german = findCulture('de-DE');
  const berlin = findZone('Europe/Berlin');
  const summer = Date.UTC(2024, 6, 1, 12, 30);
  test.each<[string, EngineOptions, string, string]>([
    ['the clock', { now: () => summer }, 'Text(Now(), "yyyy-mm-dd hh:mm")', '"2024-07-01 12:30"'],
    [
      'the zone',
      { now: () => summer, ...(berlin ? { zone: berlin } : {}) },
      'Text(Now(), "yyyy-mm-dd hh:mm")',
      '"2024-07-01 14:30"',
    ],
    ['the culture', german ? { culture: german } : {}, 'Text(1234.5, "#,##0.00")', '"1.234,50"'],
    ['the language', german ? { culture: german } : {}, 'Language()', '"de-DE"'],
    ['the random numbers', { random: () => 0.25 }, 'Rand()', '0.25'],
    [
      'the GUIDs',
      { newGuid: () => '00000000-0000-4000-8000-000000000001' },
      'Text(GUID())',
      '"00000000-0000-4000-8000-000000000001"',
    ],
    [
      'the user',
      { user: { email: 'ada@example.com', fullName: 'Ada', image: '' } },
      'User().FullName',
      '"Ada"',
    ],
    ['decimals', { configuration: configurations.V1_Decimal }, '0.1 + 0.2 = 0.3', 'true'],
    [
      'older rules',
      { configuration: { features: canvasFeatures, numberMode: 'float' } },
      'First([1, 2].Value).Value',
      '1',
    ],
    ['nothing at all', {}, '1 + 1', '2'],
  ])('%s can be chosen', (_, options, text, expected) => {
    expect(printValue(evaluateNow(createEngine(options), text))).toBe(expected);
  });

  test('limits that are not named keep their defaults', () => {
    const { limits } = createEngine({ limits: { depth: 7 } }).services;
    expect(limits).toEqual({ ...defaultLimits, depth: 7 });
  });

  test('new GUIDs are version 4 and different', () => {
    const engine = createEngine();
    const guids = Array.from({ length: 20 }, () => evaluateNow(engine, 'Text(GUID())'));
    for (const guid of guids)
      expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(new Set(guids).size).toBe(20);
  });

  test('engines do not share names', () => {
    const first = createEngine();
    const second = createEngine();
    first.symbols.add(variable({ name: 'x', value: 1 }));
    expect([first.formula('x').runs, second.formula('x').runs]).toEqual([true, false]);
  });
});

describe('formula options', () => {
  const german = findCulture('de-DE');
  test.each<[string, FormulaOptions, string]>([
    ['Max(1,5; 2)', german ? { culture: german } : {}, '2'],
    ['Hi ${1 + 1}!', { textFirst: true }, '"Hi 2!"'],
    ['=1 + 1', { textFirst: true }, '2'],
    ['1; 2', { sideEffects: true }, '2'],
    ['12', { expected: textType }, '"12"'],
    ['"12"', { expected: numberType }, '12'],
    ['1', { expected: booleanType }, 'true'],
    ['{a: 1}', { expected: recordType([['a', textType]]) }, '{a:"1"}'],
    ['With({none: 3}, none)', { reservedWords: false }, '3'],
  ])('%j with %j gives %s', (text, options, expected) => {
    expect(printValue(evaluateNow(createEngine(), text, options))).toBe(expected);
  });

  test.each<[string, FormulaOptions, string, readonly string[]]>([
    ['1; 2', {}, 'ErrOperatorExpected', []],
    ['{a: 1}', { expected: numberType }, 'ErrBadType_ExpectedType_ProvidedType', ['Number', 'Record']],
    ['none', {}, 'ErrReservedKeyword', []],
    ['Notify("x")', {}, 'ErrBehaviorPropertyExpected', []],
  ])('%j with %j is refused with %s', (text, options, key, args) => {
    const formula = createEngine().formula(text, options);
    expect(formula.problems.find((problem) => problem.key === key)?.args).toEqual(args);
    expect(formula.runs).toBe(false);
  });

  test('a formula knows its type, and what it needs', () => {
    const engine = createEngine();
    engine.symbols.add(variable({ name: 'x', value: 1 }));
    const formula = engine.formula('$"{x}"');
    expect([typeName(formula.type), formula.runs, formula.waits, formula.problems]).toEqual([
      'Text',
      true,
      false,
      [],
    ]);
    expect(formula.bound.reads.map(({ name }) => name)).toEqual(['x']);
  });

  test('a formula sees the values of its names at every run', () => {
    const engine = createEngine();
    const x = variable({ name: 'x', value: 1 });
    engine.symbols.add(x);
    const formula = engine.formula('x * 2');
    const first = formula.run();
    x.write?.(21);
    expect([first, formula.run()]).toEqual([2, 42]);
  });
});

describe('evaluateNow', () => {
  test('names the first problem of a formula that cannot run', () => {
    const value = evaluateNow(createEngine(), '1 + missing');
    expect(isError(value) ? value.errors.map(({ message, span }) => [message, span]) : []).toEqual([
      ['ErrInvalidName at 4', { start: 4, end: 11 }],
    ]);
  });

  test('gives an error where the formula has to wait', () => {
    const engine = createEngine();
    engine.symbols.add({
      ...variable({ name: 'slow', value: 1 }),
      waits: true,
      read: () => Promise.resolve(1),
    });
    const value = evaluateNow(engine, 'slow + 1');
    expect(isError(value) ? value.errors.map(({ message }) => message) : []).toEqual([
      'The formula has to wait.',
    ]);
  });

  test('runs formulas that only warn', () => {
    const engine = createEngine({ configuration: configurations.Canvas_Float });
    const { problems } = engine.formula('1 = "1"');
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(evaluateNow(engine, '1 = "1"')).toBe(false);
  });
});

describe('the User symbol', () => {
  test('is a record that the host adds', () => {
    const engine = createEngine({ user: { email: 'ada@example.com', fullName: 'Ada', image: '' } });
    expect(engine.formula('User.Email').runs).toBe(false);
    engine.symbols.add(userSymbol({ email: 'ada@example.com', fullName: 'Ada', image: '' }));
    expect(evaluateNow(engine, 'User.Email')).toBe('ada@example.com');
    expect(evaluateNow(engine, 'User().Email')).toBe('ada@example.com');
  });
});

describe('variables in memory', () => {
  test('have the type of their value unless told', () => {
    const value = recordOf([['n', 1]]);
    expect(typeName(variable({ name: 'x', value }).type)).toBe('Record');
    expect(variable({ name: 'x', value: null, type: numberType }).type).toBe(numberType);
  });

  test.each([
    [{}, ['MutationFunctionCannotBeUsedWithImmutableValue', 'ErrInvalidArgs_Func']],
    [{ canSet: true }, []],
  ])('with %j answer Set with %j', (options, expected) => {
    const engine = createEngine();
    engine.symbols.add(variable({ name: 'x', value: 1, ...options }));
    const { problems } = engine.formula('Set(x, 2)', { sideEffects: true });
    expect(problems.map(({ key }) => key)).toEqual(expected);
  });
});
