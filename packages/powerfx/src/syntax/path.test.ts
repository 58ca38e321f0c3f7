import { describe, expect, it } from 'vitest';
import { parseFormula } from '../parser/parse.ts';
import { dottedPath, listFunctions } from './path.ts';

describe('paths', () => {
  it.each([
    ['a.b.c', 'a.b.c'],
    ['a!b', 'a.b'],
    ['a[@b]', 'a.b'],
    ['F(x).b', undefined],
    ['Self.b', undefined],
  ])('%s', (source, expected) => {
    expect(
      dottedPath(parseFormula(source).root)
        ?.map(({ name }) => name)
        .join('.'),
    ).toBe(expected);
  });
});

describe('functions', () => {
  it('are listed once, and hidden when not known', () => {
    const { root } = parseFormula('If(Ns.F(G()), F(), G()) + Ns.F()');
    expect(listFunctions(root)).toEqual(['If', 'Ns.F', 'G', 'F']);
    expect(listFunctions(root, (name) => name === 'If')).toEqual([
      'If',
      '$#CustomFunction1#$',
      '$#CustomFunction2#$',
      '$#CustomFunction3#$',
    ]);
  });
});
