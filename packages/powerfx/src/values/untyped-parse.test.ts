import { describe, expect, it } from 'vitest';
import { parseUntyped } from './untyped-parse.ts';

describe('parseUntyped', () => {
  it.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    "'a'",
    '01',
    '+1',
    '.5',
    '1.',
    '1e',
    'tru',
    'NaN',
    '1 2',
    '"a',
    '"\\x"',
    '"\\u12"',
    '"\n"',
    '[1]]',
    '/**/1',
    '\uFEFF1',
  ])('refuses %j', (text) => {
    expect(parseUntyped(text)).toBeUndefined();
  });

  it('keeps the digits of numbers', () => {
    const digits = `-${'9'.repeat(500)}.50e+7`;
    expect(parseUntyped(digits)).toEqual({ kind: 'number', digits });
  });

  it('reads escapes', () => {
    expect(parseUntyped(' "a\\u0041\\n\\/\\ud83d\\udc7b" ')).toEqual({ kind: 'text', value: 'aA\n/👻' });
  });

  it('takes any name, and the last of members with the same name', () => {
    const data = parseUntyped('{"__proto__":{"admin":true},"constructor":1,"":2,"":3}');
    expect(data?.kind === 'object' ? [...data.members.keys()] : []).toEqual(['__proto__', 'constructor', '']);
    expect(data?.kind === 'object' && data.members.get('')).toEqual({ kind: 'number', digits: '3' });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('refuses data that is nested too deeply, however deeply', () => {
    expect(parseUntyped(`${'['.repeat(64)}${']'.repeat(64)}`)).toBeDefined();
    expect(parseUntyped(`${'['.repeat(65)}${']'.repeat(65)}`)).toBeUndefined();
    expect(parseUntyped('['.repeat(100_000))).toBeUndefined();
    expect(parseUntyped('{"a":'.repeat(100_000))).toBeUndefined();
  });

  it('reads a megabyte quickly', () => {
    const row = {
      id: 12_345,
      name: 'A name of some length',
      note: 'with \\"quotes\\" \n in it',
      flags: [true, false, null],
      price: 9.99,
    };
    const text = JSON.stringify(Array.from({ length: 8_000 }, () => row));
    parseUntyped(text);
    const start = performance.now();
    parseUntyped(text);
    // 10 to 20 ms on the machine this was written on; the bound leaves room for a busy one.
    expect(performance.now() - start).toBeLessThan(200);
    expect(text.length).toBeGreaterThan(900_000);
  });
});
