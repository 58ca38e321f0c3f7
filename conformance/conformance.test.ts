import { describe, expect, it } from 'vitest';
import { fuzzEngines, tryFormula } from './powerfx/fuzz-one.ts';
import { createMutator, seeded } from './powerfx/mutate.ts';
import { ownFormulas } from './powerfx/own-formulas.ts';
import { firstDifference, hasDuplicates, tokensOf } from './json-text.ts';
import { differences, projectOurs, projectTheirs } from './postman/project.ts';
import { fallen } from './scores.ts';

describe('the tokenizer', () => {
  it('sees order, number spelling and lost members', () => {
    const text = '{"b": 1.0, "a": "\\u0041 // no comment"} // one';
    expect(firstDifference(tokensOf(text), tokensOf('{"b":1.0,"a":"A // no comment"}'))).toBeUndefined();
    expect(firstDifference(tokensOf(text), tokensOf('{"a":"A // no comment","b":1.0}'))).toContain('token 1');
    expect(firstDifference(tokensOf(text), tokensOf('{"b":1,"a":"A // no comment"}'))).toContain('token 2');
    expect(firstDifference(tokensOf(text), tokensOf('{"b":1.0}'))).toBeDefined();
  });

  it('finds names that occur twice in one object only', () => {
    expect(hasDuplicates('{"a":1,"b":{"a":1}}')).toBe(false);
    expect(hasDuplicates('{"a":1,"b":{},"a":2}')).toBe(true);
  });
});

describe('scores', () => {
  const score = (passed: number, cases: number) => ({
    suite: 's',
    date: '',
    cases,
    passed,
    failed: 0,
    skipped: 0,
  });

  it('notice a fall, also when the suite has grown', () => {
    expect(fallen([score(9, 10)], [score(9, 10)])).toEqual([]);
    expect(fallen([score(9, 10)], [score(8, 10)])).toHaveLength(1);
    expect(fallen([score(9, 10)], [score(10, 20)])).toHaveLength(1);
    expect(fallen([score(9, 10)], [])).toHaveLength(1);
  });
});

describe('the comparison of collections', () => {
  const theirs = projectTheirs({
    servers: [{ url: 'https://a.example/v1' }],
    paths: { '/x': { get: { parameters: [{ name: 'q', in: 'query' }] } } },
    components: { securitySchemes: { b: { type: 'http', scheme: 'basic' } } },
  });
  const ours = (parameters: readonly { readonly name: string; readonly in: string }[]) =>
    projectOurs(
      {
        basePath: '/v1',
        paths: { '/x': { get: { parameters } } },
        securityDefinitions: { b: { type: 'basic' } },
      },
      0,
    );

  it('agrees, and sees what is missing or too many', () => {
    expect(differences(ours([{ name: 'q', in: 'query' }]), theirs, true)).toEqual([]);
    expect(differences(ours([]), theirs, true)).toHaveLength(1);
    expect(differences(projectOurs({ paths: { '/x': { get: {} } } }, 0), theirs, true)).toHaveLength(3);
  });
});

describe('mutated formulas', () => {
  it('are answered, whatever they are', async () => {
    const random = seeded(7);
    const next = createMutator(ownFormulas, random);
    const engines = fuzzEngines();
    for (let count = 0; count < 150; count += 1) {
      const text = next();
      await expect(tryFormula(engines, text, random), text).resolves.toBeUndefined();
    }
  });
});
