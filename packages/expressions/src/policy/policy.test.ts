import { readFileSync } from 'node:fs';
import type { Json } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { evaluatePolicyText, evaluatePolicyValue, type PolicyScope } from './evaluate.ts';
import { parsePolicyTemplate } from './parse.ts';
import { parsePolicyPath, parsePolicySubPath } from './path.ts';

interface Case {
  readonly note: string;
  readonly template: string;
  readonly placeholders?: boolean;
  readonly text?: string;
  readonly value?: Json;
  readonly fails?: string;
  readonly missing?: readonly string[];
  readonly problems?: readonly Json[];
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));

function from(values: Readonly<Record<string, string>>): (name: string) => string | undefined {
  return (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

const scope: PolicyScope = {
  connectionParameter: from({ hostUrl: 'h.example.com', empty: '' }),
  queryParameter: from({ domain: 'pqr' }),
  header: from({ test: 'foo', port: '1234' }),
  environmentVariable: from({ region: 'eu' }),
  pathParameter: from({ id: 'p7' }),
  body: () => ({ first: 'Ann', last: 'Li', list: [1, 2], gift: { a: 1 }, '@odata.id': 'o1', nothing: null }),
  item: { id: 7, reference: 'r' },
  triggerBody: { value: [{ X: 9 }] },
};

describe('policy templates', () => {
  it.each(cases)('$note', (one) => {
    const template = parsePolicyTemplate(one.template, { placeholders: one.placeholders === true });
    expect(template.problems).toEqual(one.problems ?? []);
    const missing: string[] = [];
    const options = { onMissing: (call: string) => missing.push(call) };
    const result =
      one.value === undefined
        ? evaluatePolicyText(template, scope, options)
        : evaluatePolicyValue(template, scope, options);
    if (one.fails !== undefined) expect(result).toEqual({ ok: false, error: one.fails });
    else expect(result).toEqual({ ok: true, value: one.value ?? one.text });
    expect(missing).toEqual(one.missing ?? []);
  });

  it('hands every inserted value to the caller, with what stands before it', () => {
    const template = parsePolicyTemplate("/a/@queryParameters('domain')/{id}?x={id}", { placeholders: true });
    const seen: string[] = [];
    const insert = (value: string, source: string, before: string): string => {
      seen.push(`${source} after ${before}`);
      return `<${value}>`;
    };
    expect(evaluatePolicyText(template, scope, { insert })).toEqual({
      ok: true,
      value: '/a/<pqr>/<p7>?x=<p7>',
    });
    expect(seen).toEqual([
      'queryParameters after /a/',
      'placeholder after /a/<pqr>/',
      'placeholder after /a/<pqr>/<p7>?x=',
    ]);
  });

  it('reads a long hostile template in a moment', () => {
    const text = `${"@{headers('".repeat(20_000)}${'{@'.repeat(20_000)}`;
    const startedAt = performance.now();
    expect(parsePolicyTemplate(text).parts).toEqual([{ kind: 'literal', text }]);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('policy paths', () => {
  it.each([
    ['@body()', { root: 'body', steps: [] }],
    ['body()', { root: 'body', steps: [] }],
    [' @Body().value[0].a ', { root: 'body', steps: ['value', 0, 'a'] }],
    ["@item()['@odata.type']", { root: 'item', steps: ['@odata.type'] }],
    ['@{triggerBody().data}', { root: 'triggerBody', steps: ['data'] }],
    ["@headers('a')", undefined],
    ['@body().a and more', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(parsePolicyPath(text)).toEqual(expected);
  });

  it.each([
    ['assignments', ['assignments']],
    ['a.b', ['a', 'b']],
    ["['@odata.type']", ['@odata.type']],
    ['null', []],
    ['', []],
    ['@odata.id', ['@odata.id']],
    ["['open", undefined],
  ])('below a place: %s', (text, expected) => {
    expect(parsePolicySubPath(text)).toEqual(expected);
  });
});
