import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../host/engine.ts';
import { codeOf, messages } from './catalogue.ts';
import { toDiagnostic } from './diagnostic.ts';
import { problemMessage } from './problem-message.ts';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(?:messages|editor)\b/u.test(file),
  )
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** Texts that look like keys and are names of the language. */
const names = new Set(['ErrorKind', 'ErrorMessage', 'Errors', 'Error']);
const keyPattern = /['`]((?:Err|Warn|Info)[A-Z][\w${}]*|UnexpectedCharacterToken|Mutation\w+)['`]/gu;

function usedKeys(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const source of sources)
    for (const [, key = ''] of source.matchAll(keyPattern)) if (!names.has(key)) found.add(key);
  return found;
}

/** Whether a key with `${…}` in it can be a key of the catalogue. */
function fits(used: string, key: string): boolean {
  return new RegExp(`^${used.replaceAll(/\$\{\w+\}/gu, '\\w+')}$`, 'u').test(key);
}

describe('the catalogue', () => {
  const used = [...usedKeys()];

  it('has an entry for every key that is reported', () => {
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((key) => !Object.keys(messages).some((known) => fits(key, known)))).toEqual([]);
  });

  it('has no entry that nothing reports', () => {
    expect(Object.keys(messages).filter((known) => !used.some((key) => fits(key, known)))).toEqual([]);
  });

  it('has a code of its own for every key, and a full sentence', () => {
    const codes = Object.keys(messages).map(codeOf);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u);
    for (const { message, when } of Object.values(messages)) {
      expect(message).toMatch(/[.?…]$/u);
      expect(when).toMatch(/\.$/u);
    }
  });

  it('describes every argument that a message shows', () => {
    for (const [key, { message, when }] of Object.entries(messages)) {
      for (const [, index = ''] of message.matchAll(/\{(\d)\}/gu))
        expect(`${key}: ${when}`).toMatch(new RegExp(`\\b${index}\\b`, 'u'));
    }
  });
});

describe('messages', () => {
  const engine = createEngine();
  const said = (text: string): readonly string[] =>
    engine.formula(text).problems.map((problem) => problemMessage(problem, text));

  it.each([
    ['totl + 1', 'Nothing is called "totl" here. Check the spelling, or define it first.'],
    ['(1 + 2', 'Expected ")", but found the end of the formula. Add what is missing before this place.'],
    ['Left("abc")', 'This function wants 2 arguments, not 1. Add or remove some.'],
    ['Year(true)', 'The arguments of Year are not right. See the other messages about this call.'],
    [
      'Sort(["b", "a"], ThisRecord)',
      'Rows cannot be put in the order of records or tables. Sort by a plain value.',
    ],
    [
      'IsMatch("a", "[x")',
      'The bracket at the end of [ has no partner. Add the other one, or put a backslash before it.',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  it('become diagnostics with a code, a place and offsets', () => {
    const text = 'If(true,\n  totl)';
    const [problem] = engine.formula(text).problems;
    expect(problem === undefined ? undefined : toDiagnostic(problem, text, 'Write "total"')).toEqual({
      code: 'powerfx.invalid-name',
      severity: 'error',
      message: 'Nothing is called "totl" here. Check the spelling, or define it first.',
      place: { line: 2, column: 3 },
      data: { start: 11, end: 15, args: ['totl'], fix: 'Write "total"' },
    });
  });

  it('read what a problem does not carry from the text', () => {
    expect(said('Color')).toEqual([
      'Nothing is called "Color" here. Check the spelling, or define it first.',
    ]);
  });
});
