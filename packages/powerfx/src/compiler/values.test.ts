import { describe, expect, test } from 'vitest';
import { configurations } from '../config/features.ts';
import { createEngine } from '../host/engine.ts';
import { createSymbolTable } from '../host/symbol-table.ts';
import { variable } from '../host/variable.ts';
import { errorKindName } from '../values/error.ts';
import { printValue } from '../values/print.ts';
import { recordOf } from '../values/record.ts';
import { isError, type Value } from '../values/value.ts';

const engine = createEngine({
  symbols: createSymbolTable({ declaring: ['Set', 'Collect', 'ClearCollect'] }),
});

function valueOf(text: string, sideEffects = false): Value {
  const formula = engine.formula(text, { sideEffects });
  const value = formula.run();
  if (!formula.runs || value instanceof Promise)
    throw new Error(`${text}: ${formula.problems.map(({ key }) => key).join(' ') || 'waits'}`);
  return value;
}

/** The kinds of the errors in a value, in order; what it is when it is none. */
function kindsOf(value: Value): string {
  return isError(value)
    ? value.errors.map(({ kind }) => errorKindName(kind) ?? String(kind)).join(' ')
    : printValue(value);
}

describe('errors are values', () => {
  test.each([
    ['1 / 0', 'Div0'],
    ['1 / 0 + 1', 'Div0'],
    ['-(1 / 0)', 'Div0'],
    ['(1 / 0)%', 'Div0'],
    ['Sqrt(-1) + 1 / 0', 'Numeric Div0'],
    ['1 / 0 & Sqrt(-1)', 'Div0 Numeric'],
    ['$"{1 / 0} and {Sqrt(-1)}"', 'Div0 Numeric'],
    ['1 / 0 = 1', 'Div0'],
    ['1 / 0 < Sqrt(-1)', 'Div0 Numeric'],
    ['1 / 0 in [1, 2]', 'Div0'],
    ['Max(1 / 0, Sqrt(-1), 3)', 'Div0 Numeric'],
    ['!(1 / 0 = 1)', 'Div0'],
    ['"x" * 2', 'InvalidArgument'],
    ['If(1 / 0 > 1, "a", "b")', 'Div0'],
    ['If(true, 1 / 0, Sqrt(-1))', 'Div0'],
    ['If(false, 1 / 0, 5)', '5'],
    ['{a: 1 / 0, b: 2}.b', '2'],
    ['{a: 1 / 0, b: 2}.a', 'Div0'],
    ['First([1 / 0, 2]).Value', 'Div0'],
    ['Last([1 / 0, 2]).Value', '2'],
    ['Sum([1 / 0, 2], Value)', 'Div0'],
    ['ForAll([1, 0, 2], 6 / Value)', 'Div0'],
    ['Switch(1, 1 / 0, "a", "b")', 'Div0'],
    ['With({x: 1 / 0}, x + 1)', 'Div0'],
    ['With({x: 1 / 0}, 5)', '5'],
    ['IfError(1 / 0, -1)', '-1'],
    ['IfError(1, 1 / 0)', '1'],
    ['IfError(1 / 0, Sqrt(-1))', 'Numeric'],
    ['IfError(1 / 0 + Sqrt(-1), CountRows(AllErrors))', '2'],
    ['IfError(1 / 0 = 1, FirstError.Kind = ErrorKind.Div0)', 'true'],
    ['IsError(1 / 0)', 'true'],
    ['IsBlankOrError(1 / 0)', 'true'],
    ['Error({Kind: ErrorKind.Validation, Message: "no"})', 'Validation'],
  ])('%s gives %s', (text, expected) => {
    expect(kindsOf(valueOf(text))).toBe(expected);
  });

  test.each([
    ['false && 1 / 0 = 1', 'false'],
    ['true || 1 / 0 = 1', 'true'],
    ['true && 1 / 0 = 1', 'Div0'],
    ['false || 1 / 0 = 1', 'Div0'],
    ['1 / 0 = 1 && false', 'Div0'],
    ['1 / 0 = 1 || true', 'Div0'],
    ['And(true, false, 1 / 0 = 1)', 'false'],
    ['Or(false, true, 1 / 0 = 1)', 'true'],
    ['And(true, 1 / 0 = 1, false)', 'Div0'],
    ['Blank() && true', 'false'],
    ['true && Blank()', 'false'],
    ['Blank() || true', 'true'],
    ['Blank() || Blank()', 'false'],
    ['!Blank()', 'true'],
    ['And(true, true, Blank())', 'false'],
    ['Or(false, Blank(), false)', 'false'],
  ])('%s ends where the answer is known: %s', (text, expected) => {
    expect(kindsOf(valueOf(text))).toBe(expected);
  });

  test('a chain goes on after an error, and gives the errors of all its parts', () => {
    expect(kindsOf(valueOf('1 / 0; Set(reached, 7); Sqrt(-1); 5', true))).toBe('Div0 Numeric');
    expect(valueOf('reached', true)).toBe(7);
  });

  test('an error knows the place of the call that failed', () => {
    const value = valueOf('1 + Sqrt(-1)');
    expect(isError(value) ? value.errors.map(({ span }) => span) : []).toEqual([{ start: 4, end: 12 }]);
  });

  test('a formula with problems gives an error value when it is run all the same', () => {
    const value = engine.formula('1 +').run();
    expect(value instanceof Promise ? 'a promise' : kindsOf(value)).toBe('AnalysisError');
  });
});

describe('names of JavaScript are plain names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

  test.each(names)('%s as a field of a record', (name) => {
    expect(valueOf(`{${name}: 1, a: 2}.${name}`)).toBe(1);
    expect(printValue(valueOf(`{${name}: {${name}: 3}}`))).toBe(`{${name}:{${name}:3}}`);
    expect(engine.formula(`{a: 1}.${name}`).problems.map(({ key, args }) => [key, ...args])).toContainEqual([
      'ErrInvalidName',
      name,
    ]);
  });

  test.each(names)('%s as a column', (name) => {
    expect(valueOf(`Sum(Table({${name}: 1}, {${name}: 2}), ${name})`)).toBe(3);
    expect(valueOf(`First(AddColumns([{a: 2}], ${name}, a * 2)).${name}`)).toBe(4);
    expect(printValue(valueOf(`RenameColumns([{a: 2}], a, ${name})`))).toBe(`Table({${name}:2})`);
    expect(printValue(valueOf(`DropColumns([{a: 2, ${name}: 1}], ${name})`))).toBe('Table({a:2})');
    expect(printValue(valueOf(`Sort([{${name}: 2}, {${name}: 1}], ${name})`))).toBe(
      `Table({${name}:1},{${name}:2})`,
    );
    expect(valueOf(`CountRows(GroupBy([{${name}: 2, v: 1}, {${name}: 2, v: 2}], ${name}, rows))`)).toBe(1);
  });

  test.each(names)('%s as a variable', (name) => {
    expect(engine.formula(name).problems.map(({ key }) => key)).toEqual(['ErrInvalidName']);
    expect(valueOf(`Set(${name}, 5); ${name} + 1`, true)).toBe(6);
    engine.symbols.remove(name);
    expect(engine.symbols.find(name)).toBeUndefined();
    const own = createEngine();
    own.symbols.add(variable({ name, value: recordOf([[name, 8]]) }));
    expect(own.formula(`${name}.${name}`).run()).toBe(8);
  });

  test.each(names)('%s as a name of With, As and a function', (name) => {
    expect(valueOf(`With({${name}: 2}, ${name} * 2)`)).toBe(4);
    expect(valueOf(`Sum([1, 2] As ${name}, ${name}.Value)`)).toBe(3);
    expect(engine.formula(`${name}(1)`).problems.map(({ key, args }) => [key, ...args])).toContainEqual([
      'ErrUnknownFunction',
      name,
    ]);
    expect(engine.formula(`Color.${name}`).problems.map(({ key }) => key)).toContain('ErrInvalidName');
    expect(engine.formula(`Value(ParseJSON("1", ${name}))`).problems.map(({ key }) => key)).toContain(
      'ErrInvalidName',
    );
  });

  test.each(names)('%s as a member of JSON', (name) => {
    expect(valueOf(`IsBlank(ParseJSON("{}").${name})`)).toBe(true);
    expect(valueOf(`Value(ParseJSON("{""${name}"": 4}").${name})`)).toBe(4);
    expect(valueOf(`JSON({${name}: 1})`)).toBe(`{"${name}":1}`);
  });

  test('nothing of the host changed on the way', () => {
    valueOf('Set(store, {__proto__: {polluted: 1}}); store.__proto__.polluted', true);
    expect([Reflect.has({}, 'polluted'), Reflect.has(Object.prototype, 'polluted')]).toEqual([false, false]);
  });
});

describe('number modes', () => {
  test.each([
    ['0.1 + 0.2 = 0.3', 'false', 'true'],
    ['1 / 3 * 3', '1', '0.9999999999999999999999999999'],
    ['1E300', '1E+300', 'ErrNumberTooLarge'],
    ['Float(0.1) + 0.2', '0.30000000000000004', '0.30000000000000004'],
  ])('%s is %s with floats and %s with decimals', (text, float, decimal) => {
    const result = (configuration: 'V1_Float' | 'V1_Decimal'): string => {
      const formula = createEngine({ configuration: configurations[configuration] }).formula(text);
      const value = formula.run();
      if (!formula.runs) return formula.problems.map(({ key }) => key).join(' ');
      return value instanceof Promise ? 'waits' : printValue(value);
    };
    expect([result('V1_Float'), result('V1_Decimal')]).toEqual([float, decimal]);
  });
});
