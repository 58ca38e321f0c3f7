import { describe, expect, it } from 'vitest';
import { commaSeparators, invariantSeparators } from '../lexer/separators.ts';
import { parseFormula } from '../parser/parse.ts';
import { convertSeparators } from './convert.ts';
import { escapeName, escapeText } from './escape.ts';
import { formatDefinitions } from './format-definitions.ts';
import { formatFormula } from './format.ts';
import { minify, removeWhitespace } from './minify.ts';
import { printNumber } from './number.ts';
import { sameTree, treeDifference } from './same-tree.ts';

describe('names and texts', () => {
  it('are quoted where they must be', () => {
    expect(['a', '_1', 'a b', "it's", '1a', 'true', 'null', 'é'].map(escapeName)).toEqual([
      'a',
      '_1',
      "'a b'",
      "'it''s'",
      "'1a'",
      "'true'",
      "'null'",
      'é',
    ]);
    expect(escapeText('a"b')).toBe('a""b');
  });
});

describe('numbers', () => {
  it.each([
    ['0.000', '0', '0', '0'],
    ['1.50', '1.5', '1.5', '1.5'],
    ['10e-4', '0.001', '0.001', '0.001'],
    ['1e20', '100000000000000000000', '1E+20', '100000000000000000000'],
    ['0.00001', '0.00001', '1E-05', '0.00001'],
    ['123456789.987654321', '123456789.987654321', '123456789.98765433', '123456789.987654321'],
    ['1e-40', '1E-40', '1E-40', '0'],
  ])('%s', (text, exact, float, decimal) => {
    expect(printNumber(text, 'exact')).toBe(exact);
    expect(printNumber(text, 'float')).toBe(float);
    expect(printNumber(text, 'decimal')).toBe(decimal);
  });
});

const layouts: readonly (readonly [string, string])[] = [
  ['F()', 'F()'],
  ['F(a)', 'F(a)'],
  ['F(a,b)', 'F(\n    a,\n    b\n)'],
  ['F(G(a,b))', 'F(\n    G(\n        a,\n        b\n    )\n)'],
  ['{a:1}', '{a: 1}'],
  ['{a:1,b:[2]}', '{\n    a: 1,\n    b: [2]\n}'],
  ['(1+2)*-3', '(1 + 2) * -3'],
  ['a;b', 'a;\nb'],
  ['If(a,b;c,// why\nd)', 'If(\n    a,\n    b;\n    c,// why\n    d\n)'],
  ['a; // note\nb', 'a;\n// note\nb'],
  ['"a\n\nb" & c', '"a\n\nb" & c'],
  ['$"{ {a:1}.a }"', '$"{ {a: 1}.a}"'],
  ['F(1', 'F(1'],
];

describe('the layout', () => {
  it.each(layouts)('of %j', (source, expected) => {
    expect(formatFormula(source)).toBe(expected);
    expect(formatFormula(expected)).toBe(expected);
    const [before, after] = [source, expected].map((text) => parseFormula(text, { chaining: true }).root);
    expect(before !== undefined && after !== undefined && treeDifference(before, after)).toBeUndefined();
  });

  it('of a program has one definition a line', () => {
    expect(formatDefinitions('a=1; // one\nF(x:Number):Number={G();x}; T:=Type(Text); // last')).toBe(
      'a = 1;\n// one\nF(x:Number):Number = \n{\n\tG();\n    x\n};\nT := Type(Text); // last',
    );
    expect(formatDefinitions('a = ;')).toBe('a = ;');
  });
});

describe('shorter texts', () => {
  it('keep what the meaning needs', () => {
    expect(minify('a  And  b /* c */', { removeComments: true })).toBe('a And b');
    expect(minify('F( a , // x\n b )')).toBe('F(a,// x\nb)');
    expect(minify('$"a { {b: 1}.b } c"')).toBe('$"a { {b:1}.b} c"');
    expect(minify('a ${ b + 1 } c', { textFirst: true })).toBe('a ${b+1} c');
    expect(removeWhitespace(' 1 ')).toBe('1');
    expect(removeWhitespace('true')).toBe('true');
  });

  it('change separators only where they are', () => {
    const source = 'F(1.5, "a,b", x.y); G(2)';
    const comma = convertSeparators(source, invariantSeparators, commaSeparators);
    expect(comma).toBe('F(1,5; "a,b"; x.y);; G(2)');
    expect(convertSeparators(comma, commaSeparators, invariantSeparators)).toBe(source);
  });
});

describe('trees', () => {
  const root = (source: string) => parseFormula(source).root;

  it('are the same whatever the blanks, quotes and signs', () => {
    expect(sameTree(root("( a )+'b'-1.0"), root('a + b + -1'))).toBe(true);
    expect(treeDifference(root('F(a, b)'), root('F(a, c)'))).toBe('root.1: name false b is name false c');
    expect(sameTree(root('F(a)'), root('F(a, b)'))).toBe(false);
  });
});
