import { describe, expect, it } from 'vitest';
import { isSingleCall, scanTemplate } from './scan.ts';

describe('scanTemplate', () => {
  it.each([
    ['application/json', []],
    ['@odata.nextLink', []],
    ["https://@connectionParameters('environment').contoso.com", ['connectionParameters(environment)']],
    ["@headers('test')moo", ['headers(test)']],
    [
      "@connectionParameters('url', 'https://api.contoso.com/v1')",
      ['connectionParameters(url,https://api.contoso.com/v1)'],
    ],
    ["@connectionParameters('x','')", ['connectionParameters(x,)']],
    ['@environmentVariables("name")', ['environmentVariables(name)']],
    ['{@body().firstName} {@body().lastName}', ['body()', 'body()']],
    ['[{@body().gifts.payments}]', ['body()']],
    ['gt @{triggerBody().value[0].X}', ['triggerBody()']],
    ["/me/tasks('{task_id}')", []],
    ["{@item()['id']}-{@item()['reference']}", ['item()', 'item()']],
    ['@{workflow().id}', ['workflow()']],
  ])('reads %s', (text, expected) => {
    const { calls, problem } = scanTemplate(text);
    expect(problem).toBeUndefined();
    expect(calls.map((call) => `${call.name}(${call.arguments.join(',')})`)).toEqual(expected);
  });

  it.each([
    ["@headers('x", 9],
    ["@headers('x' 'y')", 13],
    ["@headers('x','y','z')", 16],
    ['@{body().a', 10],
    ['a @headers(', 11],
    ['@body(1)', 6],
  ])('tells where %s goes wrong', (text, at) => {
    expect(scanTemplate(text).problem).toBe(at);
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    scanTemplate("@headers('".repeat(20_000));
    scanTemplate('@{'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('isSingleCall', () => {
  it.each([
    '@body()',
    'body()',
    "@body()['@odata.etag']",
    '@{triggerBody().value}',
    '@item().a[0]',
    "@headers('x')",
  ])('takes %s', (text) => {
    expect(isSingleCall(text)).toBe(true);
  });
  it.each(['value', '@body().a and b', '@body()@body()', 'x @body()', "@headers('x"])(
    'refuses %s',
    (text) => {
      expect(isSingleCall(text)).toBe(false);
    },
  );
});
