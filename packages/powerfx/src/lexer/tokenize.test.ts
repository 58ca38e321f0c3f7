import { describe, expect, it } from 'vitest';
import { commaSeparators } from './separators.ts';
import { type LexerOptions, tokenize } from './tokenize.ts';

function kinds(source: string, options: LexerOptions = {}): string {
  return tokenize(source, options)
    .map(({ kind, value }) => (value === '' ? kind : `${kind}:${value}`))
    .join(' ');
}

describe('tokens', () => {
  it.each([
    ['a1 _b', 'identifier:a1 whitespace identifier:_b end'],
    ["'it''s'", "identifier:it's end"],
    ['true True', 'keyword:true whitespace identifier:True end'],
    ['Or(Or (', 'identifier:Or punctuator:( keyword:Or whitespace punctuator:( end'],
    ['1.5e+3.2', 'number:1.5e+3 number:.2 end'],
    ['2e.5', 'number:2 identifier:e number:.5 end'],
    ['<>=:=', 'punctuator:<> punctuator:= punctuator::= end'],
    ['"a\u200bb"', 'text:ab end'],
    [
      '$"{ {a} }"',
      'interpolationStart:$" islandStart:{ whitespace punctuator:{ identifier:a punctuator:} whitespace islandEnd:} interpolationEnd:" end',
    ],
    ['$"a""{{b}}"', 'interpolationStart:$" text:a"{b} interpolationEnd:" end'],
    ['a//b\n/*c*/', 'identifier:a comment whitespace comment end'],
    ['☃', 'error end'],
    ['', 'end'],
  ])('of %s', (source, expected) => {
    expect(kinds(source)).toBe(expected);
  });

  it('have invariant values in other cultures', () => {
    expect(kinds('F(1,5;2);;b.c', { separators: commaSeparators })).toBe(
      'identifier:F punctuator:( number:1.5 punctuator:, number:2 punctuator:) punctuator:; identifier:b punctuator:. identifier:c end',
    );
  });

  it('are text and islands in text first mode', () => {
    expect(kinds('a ${b}$${', { textFirst: true })).toBe(
      'interpolationStart text:a  islandStart:${ identifier:b islandEnd:} text:${ interpolationEnd end',
    );
    expect(kinds('=b', { textFirst: true })).toBe('formulaStart:= identifier:b end');
    expect(kinds('', { textFirst: true })).toBe('end');
  });

  it('cover the whole text, whatever it is', () => {
    for (const source of ['$"{"', '$"} & ""', "'a\nb", '/* x', '"\n', '$"a}b{c', '{}}}{', '\u{1f600}a']) {
      const tokens = tokenize(source);
      expect(tokens.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source);
    }
  });
});
