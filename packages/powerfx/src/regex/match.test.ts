import { describe, expect, it } from 'vitest';
import { compilePattern, DEFAULT_MATCH_STEPS, type MatchOutcome } from './match.ts';
import { parseMatchOptions } from './options.ts';
import { checkPattern } from './parse.ts';
import { MATCH_MEMBERS } from './predefined.ts';

const raw = String.raw;

function matcherOf(pattern: string, options = '') {
  const parsed = parseMatchOptions(options);
  const check = checkPattern(pattern, parsed);
  if (!check.ok) throw new Error(JSON.stringify(check.errors));
  return compilePattern(check.pattern, parsed);
}

function find(pattern: string, text: string, options = '', steps = DEFAULT_MATCH_STEPS): MatchOutcome {
  return matcherOf(pattern, options).exec(text, 0, { remaining: steps });
}

function found(pattern: string, text: string, options = ''): string | undefined {
  const outcome = find(pattern, text, options);
  return outcome.kind === 'match' ? text.slice(outcome.start, outcome.end) : undefined;
}

function allFound(pattern: string, text: string, options = ''): readonly (readonly [number, string])[] {
  const outcome = matcherOf(pattern, options).execAll(text, { remaining: DEFAULT_MATCH_STEPS });
  if (outcome.kind === 'timeout') throw new Error('timeout');
  return outcome.matches.map(({ start, end }) => [start, text.slice(start, end)] as const);
}

describe('matching', () => {
  it.each([
    // pattern, options, text, matched text
    ['b+', '', 'abbbc', 'bbb'],
    ['b+?', '', 'abbbc', 'b'],
    ['b{2}', '', 'abbbc', 'bb'],
    ['b{2,}?c', '', 'abbbc', 'bbbc'],
    ['x*', '', 'abc', ''],
    ['a|ab', '', 'abc', 'a'],
    ['(?:a|ab)c', '', 'abc', 'abc'],
    ['[b-d]+', '', 'abcde', 'bcd'],
    ['[^b-d]+$', '', 'abcde', 'e'],
    [raw`(?:\d{3}-?){2,3}`, '', 'no 555-123-4567', '555-123-456'],
    [raw`(?:(?:ab){1,60}c){1,50}`, '', 'ababcabcab', 'ababcabc'],
    [raw`(?:(?:ab){1,60}?c){1,50}?`, '', 'ababcabcab', 'ababc'],
    ['a.c', '', 'a\nc', undefined],
    ['a.c', 's', 'a\nc', 'a\nc'],
    ['a.c', '', 'a\u2028c', undefined],
    ['a.c', '', 'a\tc', 'a\tc'],
    ['b', '^c', 'ab', undefined],
    ['b', 'c$', 'ab', 'b'],
    ['a|b', '^c$', 'ab', undefined],
    ['a  b # words', 'x', 'ab', 'ab'],
    ['a # words', '^c$x', 'a', 'a'],
    ['(?x)a [ ] b', '', 'a b', 'a b'],
    [raw`\bcat\b`, '', 'concat cat', 'cat'],
    [raw`\Bcat\b`, '', 'concat cat', 'cat'],
    ['(?=.*z)x', '', 'xyz', 'x'],
    ['(?!y)[x-z]', '', 'yz', 'z'],
    ['(?<=€)[0-9]+', '', '£5 €42', '42'],
    ['(?<!€)[0-9]+', '', '€4 £52', '52'],
    ['(?<=ab|c{1,2})x', '', 'ax bx abx', 'x'],
    [raw`(?<q>["'])[a-z ]*\k<q>`, '', `'it" 'ok'`, `'ok'`],
    [raw`(?<w>\w+) \k<w>`, 'i', 'Tom tOM', 'Tom tOM'],
    [raw`(?<w>a)(?<=\k<w>)b`, '', 'ab', 'ab'],
  ])('%s (%s) on %j', (pattern, options, text, expected) => {
    expect(found(pattern, text, options)).toBe(expected);
  });

  it('keeps the captures of the last iteration', () => {
    expect(find('(?<letter>[a-z])+', 'abc')).toMatchObject({ groups: ['c'] });
    expect(find('(a)|(b)', 'b', 'N')).toMatchObject({ groups: [undefined, 'b'] });
  });

  it('forgets captures of a way given up', () => {
    expect(find('(?:(x)y|xz)', 'xz', 'N')).toMatchObject({ groups: [undefined] });
    expect(find('(?!(x)y)x', 'xz', 'N')).toMatchObject({ groups: [undefined] });
    expect(find('(?=(x))xz', 'xz', 'N')).toMatchObject({ groups: ['x'] });
  });

  it('starts at the given position but sees the text before it', () => {
    expect(matcherOf('(?<=a)b').exec('ab', 1, { remaining: 100 })).toMatchObject({ start: 1, end: 2 });
    expect(matcherOf('^b').exec('ab', 1, { remaining: 100 })).toEqual({ kind: 'none' });
  });

  it('finds every match, empty ones included', () => {
    expect(allFound('b*', 'abb')).toEqual([
      [0, ''],
      [1, 'bb'],
      [3, ''],
    ]);
  });
});

describe('lines', () => {
  it.each(['\n', '\r', '\r\n', '\u000b', '\f', '\u0085', '\u2028', '\u2029'])(
    'know %j as one break',
    (lineBreak) => {
      const text = `a${lineBreak}b${lineBreak}`;
      expect(allFound('^[a-z]?$', text, 'm').map(([, match]) => match)).toEqual(['a', 'b', '']);
      expect(allFound('[a-z]$', text).map(([, match]) => match)).toEqual(['b']);
      expect(allFound('^[a-z]', text).map(([, match]) => match)).toEqual(['a']);
    },
  );
});

describe('Unicode', () => {
  it.each([
    ['.', '', '😀x', '😀'],
    ['[^x]', '', '😀x', '😀'],
    [raw`\W`, '', '😀x', '😀'],
    ['😀{2}', '', '😀😀😀', '😀😀'],
    ['^.{2}$', '', '😀😀', '😀😀'],
    ['.*x', '', '😀😀x', '😀😀x'],
    [raw`\w+`, '', '-Ærø٣_-', 'Ærø٣_'],
    [raw`\d+`, '', 'x٣४', '٣४'],
    [raw`\w+`, '', 'e\u0301', 'e'],
    [raw`a\sb`, '', 'a\u3000b', 'a\u3000b'],
    [raw`\p{Sc}\P{Sc}`, '', '€5', '€5'],
    ['σ', 'i', 'Σ', 'Σ'],
    ['[a-z]', 'i', '\u212a', '\u212a'],
    ['[a-z]', 'i', '\u017f', undefined],
    ['i', 'i', '\u0130', undefined],
    [raw`\p{Lu}`, 'i', 'a', 'a'],
    [raw`[^k]`, 'i', 'K', undefined],
    ['straße', 'i', 'STRASSE', undefined],
  ])('%s (%s) on %s', (pattern, options, text, expected) => {
    expect(found(pattern, text, options)).toBe(expected);
  });
});

describe('the step budget', () => {
  it.each([
    ['(a+)+$', '', 30, 50_000],
    ['(a|aa)+$', '', 20_000, 1_000_000],
    ['(?:a+b?)+c', '', 400, 500_000],
    ['.*.*x', '', 1000, 500_000],
    [raw`a+\s*$`, '', 50_000, 500_000],
  ])('%s fails in polynomial time', (pattern, options, size, steps) => {
    expect(find(pattern, `${'a'.repeat(size)}!`, options, steps)).toEqual({ kind: 'none' });
  });

  it.each([
    ['(a+)+$', ''],
    [raw`(a+)+\1b`, 'N'],
    ['(?:(?:a{1,3}){1,500}){1,500}b', ''],
  ])('%s ends when the budget is spent', (pattern, options) => {
    const budget = { remaining: 200_000 };
    const outcome = matcherOf(pattern, options).exec(`${'a'.repeat(10_000)}!`, 0, budget);
    expect(outcome).toEqual({ kind: 'timeout' });
    expect(budget.remaining).toBe(0);
  });

  it('is shared by all searches of a text', () => {
    expect(matcherOf('a').execAll('a'.repeat(1000), { remaining: 500 })).toEqual({ kind: 'timeout' });
  });

  it.each([
    ['.*', 1_000_000],
    ['(?:a|b)*', 100_000],
    ['(?:ab|ba)*', 200_000],
    ['(?:(?<last>ab))*', 200_000],
    ['(?:ab)*?$', 200_000],
  ])('%s matches a long text without deep recursion', (pattern, size) => {
    expect(find(pattern, 'ab'.repeat(size / 2))).toMatchObject({ start: 0, end: size });
  });
});

describe('Match members', () => {
  it.each([
    ['Email', 'write to ann.b@mail.example.org, please', 'ann.b@mail.example.org'],
    ['Email', 'ann@localhost', undefined],
    ['MultipleDigits', 'no 120', '120'],
    ['Letter', '1é', 'é'],
    ['Tab', 'a\tb', '\t'],
    ['RightParen', '(a)', ')'],
  ] as const)('%s on %j', (member, text, expected) => {
    expect(found(MATCH_MEMBERS[member], text)).toBe(expected);
  });

  it('are all valid and can be repeated', () => {
    for (const pattern of Object.values(MATCH_MEMBERS)) {
      expect(checkPattern(pattern, parseMatchOptions('')).ok).toBe(true);
    }
    expect(checkPattern(`${MATCH_MEMBERS.Email}?`, parseMatchOptions('')).ok).toBe(true);
  });
});
