import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { findZone } from '../../dates/zones.ts';
import { createEngine } from '../../host/engine.ts';
import { variable } from '../../host/variable.ts';
import { blobType, numberType, recordType, tableType, textType } from '../../types/type.ts';
import { printValue } from '../../values/print.ts';
import { recordOf, tableOf } from '../../values/record.ts';

const engine = createEngine();

function print(text: string, of = engine): string {
  const result = of.formula(text).run();
  if (result instanceof Promise) throw new Error('waited');
  return printValue(result);
}

const keys = (text: string, of = engine): string[] => of.formula(text).problems.map((problem) => problem.key);

describe('ParseJSON', () => {
  it.each([
    [
      'Text(ParseJSON("{""a"":{""b"":[1,{""c"":""deep""}]}}").a.b)',
      'Error({Kind:ErrorKind.InvalidArgument})',
    ],
    ['Text(Index(ParseJSON("{""a"":[1,{""c"":""deep""}]}").a, 2).c)', '"deep"'],
    ['Text(ParseJSON("{""__proto__"":""mine""}").__proto__)', '"mine"'],
    ['IsBlank(ParseJSON("{}").constructor)', 'true'],
    ['ParseJSON("null")', 'Blank()'],
    ['ParseJSON(Blank())', 'Blank()'],
    ['ParseJSON("")', 'Error({Kind:ErrorKind.InvalidJSON})'],
    ['ParseJSON("{a:1}")', 'Error({Kind:ErrorKind.InvalidJSON})'],
    ['Text(ParseJSON("12345678901234567890.5"))', '"12345678901234567890.5"'],
    ['Sum(ForAll(ParseJSON("[1,2,3]"), Value(ThisRecord)), Value)', '6'],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });

  it('refuses hostile nesting', () => {
    const hostile = createEngine();
    hostile.symbols.add(variable({ name: 'Deep', type: textType, value: '['.repeat(100_000) }));
    expect(print('ParseJSON(Deep)', hostile)).toBe('Error({Kind:ErrorKind.InvalidJSON})');
  });
});

describe('types asked for', () => {
  it.each([
    ['ParseJSON("{""x"":1,""more"":2}", Type({x: Number, y: Text}))', '{x:1,y:Blank()}'],
    ['ParseJSON("[1,null]", Type([Number]))', 'Table({Value:1},{Value:Blank()})'],
    [
      'ParseJSON("[[1],[2,3]]", Type([[Number]]))',
      'Table({Value:Table({Value:1})},{Value:Table({Value:2},{Value:3})})',
    ],
    ['ParseJSON("[{""Value"":4}]", Type([{Value: Number}]))', 'Table({Value:4})'],
    ['ParseJSON("[{""a"":1},null]", Type([{a: Number}]))', 'Table({a:1},Blank())'],
    ['ParseJSON("[{""a"":""1""}]", Type([{a: Number}]))', 'Error({Kind:ErrorKind.InvalidArgument})'],
    ['ParseJSON("1e999", Number)', 'Error({Kind:ErrorKind.InvalidArgument})'],
    ['ParseJSON("{""__proto__"":5}", Type({__proto__: Number}))', '{__proto__:5}'],
    ['AsType(ParseJSON("""2020-02-30"""), Date)', 'Error({Kind:ErrorKind.InvalidArgument})'],
    ['AsType(ParseJSON("""2020-02-29T10:20"""), DateTime)', 'DateTime(2020,2,29,10,20,0,0)'],
    ['AsType(ParseJSON("""2020-02-29T10:20:30.5+02:00"""), DateTime)', 'DateTime(2020,2,29,8,20,30,500)'],
    [
      'AsType(ParseJSON("""2020-02-29T10:20:30+02:99"""), DateTime)',
      'Error({Kind:ErrorKind.InvalidArgument})',
    ],
    ['IsType(ParseJSON("[1,""a""]"), Type([Number]))', 'false'],
    ['IsType(ParseJSON("{""a"":[]}"), Type({a: [Text]}))', 'true'],
    ['IsType(ParseJSON("null"), Text)', 'false'],
    ['IsType(ParseJSON("""a"""), GUID)', 'false'],
    ['AsType(Blank(), Number)', 'Blank()'],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });

  it('moves moments to the zone of the run, and leaves days where they are', () => {
    const tokyo = createEngine({ zone: findZone('Asia/Tokyo') ?? engine.services.zone });
    expect(print('ParseJSON("""2020-01-01T20:00:00Z""", DateTime)', tokyo)).toBe(
      'DateTime(2020,1,2,5,0,0,0)',
    );
    expect(print('ParseJSON("""2020-01-01T20:00:00Z""", Date)', tokyo)).toBe('Date(2020,1,1)');
  });

  it('reports what is no type', () => {
    expect(keys('AsType(ParseJSON("1"), Nothing)')).toContain('ErrInvalidName');
    expect(keys('AsType(ParseJSON("1"), "Number")')).toContain('ErrInvalidArgumentExpectedType');
    expect(keys('ParseJSON("1", Type({c: [Color]}))')).toContain('ErrUnsupportedTypeInTypeArgument');
    expect(keys('IsType("1", Text)')).toContain('ErrBadType_ExpectedType_ProvidedType');
    expect(keys('ParseJSON(Type(Text))')).toContain('ErrTypeFunction_UnsupportedUsage');
  });
});

describe('Column and ColumnNames', () => {
  it.each([
    ['Text(Column(ParseJSON("{""b"":1,""a"":2}"), "a"))', '"2"'],
    ['Column(ParseJSON("{}"), "toString")', 'Blank()'],
    ['Column(ParseJSON("{""a"":1}"), Blank())', 'Blank()'],
    ['Column(ParseJSON("[]"), "length")', 'Error({Kind:ErrorKind.InvalidArgument})'],
    ['ColumnNames(ParseJSON("{""b"":1,""__proto__"":2}"))', 'Table({Value:"b"},{Value:"__proto__"})'],
    ['ColumnNames(ParseJSON("1"))', 'Error({Kind:ErrorKind.InvalidArgument})'],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });
});

describe('JSON', () => {
  it.each([
    ['JSON({z: 1, a: [true, Blank()]})', '"{""a"":[{""Value"":true},{""Value"":null}],""z"":1}"'],
    ['JSON([[1, 2], [3]], JSONFormat.FlattenValueTables)', '"[[1,2],[3]]"'],
    ['JSON([])', '"[]"'],
    ['JSON(Time(25, 1, 2, 3))', '"""01:01:02.003"""'],
    ['JSON("é\u00A0👻" & UniChar(8203) & UniChar(8232))', '"""é\\u00A0\\uD83D\\uDC7B\u200B\\u2028"""'],
    ['JSON(SortOrder.Descending)', '"""descending"""'],
    ['JSON(ErrorKind.Div0)', '"13"'],
    ['JSON(ParseJSON("{""b"":1.50,""a"":null}"))', '"{""b"":1.50,""a"":null}"'],
    ['JSON({a: 1/0, b: Sqrt(-1)})', 'Error(Table({Kind:ErrorKind.Div0},{Kind:ErrorKind.Numeric}))'],
    [
      'JSON(ParseJSON("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"))',
      '"[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"',
    ],
    [
      'JSON(ParseJSON("[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]"))',
      'Error({Kind:ErrorKind.InvalidArgument})',
    ],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });

  it('puts every item on a line of its own where it is told to', () => {
    const expected = '{\n    "a": [\n        {\n            "b": 1\n        }\n    ],\n    "c": []\n}';
    expect(engine.formula('JSON({a: Table({b: 1}), c: Table()}, JSONFormat.IndentFour)').run()).toBe(
      expected,
    );
  });

  it('stops at a megabyte', () => {
    const long = createEngine();
    long.symbols.add(variable({ name: 'Long', type: textType, value: 'x'.repeat(1_048_577) }));
    expect(print('JSON(Long)', long)).toBe('Error({Kind:ErrorKind.InvalidArgument})');
  });

  it('wants to be told about binaries', () => {
    const files = createEngine();
    const row = recordType([
      ['file', blobType],
      ['size', numberType],
    ]);
    const rows = tableOf([
      recordOf([
        ['file', { kind: 'blob', content: 'AAEC', form: 'base64' }],
        ['size', 3],
      ]),
    ]);
    files.symbols.add(variable({ name: 'Files', type: tableType(row), value: rows }));
    expect(keys('JSON(Files)', files)).toContain('ErrJSONArg1ContainsUnsupportedMedia');
    expect(print('JSON(Files, JSONFormat.IgnoreBinaryData)', files)).toBe('"[{""file"":null,""size"":3}]"');
    expect(keys('JSON(Files, JSONFormat.IncludeBinaryData)', files)).toContain(
      'ErrJSONArg1UnsupportedTypeWithNonBehavioral',
    );
    expect(files.formula('JSON(Files, JSONFormat.IncludeBinaryData)', { sideEffects: true }).run()).toBe(
      '[{"file":"AAEC","size":3}]',
    );
  });

  it('wants constant options that it knows', () => {
    const weak = createEngine({
      configuration: {
        ...configurations.V1_Float,
        features: { ...configurations.V1_Float.features, stronglyTypedEnums: false },
      },
    });
    expect(keys('JSON(1, "_?")', weak)).toContain('ErrJSONArg2UnsupportedOption');
    expect(keys('JSON(1, Text(4))', weak)).toContain('ErrFunctionArg2ParamMustBeConstant');
    expect(keys('JSON(1, "GB")', weak)).toContain('ErrJSONArg2IncompatibleOptions');
  });
});
