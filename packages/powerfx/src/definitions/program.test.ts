import { describe, expect, test } from 'vitest';
import { findCulture } from '../culture/find.ts';
import { defineProgram } from '../host/definitions.ts';
import { createEngine, type Engine } from '../host/engine.ts';
import { evaluateNow } from '../host/evaluate.ts';
import { commaSeparators } from '../lexer/separators.ts';
import { createRecalculation, type Recalculation } from '../recalc/graph.ts';
import { typeCode } from '../types/codes.ts';
import { textType } from '../types/type.ts';
import { printValue } from '../values/print.ts';

interface Defined {
  readonly engine: Engine;
  readonly sheet: Recalculation;
  /** Key, arguments and the text at the place of every problem. */
  readonly problems: readonly (readonly string[])[];
}

function define(source: string): Defined {
  const engine = createEngine();
  const sheet = createRecalculation(engine);
  const { problems } = defineProgram(engine, sheet, source);
  return {
    engine,
    sheet,
    problems: problems.map(({ key, args, span }) => [
      key,
      ...args,
      `at ${source.slice(span.start, span.end)}`,
    ]),
  };
}

describe('named formulas', () => {
  test.each([
    ['six = 2 * 3;', 'six', '6'],
    ['six := 2 * 3;', 'six', '6'],
    ['b = a + 1; a = 1;', 'b', '2'],
    ['total = Sum(rows, n); rows = [{n: 1}, {n: 2}];', 'total', '3'],
    ['six = Double(3); Double(x: Number): Number = x * 2;', 'six', '6'],
    ['Scale(x: Number): Number = x * factor; factor = 10; big = Scale(2);', 'big', '20'],
    ["'net price' = 4; twice = 'net price' * 2;", 'twice', '8'],
    ['text = $"{n} of {n}"; n = 2;', 'text', '"2 of 2"'],
  ])('%s makes %s give %s', (source, text, expected) => {
    const { engine, problems } = define(source);
    expect([problems, printValue(evaluateNow(engine, text))]).toEqual([[], expected]);
  });

  test('follow what functions read that they call', () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    sheet.setInput('rate', 2);
    defineProgram(
      engine,
      sheet,
      'Scale(x: Number): Number = x * rate; big = Outer(5); Outer(x: Number): Number = Scale(x);',
    );
    expect(sheet.get('big')?.value).toBe(10);
    sheet.setInput('rate', 3);
    expect(sheet.get('big')?.value).toBe(15);
  });

  test.each<[string, (sheet: Recalculation) => void]>([
    ['has another type', (sheet) => sheet.setInput('rate', '2', textType)],
    ['is a formula', (sheet) => sheet.setFormula('rate', '1 + 1')],
    [
      'is an input again',
      (sheet) => {
        sheet.setFormula('rate', '1 + 1');
        sheet.setInput('rate', 2);
      },
    ],
  ])('follow what a function reads, also when it %s now', (_, change) => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    sheet.setInput('rate', 1);
    defineProgram(engine, sheet, 'Scale(x: Number): Text = x & rate;');
    change(sheet);
    sheet.setFormula('big', 'Scale(5)');
    expect(sheet.get('big')?.value).toBe('52');
    sheet.setInput('rate', '3');
    expect(sheet.get('big')?.value).toBe('53');
  });

  test('that go round in a circle by way of a function are told', () => {
    const { problems, sheet } = define('a = F(1); F(x: Number): Number = x + a; b = 2;');
    expect(problems.map(([key]) => key)).toContain('ErrCircularReference');
    expect(sheet.get('b')?.value).toBe(2);
  });

  test('are worked out once when a program is defined', () => {
    const { sheet } = define('d = c + 1; c = b + 1; b = a + 1; a = 1;');
    expect([sheet.get('d')?.value, sheet.evaluations()]).toEqual([4, 4]);
  });

  test('are read with the separators of their culture', () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    const culture = findCulture('de-DE');
    const { problems } = defineProgram(
      engine,
      sheet,
      'a = Max(1,5; 2,5);; b = a + 0,5;;',
      { separators: commaSeparators },
      culture ? { culture } : {},
    );
    expect([problems, sheet.get('b')?.value]).toEqual([[], 3]);
  });

  test('a second program replaces what the first defined', () => {
    const engine = createEngine();
    const sheet = createRecalculation(engine);
    defineProgram(engine, sheet, 'F(x: Number): Number = x + 1; a = F(1);');
    const { problems } = defineProgram(engine, sheet, 'F(x: Number): Number = x + 2; a = F(1);');
    expect([problems, sheet.get('a')?.value]).toEqual([[], 3]);
  });
});

describe('user-defined types', () => {
  test.each([
    ['T := Type(Number);', 'T', 'n'],
    ['T := Type({n: Number, s: Text});', 'T', '![n:n, s:s]'],
    ['T := Type([{n: Number}]);', 'T', '*[n:n]'],
    ['T := Type([Text]);', 'T', '*[Value:s]'],
    ['T := Type({u: U}); U := Type([V]); V := Type({d: Date});', 'T', '![u:*[d:D]]'],
    ['T := Type(RecordOf(U)); U := Type([{n: Number}]);', 'T', '![n:n]'],
    ['T := Type({constructor: Text, __proto__: Number});', 'T', '![__proto__:n, constructor:s]'],
  ])('%s makes %s the type %s', (source, name, code) => {
    const { engine, problems } = define(source);
    const type = engine.symbols.findType(name);
    expect([problems, type && typeCode(type)]).toEqual([[], code]);
  });

  test('give shape to JSON', () => {
    const { engine } = define('T := Type([{id: Number, tags: [Text]}]);');
    const text = 'Sum(ParseJSON("[{""id"": 2, ""tags"": []}, {""id"": 5}]", T), id)';
    expect(printValue(evaluateNow(engine, text))).toBe('7');
  });
});

describe('wrong definitions are told at their place, and the others stay usable', () => {
  test.each<[string, readonly string[]]>([
    ['F(x: Number, x: Text): Number = 1;', ['ErrUDF_DuplicateParameter', 'x', 'at x']],
    ['F(x: Nope): Number = 1;', ['ErrUDF_UnknownType', 'Nope', 'at Nope']],
    ['F(x: Number): Nope = 1;', ['ErrUDF_UnknownType', 'Nope', 'at Nope']],
    ['F(): Number = [1];', ['ErrUDF_ReturnTypeSchemaIncompatible', 'Table', 'at [1]']],
    ['F(): Number = Color.Red;', ['ErrUDF_ReturnTypeDoesNotMatch', 'Enum (Color)', 'at .Red']],
    ['F(): Number = missing + 1;', ['ErrInvalidName', 'missing', 'at missing']],
    ['F(): Number = Nope(1);', ['ErrUnknownFunction', 'Nope', 'at Nope(1)']],
    ['F(): Number = 1; F(): Number = 2;', ['ErrUDF_FunctionAlreadyDefined', 'F', 'at F']],
    ['Set(x: Number): Number = x;', ['ErrUDF_FunctionNameRestricted', 'Set', 'at Set']],
    [
      'R := Type({n: Number}); F(): R = {n: 1, z: 2};',
      ['ErrUDF_ReturnTypeSchemaAdditionalFields', 'z', 'at {n: 1, z: 2}'],
    ],
    ['T := Type(Nope);', ['ErrInvalidName', 'Nope', 'at Nope']],
    ['Text := Type(Number);', ['ErrNamedType_InvalidTypeName', 'Text', 'at Text']],
    ['T := Type(Number); T := Type(Text);', ['ErrNamedType_TypeAlreadyDefined', 'T', 'at T']],
    ['T := Type({t: T});', ['ErrNamedType_InvalidCycles', 'T → T', 'at T']],
    ['T := Type({u: U}); U := Type([T]);', ['ErrNamedType_InvalidCycles', 'T → U → T', 'at U']],
    ['T := Type(Void);', ['ErrNamedType_InvalidTypeDeclaration', 'T', 'at T']],
    ['T := Type([1, 2]);', ['ErrTypeFunction_InvalidTypeExpression', '[ 1, 2 ]', 'at [1, 2]']],
    ['a = ;', ['ErrNamedFormula_MissingValue', 'at ;']],
    ['a = 1 + ;', ['ErrBadToken', 'at ;']],
    ['a = missing;', ['ErrInvalidName', 'missing', 'at missing']],
    ['a = a + 1;', ['ErrCircularReference', 'a', 'a → a', 'at a + 1']],
    ['a = b; b = a;', ['ErrCircularReference', 'a', 'a → b → a', 'at b']],
  ])('%s', (source, problem) => {
    const { engine, problems, sheet } = define(
      `Good(x: Number): Number = x + 1; ${source} good = Good(1); Kind := Type({k: Number});`,
    );
    expect(problems).toContainEqual(problem);
    expect([printValue(evaluateNow(engine, 'Good(41)')), sheet.get('good')?.value]).toEqual(['42', 2]);
    expect(engine.symbols.findType('Kind')?.kind).toBe('record');
  });

  test('a function with too many parameters', () => {
    const parameters = Array.from({ length: 31 }, (_, index) => `p${index}: Number`).join(', ');
    expect(define(`F(${parameters}): Number = 1;`).problems).toEqual([
      ['ErrUDF_TooManyParameters', 'F', '30', 'at F'],
    ]);
  });

  test('a call of a function whose body is wrong is an error value and not told again', () => {
    const { engine, problems, sheet } = define('F(): Number = missing; a = F() + 1;');
    expect(problems).toEqual([['ErrInvalidName', 'missing', 'at missing']]);
    const value = sheet.get('a')?.value;
    expect(typeof value === 'object' && value?.kind === 'error' ? value.errors[0]?.message : value).toBe(
      'The function F has errors and cannot be called.',
    );
    expect(printValue(evaluateNow(engine, 'IfError(F(), -1)'))).toBe('-1');
  });

  test.each([
    '',
    ';;;',
    'F(',
    'F(x',
    'F(x:',
    'F(x: Number',
    'F(x: Number)',
    'F(x: Number):',
    'T :=',
    '= 5',
    '1 + 1',
    '"',
    '/*',
    '{}',
  ])('what is cut off at %j does not break anything', (source) => {
    const { engine } = define(source);
    expect(printValue(evaluateNow(engine, '1 + 1'))).toBe('2');
  });
});
