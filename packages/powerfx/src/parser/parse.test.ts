import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commaSeparators } from '../lexer/separators.ts';
import { printNode } from '../printer/print.ts';
import { treeDifference } from '../printer/same-tree.ts';
import type { Problem } from '../syntax/problem.ts';
import { parseFormula, type ParseOptions } from './parse.ts';

interface Case {
  readonly formula: string;
  readonly options: ParseOptions;
  readonly print: string | undefined;
  readonly errors: readonly string[];
}

const cases = readFileSync(new URL('cases.txt', import.meta.url), 'utf8')
  .split(/\n\n+/)
  .map((paragraph) => paragraph.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .flatMap(([head, ...rest]) => (head === undefined ? [] : [readCase(head, rest)]));

function readCase(head: string, rest: readonly string[]): Case {
  const [, words, formula = head] = /^\[([a-zA-Z ]+)\] (.*)$/.exec(head) ?? [];
  const flags = new Set(words?.split(' ') ?? []);
  return {
    formula,
    options: {
      chaining: flags.has('chaining'),
      textFirst: flags.has('textFirst'),
      reservedWords: !flags.has('words'),
      numberMode: flags.has('decimal') ? 'decimal' : 'float',
      ...(flags.has('comma') ? { separators: commaSeparators } : {}),
    },
    print: rest.find((line) => line.startsWith('=> '))?.slice(3),
    errors: rest.filter((line) => line.startsWith('! ')).map((line) => line.slice(2)),
  };
}

function described({ key, span }: Problem): string {
  return `${key} ${span.start}-${span.end}`;
}

describe('the cases', () => {
  it.each(cases)('$formula', ({ formula, options, print, errors }) => {
    const { root, tokens, nodeCount, problems } = parseFormula(formula, options);
    expect(problems.map(described)).toEqual(errors);
    expect(tokens.map(({ start, end }) => formula.slice(start, end)).join('')).toBe(formula);
    expect(root.id).toBe(nodeCount - 1);
    if (print === undefined) return;
    expect(printNode(root)).toBe(print);
    if (errors.length === 0)
      expect(
        treeDifference(root, parseFormula(print, { chaining: true, reservedWords: false }).root),
      ).toBeUndefined();
  });
});

describe('spans', () => {
  it('point at the operator, the member and the call', () => {
    const { root } = parseFormula('a.b + F(1)');
    if (root.kind !== 'binary') throw new Error(root.kind);
    expect(root.span).toEqual({ start: 4, end: 5 });
    expect(root.left.span).toEqual({ start: 1, end: 3 });
    expect(root.right.span).toEqual({ start: 6, end: 10 });
    expect(root.full).toEqual({ start: 0, end: 10 });
  });

  it('take parentheses into the full extent only', () => {
    const { root } = parseFormula('(a) + 1');
    if (root.kind !== 'binary') throw new Error(root.kind);
    expect(root.left).toMatchObject({ span: { start: 1, end: 2 }, full: { start: 0, end: 3 } });
  });
});

describe('depth', () => {
  it('counts a call as two levels', () => {
    expect(parseFormula('First(Last(T))').root.depth).toBe(5);
    expect(parseFormula('1 - X').root.depth).toBe(3);
  });

  it.each(['(', '-', '[', '{a:', 'F(', '$"{', '1^', '!'])('is limited for %s', (start) => {
    const { problems } = parseFormula(start.repeat(100_000));
    expect(problems.map(({ key }) => key)).toEqual(['ErrRuleNestedTooDeeply']);
  });

  it('is limited for paths', () => {
    expect(parseFormula(`a${'.a'.repeat(100)}`).problems.map(({ key }) => key)).toEqual([
      'ErrRuleNestedTooDeeply',
    ]);
  });

  it.each(['+1', '&a', '%', ' As a', ' And a'])('does not count a chain of %s', (link) => {
    const { root, problems } = parseFormula(`a${link.repeat(20_000)}`);
    expect(problems).toEqual([]);
    expect(treeDifference(root, parseFormula(printNode(root)).root)).toBeUndefined();
  });
});

describe('time', () => {
  // Quadratic reading would take minutes here; linear reading takes milliseconds.
  it.each([
    ['a comment', `/*${'a'.repeat(1_000_000)}*/1`],
    ['a text', `"${'a""'.repeat(300_000)}"`],
    ['an open name', `'${';'.repeat(1_000_000)}`],
    ['a list', `[${'1,'.repeat(200_000)}1]`],
  ])('is linear for %s', (_, source) => {
    const start = performance.now();
    parseFormula(source);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
