import { describe, expect, it } from 'vitest';
import { configurations } from '../../config/features.ts';
import { createEngine } from '../../host/engine.ts';
import { defaultLimits } from '../../host/run.ts';
import { variable } from '../../host/variable.ts';
import { textType } from '../../types/type.ts';
import { printValue } from '../../values/print.ts';
import { isError, type Value } from '../../values/value.ts';

const engine = createEngine();
const older = createEngine({ configuration: configurations.Canvas_Float });

function value(text: string, of = engine): Value {
  const result = of.formula(text).run();
  if (result instanceof Promise) throw new Error('waited');
  return result;
}

const print = (text: string, of = engine): string => printValue(value(text, of));
const keys = (text: string, of = engine): string[] => of.formula(text).problems.map((problem) => problem.key);

describe('IsMatch', () => {
  it.each([
    ['IsMatch("order 66", "\\d+")', 'true'],
    ['IsMatch("order 66", "\\d+", MatchOptions.Complete)', 'false'],
    ['IsMatch("order 66", "ORDER", MatchOptions.BeginsWith & MatchOptions.IgnoreCase)', 'true'],
    ['IsMatch("order 66", Match.MultipleDigits, MatchOptions.EndsWith)', 'true'],
    ['IsMatch(Blank(), "x*")', 'true'],
    ['IsMatch("b", Char(98))', 'true'],
    ['IsMatch("b", UniChar(Hex2Dec("62")))', 'true'],
    ['IsMatch(Error("gone"), "x")', 'Error({Kind:ErrorKind.Custom})'],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });
});

describe('Match and MatchAll', () => {
  it.each([
    [
      'Match("route 7b", "(?<number>\\d+)(?<letter>[a-z])?")',
      '{FullMatch:"7b",StartMatch:7,letter:"b",number:"7"}',
    ],
    ['Match("route 7", "(?<number>\\d+)(?<letter>[a-z])?").letter', 'Blank()'],
    ['Match("none", "\\d")', 'Blank()'],
    ['Match("ab", "(a)(b)", MatchOptions.NumberedSubMatches).SubMatches', 'Table({Value:"a"},{Value:"b"})'],
    ['MatchAll("a1b22", "\\d+")', 'Table({FullMatch:"1",StartMatch:2},{FullMatch:"22",StartMatch:4})'],
    ['MatchAll("abc", "\\d+")', 'Table()'],
    ['Match("x", "(?<FullMatch>x)")', '{FullMatch:"x",StartMatch:1}'],
  ])('%s is %s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });

  it('suggests another name for a part that hides a field', () => {
    expect(keys('Match("x", "(?<StartMatch>x)")')).toEqual([
      'InfoRegExCaptureNameHidesPredefinedStartMatchField',
    ]);
  });

  it('gives decimals where numbers are decimals', () => {
    const decimals = createEngine({ configuration: configurations.V1_Decimal });
    expect(print('Match("xy", "y").StartMatch + 0.1', decimals)).toBe('2.1');
  });
});

describe('patterns', () => {
  it('must be constant', () => {
    engine.symbols.add(variable({ name: 'Anything', type: textType, value: 'x' }));
    expect(keys('IsMatch("x", Anything)')).toContain('ErrVariableRegEx');
    expect(keys('IsMatch("x", "x" & Anything)')).toContain('ErrVariableRegEx');
    expect(keys('IsMatch("x", "x", If(Rand() > 2, MatchOptions.IgnoreCase, MatchOptions.DotAll))')).toContain(
      'ErrVariableRegExOptions',
    );
  });

  it('are checked where they are written', () => {
    const [problem] = engine.formula('IsMatch("x", "x(")').problems;
    expect(problem).toMatchObject({
      key: 'ErrInvalidRegExUnclosedCaptureGroups',
      span: { start: 13, end: 17 },
    });
  });

  it('end with an error when a text has too many ways to match', () => {
    const small = createEngine({ limits: { patternSteps: 100_000 } });
    const hostile = `IsMatch("${'a'.repeat(2_000)}!", "\\w*\\w*\\w*\\w*[c]")`;
    const result = value(hostile, small);
    expect(isError(result) && printValue(result)).toBe('Error({Kind:ErrorKind.Timeout})');
  });

  it('end a loop of hostile searches by the steps of the run', () => {
    const small = createEngine({ limits: { steps: 200_000, patternSteps: defaultLimits.patternSteps } });
    const hostile = `ForAll(Sequence(1000), IfError(IsMatch("${'a'.repeat(2_000)}!", "\\w*\\w*\\w*[c]"), false))`;
    expect(print(hostile, small)).toBe('Error({Kind:ErrorKind.QuotaExceeded})');
  });

  it('search a megabyte of text at once', () => {
    const long = createEngine();
    long.symbols.add(variable({ name: 'Long', type: textType, value: `${'word '.repeat(200_000)}7` }));
    expect(print('Match(Long, "\\d").StartMatch', long)).toBe('1000001');
  });
});

describe('before Power Fx 1.0', () => {
  it.each([
    ['IsMatch("ba", Lower("B") & "a")', 'true'],
    ['Match("ab", "(a)(?<second>b)").second', '"b"'],
    ['Match("ab", "(a)").SubMatches', 'Blank()'],
    ['Match("AB", "b", If(1 > 0, MatchOptions.IgnoreCase, "")).FullMatch', '"B"'],
    ['IsMatch("a", "a", Blank())', 'Error({Kind:ErrorKind.InvalidArgument})'],
    ['IsMatch("b", Left("(", 1))', 'Error({Kind:ErrorKind.InvalidArgument})'],
  ])('%s is %s', (text, expected) => {
    expect(print(text, older)).toBe(expected);
  });

  it('has fewer options', () => {
    expect(keys('IsMatch("a", "a", MatchOptions.DotAll)', older)).toContain('ErrInvalidRegExV1Options');
  });
});
