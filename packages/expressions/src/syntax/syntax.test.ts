import { describe, expect, it } from 'vitest';
import {
  compile,
  expressionsOf,
  parseExpression,
  parseTemplate,
  tokenizeExpression,
  writeValue,
} from '../index.ts';

function valueOf(template: string): string | undefined {
  const compiled = compile(template);
  if (!compiled.ok) return `!${compiled.error.code}`;
  const result = compiled.value.evaluate({});
  return result.ok ? writeValue(result.value) : `!${result.error.code}`;
}

describe('templates', () => {
  it.each([
    ['plain', '"plain"'],
    ['a@b.example', '"a@b.example"'],
    ['@', '"@"'],
    ['', '""'],
    ['@@add(1, 2) @{1}', '"@add(1, 2) @{1}"'],
    ['@add(1, 2)', '3'],
    ['@5.0', '5.0'],
    ['@{5.0}', '"5"'],
    ['@ TRUE', 'true'],
    ['x @{1} y @@{2} @{3}', '"x 1 y @{2} 3"'],
    ["@{'}'}@{'@{'}", '"}@{"'],
    ["@'it''s'", '"it\'s"'],
    ['@.5', '0.5'],
    ['@-.5e1', '-5.0'],
    ['@9223372036854775807', '9223372036854775807'],
  ])('%s', (template, expected) => {
    expect(valueOf(template)).toBe(expected);
  });

  it('keeps the expressions of an interpolation in order', () => {
    const parsed = parseTemplate('@{a()} and @{b()}');
    const names = parsed.ok
      ? expressionsOf(parsed.value).map((one) => (one.kind === 'call' ? one.name : ''))
      : [];
    expect(names).toEqual(['a', 'b']);
  });
});

describe('mistakes', () => {
  it.each([
    ['@a(', 'expression-expected', 1, 4],
    ["@concat('a)", 'text-not-closed', 1, 9],
    ["@concat('it''s)", 'text-not-closed', 1, 9],
    ['@concat("a")', 'double-quotes', 1, 9],
    ['@a() b()', 'text-after-end', 1, 6],
    ['@name', 'name-alone', 1, 2],
    ['@a(1,)', 'expression-expected', 1, 6],
    ['@a()[1', 'token-expected', 1, 7],
    ['@a().1', 'member-name-expected', 1, 6],
    ['@1e', 'number-invalid', 1, 2],
    ['@9223372036854775808', 'integer-out-of-range', 1, 2],
    ['@a(\n  #)', 'unexpected-character', 2, 3],
    ['x @{1', 'interpolation-not-closed', 1, 3],
    [`@${'a('.repeat(400)}`, 'too-deep', 1, 604],
    [`@'${'x'.repeat(8_191)}'`, 'text-too-long', 1, 2],
  ])('%s', (template, code, line, column) => {
    const parsed = parseTemplate(template);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error.code).toBe(`expressions.${code}`);
    expect(parsed.error.place).toEqual({ line, column });
  });
});

describe('parts', () => {
  it('reads slash paths as several reads when asked', () => {
    const parsed = parseExpression("a()?['b/c']", { slashPaths: true });
    expect(parsed.ok && parsed.value.kind === 'access' && parsed.value.target.kind).toBe('access');
  });

  it('tells tokens apart', () => {
    const tokens = tokenizeExpression("a('x')?.b[0]");
    expect(tokens.ok && tokens.value.map(({ kind }) => kind)).toEqual([
      'identifier',
      'left-parenthesis',
      'string',
      'right-parenthesis',
      'question',
      'dot',
      'identifier',
      'left-bracket',
      'integer',
      'right-bracket',
    ]);
  });
});
