import { describe, expect, it } from 'vitest';
import { noteSource, type Json } from '@connectory/base';
import { compile, compileValue, toJson, writeValue, type EvaluationOptions } from '../index.ts';
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

  it('hold for what was worked out when it was compiled', () => {
    const compiled = compile("@concat(triggerBody()?['text'], join(createArray('a', 'b'), '-'))");
    const outcome = (options?: EvaluationOptions): unknown => {
      const result = compiled.ok ? compiled.value.evaluate(testRun, options) : compiled;
      return result.ok ? result.value : result.error.code;
    };
    expect(outcome()).toBe('abca-b');
    // The trigger's body, a read and three calls.
    expect(outcome({ maxSteps: 5 })).toBe('abca-b');
    expect(outcome({ maxSteps: 4 })).toBe('expressions.limit-steps');
    expect(outcome({ maxSize: 2 })).toBe('expressions.limit-size');
  });

  it('what fails when it is compiled fails when it is reached', () => {
    expect(codeOf("@if(empty(triggerBody()?['text']), div(1, 0), 'x')")).toBe('ok');
    expect(codeOf("@if(empty(''), div(1, 0), 'x')")).toBe('divide-by-zero');
    expect(codeOf('@length(range(0, 5000))')).toBe('ok');
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

  it('share what has no expression in it', () => {
    const compiled = compileValue({ fixed: { a: ['@@x'] }, list: [{ b: 1 }, '@item()'], item: '@item()' });
    const values = [1, 2].map((item) => {
      const result = compiled.ok ? compiled.value.evaluate({ item: () => item }) : compiled;
      return result.ok ? toJson(result.value) : result.error;
    });
    expect(values).toEqual([1, 2].map((item) => ({ fixed: { a: ['@x'] }, list: [{ b: 1 }, item], item })));
  });

  it('keep the order and the names of members', () => {
    const source = JSON.parse('{"b":"@item()","__proto__":"@item()","constructor":"@{item()}","a":1}');
    const written = (value: Json): string | undefined => {
      const compiled = compileValue(value);
      const result = compiled.ok ? compiled.value.evaluate({ item: () => 5 }) : compiled;
      return result.ok ? writeValue(result.value) : result.error.code;
    };
    expect(written(source)).toBe('{"b":5,"__proto__":5,"constructor":"5","a":1}');
    const numbered = { '200': '@item()', default: '@item()', '10': 1 };
    noteSource(numbered, { order: ['default', '200', '10'] });
    expect(written(numbered)).toBe('{"default":5,"200":5,"10":1}');
    expect(written({ '@{item()}': 1, '5': '@item()', x: 2 })).toBe('{"5":1,"x":2}');
  });

  it('tell where in the value something is wrong', () => {
    const read = compileValue({ a: [1, { 'b/c': '@add(' }] });
    expect(!read.ok && read.error.place).toEqual({ pointer: '/a/1/b~1c', line: 1, column: 6 });
    const compiled = compileValue({ a: ['@div(1, 0)'] });
    const result = compiled.ok ? compiled.value.evaluate(testRun) : compiled;
    expect(!result.ok && result.error.place?.pointer).toBe('/a/0');
  });
});
