import { describe, expect, test } from 'vitest';
import { configurations, type Configuration } from '../config/features.ts';
import { createEngine } from '../host/engine.ts';
import { variable } from '../host/variable.ts';
import { parseTypeCode, typeCode } from '../types/codes.ts';
import { toDiagnostic } from '../messages/diagnostic.ts';

/** Names by their type codes. */
const names: Readonly<Record<string, string>> = {
  num: 'n',
  dec: 'w',
  txt: 's',
  flag: 'b',
  day: 'D',
  moment: 'd',
  span: 'T',
  guid: 'g',
  color: 'c',
  dynamic: 'O',
  record: '![a:n]',
  table: '*[a:n, b:s]',
  numbers: '*[Value:n]',
};

function read(text: string, configuration: Configuration = configurations.V1_Float, sideEffects = false) {
  const engine = createEngine({ configuration });
  for (const [name, code] of Object.entries(names)) {
    const type = parseTypeCode(code);
    if (type !== undefined) engine.symbols.add(variable({ name, value: null, type, canSet: true }));
  }
  return engine.formula(text, { sideEffects });
}

/** Key, arguments and the text at the place of every problem. */
function told(
  text: string,
  configuration?: Configuration,
  sideEffects?: boolean,
): readonly (readonly string[])[] {
  return read(text, configuration, sideEffects).problems.map(({ key, args, span }) => [
    key,
    ...args,
    `at ${text.slice(span.start, span.end)}`,
  ]);
}

describe('types of operators', () => {
  test.each([
    ['num + num', 'n', 'n'],
    ['dec + dec', 'w', 'w'],
    ['dec + num', 'n', 'n'],
    ['txt + txt', 'n', 'w'],
    ['1 + txt', 'n', 'w'],
    ['-txt', 'n', 'w'],
    ['txt%', 'n', 'w'],
    ['num ^ dec', 'n', 'n'],
    ['num & flag', 's', 's'],
    ['$"{num}"', 's', 's'],
    ['day + 1', 'D', 'D'],
    ['1 + day', 'D', 'D'],
    ['day - day', 'n', 'w'],
    ['moment - day', 'n', 'w'],
    ['day + span', 'd', 'd'],
    ['day - span', 'd', 'd'],
    ['moment + span', 'd', 'd'],
    ['span + span', 'T', 'T'],
    ['span - span', 'n', 'w'],
    ['-day', 'D', 'D'],
    ['num = txt || flag', 'b', 'b'],
    ['num < num', 'b', 'b'],
    ['!flag', 'b', 'b'],
    ['num && txt', 'b', 'b'],
    ['txt in txt', 'b', 'b'],
    ['num in numbers', 'b', 'b'],
    ['dynamic + 1', 'n', 'w'],
    ['dynamic.a', 'O', 'O'],
    ['dynamic & ""', 's', 's'],
    ['Blank()', 'N', 'N'],
    ['record.a', 'n', 'n'],
    ['[1, 2]', '*[Value:n]', '*[Value:w]'],
    ['[{a: 1}, {b: "x"}]', '*[a:n, b:s]', '*[a:w, b:s]'],
    ['{b: num, a: txt}', '![a:s, b:n]', '![a:s, b:n]'],
    ['If(flag, num, txt)', 'n', 'n'],
    ['First(table)', '![a:n, b:s]', '![a:n, b:s]'],
  ])('%s is %s with floats and %s with decimals', (text, float, decimal) => {
    const codes = [configurations.V1_Float, configurations.V1_Decimal].map((each) =>
      typeCode(read(text, each).type),
    );
    expect(codes).toEqual([float, decimal]);
  });

  test.each<[string, readonly string[]]>([
    ['num + num', []],
    ['txt + num', ['txt → n']],
    ['num + txt', ['txt → n']],
    ['dec + num', ['dec → n']],
    ['num & flag', ['num → s', 'flag → s']],
    ['txt && num', ['txt → b', 'num → b']],
    ['dynamic * 2', ['dynamic → n']],
    ['Len(num)', ['num → s']],
    ['Abs(txt)', ['txt → n']],
    ['$"{num}{txt}"', ['num → s']],
    ['day = moment', ['day → d']],
    ['If(txt, 1, 2)', ['txt → b']],
  ])('%s converts %j', (text, expected) => {
    const { bound } = read(text);
    const found: string[] = [];
    for (const [id, type] of bound.coercions.entries()) {
      const meaning = bound.meanings[id];
      if (type !== undefined && meaning?.kind === 'variable')
        found.push(`${meaning.symbol.name} → ${typeCode(type)}`);
    }
    expect(found).toEqual(expected);
  });
});

describe('the usual mistakes are told with key, arguments and place', () => {
  const numeric = 'Decimal, Number, Text, Boolean, Date, Time, DateTimeNoTimeZone, DateTime, Dynamic';
  test.each<[string, readonly string[]]>([
    ['1 + missing', ['ErrInvalidName', 'missing', 'at missing']],
    ['record.b', ['ErrInvalidName', 'b', 'at .b']],
    ['num.a', ['ErrInvalidDot', 'Number', 'at .a']],
    ['table.a', ['ErrDeprecatedDotUseShowColumns', 'at .a']],
    ['Color.Rd', ['ErrInvalidName', 'Rd', 'at .Rd']],
    ['Foo(1)', ['ErrUnknownFunction', 'Foo', 'at Foo(1)']],
    ['ScanBarcode()', ['ErrUnimplementedFunction', 'ScanBarcode', 'at ScanBarcode()']],
    ['Len(1, 2)', ['ErrBadArity', '2', '1', 'at Len(1, 2)']],
    ['If(1)', ['ErrBadArityMinimum', '1', '2', 'at If(1)']],
    ['Mid("a")', ['ErrBadArityRange', '1', '2', '3', 'at Mid("a")']],
    ['Switch(1)', ['ErrBadArityMinimum', '1', '3', 'at Switch(1)']],
    ['Abs(record)', ['ErrBadType_ExpectedType_ProvidedType', 'Number', 'Record', 'at record']],
    ['First(num)', ['ErrBadType_ExpectedType_ProvidedType', 'Table', 'Number', 'at num']],
    ['First(num)', ['ErrInvalidArgs_Func', 'First', 'at First']],
    ['1 + record', ['ErrBadType_ExpectedTypesCSV', numeric, 'at record']],
    ['-record', ['ErrBadType_ExpectedTypesCSV', numeric, 'at record']],
    ['!table', ['ErrBadType_ExpectedTypesCSV', 'Boolean, Number, Decimal, Text, Dynamic', 'at table']],
    ['txt < 1', ['ErrBadType_ExpectedTypesCSV', 'Number, Decimal, Date, Time, DateTime, Dynamic', 'at txt']],
    ['table = table', ['ErrIncompatibleTypesForEquality_Left_Right', 'Table', 'Table', 'at =']],
    ['guid <> num', ['ErrIncompatibleTypesForEquality_Left_Right', 'GUID', 'Number', 'at <>']],
    ['day + day', ['ErrBadOperatorTypes', 'Date', 'Date', 'at +']],
    ['span - day', ['ErrBadOperatorTypes', 'Time', 'Date', 'at -']],
    ['Color.Red < Color.Blue', ['ErrUnOrderedTypeForComparison_Type', 'Enum (Color)', 'at <']],
    ['table in txt', ['ErrBadType_Type', 'Table', 'at table']],
    ['num in table', ['ErrInvalidSchemaNeedCol', 'at table']],
    ['record in numbers', ['ErrColDNE_Name', 'a', 'at record']],
    ['$"{table}"', ['ErrBadType_ExpectedType_ProvidedType', 'Text', 'Table', 'at table']],
    ['{a: 1, a: 2}', ['ErrMultipleValuesForField_Name', 'a', 'at a']],
    ['[1, {a: 1}]', ['ErrTableDoesNotAcceptThisType', 'Record', 'at {a: 1}']],
    ['ShowColumns(table, aa)', ['ErrColumnDoesNotExist_Name_Similar', 'aa', 'a', 'at aa']],
    ['AddColumns(table, "c", 1)', ['ErrExpectedIdentifierArg_Name', '"c"', 'at "c"']],
    ['AddColumns(table, a, 1)', ['ErrColExists_Name', 'a', 'at a']],
    ['Sort(First([{t: table}]).t, ThisRecord)', ['ErrSortWrongType', 'at ThisRecord']],
    ['RecordOf(table)', ['ErrKnownTypeHelperFunction', 'RecordOf', 'at RecordOf(table)']],
    ['Text', ['ErrInvalidName', 'Text', 'at Text']],
  ])('%s: %j', (text, problem) => {
    expect(told(text)).toContainEqual(problem);
  });

  test('a mistake is told once, and what is built on it is not told again', () => {
    expect(told('(missing + 1) * 2 & "x"')).toEqual([['ErrInvalidName', 'missing', 'at missing']]);
    expect(told('With({x: missing}, x + 1)').filter(([key]) => key === 'ErrInvalidName')).toHaveLength(1);
  });

  test('all mistakes of a formula are told', () => {
    const found = told('one + Len(two, 3) + Foo(three)');
    expect(found.map(([key, first]) => [key, first])).toEqual([
      ['ErrInvalidName', 'one'],
      ['ErrInvalidName', 'two'],
      ['ErrBadArity', '2'],
      ['ErrInvalidName', 'three'],
      ['ErrUnknownFunction', 'Foo'],
    ]);
  });

  test('a diagnostic says line and column', () => {
    const text = 'num +\n  missing';
    const [problem] = read(text).problems;
    expect(problem && toDiagnostic(problem, text)).toMatchObject({
      code: 'powerfx.invalid-name',
      severity: 'error',
      place: { line: 2, column: 3 },
      data: { start: 8, end: 15, args: ['missing'] },
    });
  });

  test.each([
    ['num = txt', 'warning', true],
    ['AddColumns(table, c, Rand())', undefined, true],
    ['num + missing', 'severe', false],
    ['num +', 'critical', false],
  ])('%s under the older rules is at worst a %s, so that it runs: %s', (text, severity, runs) => {
    const formula = read(text, {
      ...configurations.Canvas_Float,
      features: { ...configurations.Canvas_Float.features, columnNamesAsIdentifiers: true },
    });
    expect([formula.problems[0]?.severity, formula.runs]).toEqual([severity, runs]);
  });
});

describe('behaviour functions', () => {
  test.each([
    'Set(num, 1)',
    'Notify("x")',
    'Exit()',
    'Trace("x")',
    'UpdateContext({num: 1})',
    'ForAll(numbers, Set(num, Value))',
    'If(flag, Notify("x"))',
  ])('%s is refused where formulas only compute', (text) => {
    expect(told(text).map(([key]) => key)).toContain('ErrBehaviorPropertyExpected');
    const formula = read(text, configurations.V1_Float, true);
    expect([formula.problems, formula.bound.behavior, formula.bound.sideEffects]).toEqual([[], true, true]);
  });

  test.each(['1 + 1', 'Patch({a: 1}, {a: 2})', 'Concat(table, b)'])(
    '%s is none, and may stand anywhere',
    (text) => {
      const formula = read(text, configurations.V1_Float, true);
      expect([told(text), formula.problems, formula.bound.behavior]).toEqual([[], [], false]);
    },
  );

  test('the place told is that of the call', () => {
    expect(told('1 + If(flag, Notify("x"))')).toContainEqual([
      'ErrBehaviorPropertyExpected',
      'at Notify("x")',
    ]);
  });

  test.each([
    ['Filter(numbers, Notify("x"))', 'ErrFilterFunctionBahaviorAsPredicate'],
    ['Set(1, 2)', 'MutationFunctionCannotBeUsedWithImmutableValue'],
    ['Set(record.a, 2)', 'MutationFunctionCannotBeUsedWithImmutableValue'],
    ['Collect(table, {a: 1})', 'MutationFunctionCannotBeUsedWithImmutableValue'],
    ['Set(num, table)', 'ErrBadType_ExpectedType_ProvidedType'],
    ['Set(unknown, 2)', 'ErrInvalidName'],
  ])('%s is refused even where actions run: %s', (text, key) => {
    expect(told(text, configurations.V1_Float, true).map(([found]) => found)).toContain(key);
  });
});
