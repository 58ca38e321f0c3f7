import { describe, expect, it } from 'vitest';
import { compile, compileValue, type EvaluationOptions } from '../index.ts';
import { testRun } from '../run/test-run.ts';

function codeOf(template: string, options?: EvaluationOptions): string {
  const compiled = compile(template);
  const result = compiled.ok ? compiled.value.evaluate(testRun, options) : compiled;
  return result.ok ? 'ok' : result.error.code.replace('expressions.', '');
}

describe('limits', () => {
  it('steps', () => {
    expect(codeOf('@add(1, add(2, 3))', { maxSteps: 1 })).toBe('limit-steps');
    expect(
      codeOf(
        "@xpath(xml(concat('<r>', join(range(0, 3000), '<a/>'), '</r>')), 'count(//*[count(//*) > 0])')",
      ),
    ).toBe('limit-steps');
  });

  it('sizes', () => {
    expect(codeOf('@concat(concat(1, 2), 3)', { maxSize: 2 })).toBe('limit-size');
    expect(codeOf('@range(0, 100)', { maxSize: 99 })).toBe('limit-size');
    expect(codeOf("@replace('aaaa', 'a', 'bbbb')", { maxSize: 15 })).toBe('limit-size');
    expect(codeOf('x@{1}y', { maxSize: 2 })).toBe('limit-size');
  });

  it('depth', () => {
    expect(codeOf(`@json(concat(join(range(0, 2000), '['), ''))`)).toBe('json-invalid');
    expect(codeOf(`@xml('${'<a>'.repeat(700)}${'</a>'.repeat(700)}')`)).toBe('limit-depth');
  });
});

describe('values of definitions', () => {
  it('are worked out with their names', () => {
    const compiled = compileValue({ '@{triggerBody().id}': ['@triggerBody().text', '@@x', 5] });
    const result = compiled.ok ? compiled.value.evaluate(testRun) : compiled;
    expect(result).toEqual({ ok: true, value: { 7: ['abc', '@x', 5] } });
  });

  it('tell where in the value something is wrong', () => {
    const read = compileValue({ a: [1, { 'b/c': '@add(' }] });
    expect(!read.ok && read.error.place).toEqual({ pointer: '/a/1/b~1c', line: 1, column: 6 });
    const compiled = compileValue({ a: ['@div(1, 0)'] });
    const result = compiled.ok ? compiled.value.evaluate(testRun) : compiled;
    expect(!result.ok && result.error.place?.pointer).toBe('/a/0');
  });
});
