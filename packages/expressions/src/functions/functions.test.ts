import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, expressionFunctions, parseExpression, typeOf, writeValue } from '../index.ts';
import { testRun } from '../run/test-run.ts';

const cases = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('  =>  '));

function outcome(expression: string): string {
  const compiled = compile(`@${expression}`);
  if (!compiled.ok) return '!syntax';
  const result = compiled.value.evaluate(testRun);
  if (!result.ok) return `!${result.error.code.replace('expressions.', '')}`;
  return writeValue(result.value) ?? '!deep';
}

describe('functions', () => {
  it.each(cases)('%s', (expression = '', expected = '') => {
    expect(outcome(expression)).toBe(expected);
  });

  it('every function has a case', () => {
    const text = cases.map(([expression]) => expression).join('\n');
    const without = expressionFunctions.filter(({ name }) => !text.includes(`${name}(`));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('a function gives no type that it does not declare', () => {
    for (const [expression = ''] of cases) {
      const parsed = parseExpression(expression);
      const compiled = compile(`@${expression}`);
      const result = compiled.ok ? compiled.value.evaluate(testRun) : undefined;
      if (!parsed.ok || parsed.value.kind !== 'call' || result?.ok !== true) continue;
      const { name } = parsed.value;
      const declared = expressionFunctions.find((one) => one.name.toLowerCase() === name.toLowerCase());
      expect(declared?.returns, expression).toContain(typeOf(result.value));
    }
  });

  it('every function says what it does in a sentence', () => {
    for (const { summary, parameters } of expressionFunctions) {
      expect(summary).toMatch(/^[A-Z].*\.$/u);
      for (const parameter of parameters) expect(parameter.summary).not.toMatch(/^[A-Z]|\.$/u);
    }
  });

  it('every message of a failure is filled', () => {
    for (const [expression = ''] of cases) {
      const compiled = compile(`@${expression}`);
      const result = compiled.ok ? compiled.value.evaluate(testRun) : compiled;
      if (!result.ok) expect(result.error.message).not.toMatch(/\{[a-z]\w*\}/u);
    }
  });
});
