import { describe, expect, it } from 'vitest';
import { checkLegacyPattern } from './legacy.ts';
import { compilePattern } from './match.ts';
import { parseMatchOptions } from './options.ts';

const raw = String.raw;

function found(pattern: string, text: string, optionsText = ''): readonly (string | undefined)[] | undefined {
  const options = parseMatchOptions(optionsText);
  const check = checkLegacyPattern(pattern, options);
  if (!check.ok) throw new Error(JSON.stringify(check.errors));
  const outcome = compilePattern(check.pattern, options).exec(text, 0, { remaining: 1_000_000 });
  return outcome.kind === 'match' ? [text.slice(outcome.start, outcome.end), ...outcome.groups] : undefined;
}

describe('the older dialect', () => {
  it.each([
    // pattern, options, text, match and captures
    ['a{,2}', '', 'a{,2}', ['a{,2}']],
    [raw`[a-z\-_-]+`, '', 'A a-b_', ['a-b_']],
    ['[]x]+', '', 'a]x', [']x']],
    [raw`\042\x41\u0042\cA`, '', '"AB\u0001', ['"AB\u0001']],
    [raw`\!\-\'`, '', "!-'", ["!-'"]],
    ['(a)(?<n>b)(c)', '', 'abc', ['abc', 'a', 'c', 'b']],
    [raw`(a)\1\k<1>`, '', 'aaa', ['aaa', 'a']],
    ['(?n)(a)(?<n>b)', '', 'ab', ['ab', 'b']],
    ["(?'q'x)", '', 'x', ['x', 'x']],
    ['(?:a*)*b', '', 'aab', ['aab']],
    ['(?:(a)|b)*', '', 'ab', ['ab', 'a']],
    ['(?:a?){2,3}$', '', 'aa', ['aa']],
    [raw`^\w+$`, '', 'e\u0301', ['e\u0301']],
    ['a.b', '', 'a\rb', ['a\rb']],
    ['^b$', 'm', 'a\nb\n', ['b']],
    ['b$', '', 'b\r', undefined],
    [raw`\Ab\Z`, '', 'b\n', ['b']],
    [raw`b\z`, '', 'b\n', undefined],
    ['a # words\n b', 'x', 'ab', ['ab']],
    ['a(?# words)b', '', 'ab', ['ab']],
    [raw`(?<=(a))b`, '', 'ab', ['b', 'a']],
    [raw`\u{1F600}{2}`, '', 'x😀😀', ['😀😀']],
    [raw`\uD83D\uDE00{2,}a`, '', '😀😀😀a', ['😀😀😀a']],
  ])('%s (%s) on %j', (pattern, options, text, expected) => {
    expect(found(pattern, text, options)).toEqual(expected);
  });

  it.each([
    ['ErrInvalidRegExBadBackRefNotDefined', raw`x\k<n>y`, [raw`x\k<n>`]],
    ['ErrInvalidRegExBadBackRefNotDefined', raw`x\2y`, [raw`x\2`]],
    ['ErrInvalidRegExBadEscape', raw`x\iy`, [raw`x\i`]],
    ['ErrInvalidRegExBadNamedCaptureName', 'x(?<$>y)', ['x(?<']],
    ['ErrInvalidRegExBadNamedCaptureName', raw`xy\k`, [raw`xy` + '\\']],
    ['ErrInvalidRegExBadQuantifier', 'xy?+z', ['xy?+']],
    ['ErrInvalidRegExBadUnicodeCategory', raw`x\p{Qq}y`, [raw`x\p{Qq}`]],
    ['ErrInvalidRegExCharacterClassCategoryUse', raw`[x-\d]`, [raw`[x-\d`]],
    ['ErrInvalidRegExCharacterClassRangeReverse', 'a long start [9-0]', ['...g start [9-0']],
    ['ErrInvalidRegExEndsWithBackslash', 'x\\', []],
    ['ErrInvalidRegExLowHighQuantifierFlip', 'x{7,6}y', ['x{7,6}']],
    ['ErrInvalidRegExNumberOverflow', 'x{9999999999}', ['x{9999999999}'.slice(-12)]],
    ['ErrInvalidRegExQuantifierOnNothing', 'x|?y', ['x|?']],
    ['ErrInvalidRegExUnclosedCaptureGroups', '(x', []],
    ['ErrInvalidRegExUnclosedInlineComment', 'x(?# y', ['x(?# y']],
    ['ErrInvalidRegExUnopenedCaptureGroups', 'x)', []],
    ['ErrInvalidRegExUnterminatedSquare', '[x', []],
    ['ErrInvalidRegExWithContext', 'x(?>y)', ['x(?>']],
  ])('%s: %s', (key, pattern, args) => {
    const check = checkLegacyPattern(pattern, { freeSpacing: false });
    const shown = key === 'ErrInvalidRegExNumberOverflow' ? [`...${args[0] ?? ''}`] : args;
    expect(check).toEqual({ ok: false, errors: [{ kind: 'pattern-error', key, args: shown }] });
  });

  it('refuses nesting too deep for recursion', () => {
    expect(checkLegacyPattern('('.repeat(100_000), { freeSpacing: false }).ok).toBe(false);
  });
});
