import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTemplate, compile, completeAt, expressionFunctions, signatureAt } from '../index.ts';
import { testRun } from '../run/test-run.ts';

/** Numbers that are the same in every run (xorshift). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const sources = readFileSync(new URL('../functions/cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => line.split('  =>  ').slice(0, 1))
  .filter((line) => line !== '' && !line.startsWith('#'));
const pieces = [
  ...sources,
  ...expressionFunctions.map(({ name }) => `${name}(`),
  "'",
  '(',
  ')',
  '[',
  ']',
  ',',
  '?',
  '.',
  '@{',
  '}',
  'null',
  '-1',
  '1e308',
  '9223372036854775807',
  "''",
  '\u0000',
  '😀',
];

function mutated(next: (below: number) => number): string {
  let text = `@${sources[next(sources.length)] ?? ''}`;
  for (let times = 1 + next(4); times > 0; times -= 1) {
    const at = next(text.length + 1);
    const cut = next(3) === 0 ? next(6) : 0;
    text = text.slice(0, at) + (pieces[next(pieces.length)] ?? '') + text.slice(at + cut);
  }
  return text;
}

describe('mutated expressions', () => {
  it('never throw, and end', () => {
    const next = numbers(20_240_229);
    const began = performance.now();
    for (let round = 0; round < 5_000; round += 1) {
      const text = mutated(next);
      const compiled = compile(text);
      if (compiled.ok) compiled.value.evaluate(testRun, { maxSteps: 10_000, maxSize: 100_000 });
      checkTemplate(text);
      const offset = next(text.length + 1);
      completeAt(text, offset);
      signatureAt(text, offset);
    }
    expect(performance.now() - began).toBeLessThan(30_000);
  });

  it('of nothing but arguments: every function with every kind of value', () => {
    const values = [
      'null',
      'true',
      '-1',
      '1.5',
      "'text'",
      "json('[1]')",
      'json(\'{"a":1}\')',
      "binary('x')",
      "xml('<a/>')",
      "decimal('1.0')",
      "'<a/>'",
      '9223372036854775807',
    ];
    for (const { name } of expressionFunctions) {
      for (const a of values) {
        for (const b of values) {
          for (const call of [`@${name}(${a})`, `@${name}(${a}, ${b})`, `@${name}(${a}, ${b}, ${a})`]) {
            const compiled = compile(call);
            if (compiled.ok) compiled.value.evaluate(testRun, { maxSteps: 10_000 });
          }
        }
      }
    }
  });
});
