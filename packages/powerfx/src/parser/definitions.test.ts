import { describe, expect, it } from 'vitest';
import { commaSeparators } from '../lexer/separators.ts';
import { parseDefinitions } from './definitions.ts';

function outline(source: string): readonly string[] {
  return parseDefinitions(source).items.map(
    ({ kind, identifier, body }) => `${kind} ${identifier.name}${body.problems.length > 0 ? ' broken' : ''}`,
  );
}

describe('a program', () => {
  it('has formulas, types and functions', () => {
    const source =
      'a = 1; T := Type({x: Number}); F(p: Number, q: T): Text = "t"; G(): Void = { Set(a, 1); a; };';
    const { items, problems } = parseDefinitions(source);
    expect(problems).toEqual([]);
    expect(outline(source)).toEqual(['formula a', 'type T', 'function F', 'function G']);
    const [, , f, g] = items;
    if (f?.kind !== 'function' || g?.kind !== 'function') throw new Error('no functions');
    expect(f.parameters.map(({ identifier, type }) => `${identifier.name} ${type.identifier.name}`)).toEqual([
      'p Number',
      'q T',
    ]);
    expect([f.imperative, g.imperative]).toEqual([false, true]);
    expect(g.body.root.kind).toBe('chain');
    expect(source.slice(f.full.start, f.full.end)).toBe('F(p: Number, q: T): Text = "t"');
  });

  it('gives each body ids of its own', () => {
    for (const { body } of parseDefinitions('a = 1 + 2; b = F(a, 3);').items)
      expect(body.root.id).toBe(body.nodeCount - 1);
  });

  it('goes on behind the next separator', () => {
    expect(outline('a = (; b = 2; c = );')).toEqual(['formula a broken', 'formula b', 'formula c broken']);
    expect(outline("a = in'valid ; b = 2")).toEqual(['formula a broken', 'formula b']);
    expect(outline('3r(09 = 10; b = 2')).toEqual(['formula b']);
    expect(outline(`a = ${'('.repeat(100)}; b = 2`)).toEqual(['formula a broken', 'formula b']);
    expect(outline('a = $"{;}"; b = 2')).toContain('formula b');
  });

  it('tells records from bodies in braces', () => {
    const imperative = (body: string): boolean => {
      const [item] = parseDefinitions(`F(): T = ${body};`).items;
      return item?.kind === 'function' && item.imperative;
    };
    expect(['{}', '{x: 5}', '{ /* c */ x : 5 }', '{x; y}', '{ F() }'].map(imperative)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it.each(['a;', 'a = ;', 'a = 1;;', '1 = 2', 'a.b = c', 'F(x) = 1', 'F(x: T) = 1'])(
    'has an error: %s',
    (source) => {
      expect(parseDefinitions(source).problems).not.toEqual([]);
    },
  );

  it('may have a body in braces without a sign, unless that is turned off', () => {
    expect(parseDefinitions('F(): T { a; b };')).toMatchObject({
      items: [{ imperative: true }],
      problems: [],
    });
    expect(parseDefinitions('F(): T { a; b };', { imperative: false }).problems).not.toEqual([]);
  });

  it('may want the newer sign', () => {
    expect(parseDefinitions('a = 1;', { allowEqualOnly: false }).problems).toHaveLength(1);
    expect(parseDefinitions('a := 1;', { allowEqualOnly: false }).problems).toEqual([]);
  });

  it('is read with the separators of its culture', () => {
    const { items, problems } = parseDefinitions('a = 1,5;; b = F(1; 2);;', { separators: commaSeparators });
    expect(problems).toEqual([]);
    expect(items).toHaveLength(2);
  });
});
