import { describe, expect, it } from 'vitest';
import { exampleOf, schemaType } from './example.ts';
import { inferSchema } from './infer.ts';
import { mergeAllOf } from './merge.ts';
import { resolveReference, resolveSchema } from './resolve.ts';

const root = {
  definitions: {
    Task: { type: 'object', properties: { id: { type: 'integer' } }, description: 'A task' },
    Alias: { $ref: '#/definitions/Task', title: 'Alias' },
    A: { $ref: '#/definitions/B' },
    B: { $ref: '#/definitions/A' },
    'List[Of, Things]': { type: 'array' },
    Tree: {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/definitions/Tree' } } },
    },
  },
};

describe('resolveSchema', () => {
  it('follows references through one another, descriptions beside them winning', () => {
    const resolved = resolveSchema({ $ref: '#/definitions/Alias', description: 'Mine' }, root);
    expect(resolved).toEqual({ ...root.definitions.Task, title: 'Alias', description: 'Mine' });
  });

  it('gives the open schema for what is broken, circular or elsewhere', () => {
    for (const $ref of ['#/definitions/None', '#/definitions/A', 'other.json#/x']) {
      expect(resolveSchema({ $ref }, root)).toEqual({});
    }
  });

  it('finds names with brackets, commas and blanks, encoded or not', () => {
    expect(resolveReference('#/definitions/List[Of, Things]', root)).toEqual({ type: 'array' });
    expect(resolveReference('#/definitions/List%5BOf%2C%20Things%5D', root)).toEqual({ type: 'array' });
  });
});

describe('inferSchema', () => {
  it('derives the types of the connector wizard', () => {
    const sample = {
      id: 1,
      big: 5e9,
      price: 1.5,
      done: true,
      name: 'x',
      nothing: null,
      tags: ['a'],
      none: [],
    };
    expect(inferSchema(sample)).toEqual({
      type: 'object',
      properties: {
        id: { type: 'integer', format: 'int32' },
        big: { type: 'integer', format: 'int64' },
        price: { type: 'number', format: 'float' },
        done: { type: 'boolean' },
        name: { type: 'string' },
        nothing: { type: 'string' },
        tags: { type: 'array', items: { type: 'string' } },
        none: { type: 'array', items: {} },
      },
    });
  });

  it('describes properties by their names when asked', () => {
    expect(inferSchema([{ a: 1 }], { describe: true })).toEqual({
      type: 'array',
      items: { type: 'object', properties: { a: { type: 'integer', format: 'int32', description: 'a' } } },
    });
  });
});

describe('exampleOf', () => {
  it('prefers what the schema says and ends recursion', () => {
    expect(exampleOf({ type: 'string', default: 'd', enum: ['e'] }, {})).toBe('d');
    expect(exampleOf({ enum: ['e'] }, {})).toBe('e');
    expect(exampleOf({ type: 'object', properties: { id: { type: 'string', readOnly: true } } }, {})).toEqual(
      {},
    );
    expect(JSON.stringify(exampleOf({ $ref: '#/definitions/Tree' }, root)).length).toBeLessThan(200);
  });
});

describe('mergeAllOf and schemaType', () => {
  it('unites properties and required, own keywords winning', () => {
    const merged = mergeAllOf(
      {
        allOf: [{ $ref: '#/definitions/Task' }, { required: ['id'], description: 'branch' }],
        description: 'own',
      },
      root,
    );
    expect(merged).toEqual({ ...root.definitions.Task, required: ['id'], description: 'own' });
  });

  it('tells the type from keywords where none is stated', () => {
    expect(schemaType({ properties: {} })).toBe('object');
    expect(schemaType({ items: {} })).toBe('array');
    expect(schemaType({ type: ['null', 'integer'] })).toBe('integer');
    expect(schemaType({})).toBeUndefined();
  });
});
