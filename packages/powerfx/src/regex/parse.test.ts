import { describe, expect, it } from 'vitest';
import { CHECK_CASES } from './check-cases.ts';
import { parseMatchOptions } from './options.ts';
import { checkPattern } from './parse.ts';

describe('the pattern check', () => {
  it.each(CHECK_CASES)('$key: $refused', ({ key, refused, options = '', args, passes }) => {
    const parsed = parseMatchOptions(options);
    const check = checkPattern(refused, parsed);
    expect(check).toEqual({ ok: false, errors: [{ kind: 'pattern-error', key, args }] });
    expect(checkPattern(passes, parsed)).toMatchObject({ ok: true });
  });

  it.each([
    ['keeps a pair whole on the left', `${'\u{1f600}'.repeat(6)}]`, `...${'\u{1f600}'.repeat(5)}]`],
    ['keeps a pair whole on the right', `(${'\u{1f600}'.repeat(8)}`, undefined],
    ['shows line breaks as spaces', 'a\r\nb]', 'a  b]'],
  ])('%s in an excerpt', (_, pattern, excerpt) => {
    const check = checkPattern(pattern, parseMatchOptions(''));
    expect(check.ok ? undefined : check.errors[0]?.args[0]).toBe(excerpt);
  });

  it('ends a line comment at any line break', () => {
    const check = checkPattern('x # ) [ {\u2028 (?<n>y)', parseMatchOptions('x'));
    expect(check.ok && check.pattern.captures).toEqual([{ index: 1, name: 'n' }]);
  });

  it('lists captures in the order of their brackets', () => {
    const named = checkPattern('(?<outer>(x)(?<inner>y))', parseMatchOptions(''));
    expect(named.ok && named.pattern.captures.map(({ name }) => name)).toEqual(['outer', 'inner']);
    const numbered = checkPattern('((x)(?:y))', parseMatchOptions('N'));
    expect(numbered.ok && numbered.pattern.captures.map(({ index }) => index)).toEqual([1, 2]);
  });

  it('ignores white space and comments between an atom and its quantifier', () => {
    expect(checkPattern('x # many\n +', parseMatchOptions('x')).ok).toBe(true);
    expect(checkPattern('x(?# many )+', parseMatchOptions('')).ok).toBe(true);
  });
});

describe('the options text', () => {
  it.each([
    ['', {}],
    ['c', {}],
    ['^c', { beginsWith: true }],
    ['c$i', { endsWith: true, ignoreCase: true }],
    ['^c$msx', { beginsWith: true, endsWith: true, multiline: true, dotAll: true, freeSpacing: true }],
    ['cN', { numberedSubMatches: true }],
    ['foo', {}],
  ])('%j', (text, expected) => {
    const all = {
      beginsWith: false,
      endsWith: false,
      ignoreCase: false,
      multiline: false,
      freeSpacing: false,
      dotAll: false,
      numberedSubMatches: false,
    };
    expect(parseMatchOptions(text)).toEqual({ ...all, ...expected });
  });
});
