import type { JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import {
  placedSchema,
  schemaChildren,
  typeWord,
  withProperty,
  withPropertyRenamed,
  withRequired,
  withType,
  withoutProperty,
} from './schema-tree.ts';

const definition: JsonObject = {
  definitions: {
    'A/B': {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, next: { $ref: '#/definitions/A~1B' } },
    },
    Loop: { $ref: '#/definitions/Loop' },
  },
  body: { type: 'array', items: { $ref: '#/definitions/A~1B' } },
};

describe('schema tree', () => {
  it('follows references to the place an edit must land at', () => {
    const items = placedSchema(definition, ['body', 'items']);
    expect(items?.place).toEqual(['definitions', 'A/B']);
    expect(items?.shared).toBe('A/B');
    expect(placedSchema(definition, ['definitions', 'Loop'])).toBeUndefined();
    expect(placedSchema(definition, ['nowhere'])).toBeUndefined();
  });

  it('opens one level at a time, so recursion does no harm', () => {
    const body = placedSchema(definition, ['body']);
    const [items] = body === undefined ? [] : schemaChildren(definition, body);
    expect(items?.kind).toBe('items');
    const children = items?.resolved === undefined ? [] : schemaChildren(definition, items.resolved);
    expect(children.map((child) => [child.name, child.required])).toEqual([
      ['id', true],
      ['next', false],
    ]);
    expect(children[1]?.resolved?.place).toEqual(['definitions', 'A/B']);
  });

  it('names types', () => {
    expect(typeWord({ type: 'array', items: { type: 'string' } })).toBe('array of string');
    expect(typeWord({ properties: {} })).toBe('object');
    expect(typeWord({})).toBe('any');
  });

  it('keeps the list of required names in step', () => {
    const schema: JsonObject = { type: 'object', properties: { a: {}, b: {} }, required: ['a'] };
    expect(withRequired(schema, 'b', true)['required']).toEqual(['a', 'b']);
    expect(withRequired(schema, 'a', false)).not.toHaveProperty('required');
    expect(withoutProperty(schema, 'a')).toEqual({ type: 'object', properties: { b: {} } });
    const renamed = withPropertyRenamed(schema, 'a', 'c');
    expect(renamed?.['required']).toEqual(['c']);
    expect(Object.keys(Object(renamed?.['properties']))).toEqual(['c', 'b']);
    expect(withPropertyRenamed(schema, 'a', 'b')).toBeUndefined();
  });

  it('adds a property, to a schema without a type too', () => {
    expect(withProperty({}, 'x')).toEqual({ type: 'object', properties: { x: { type: 'string' } } });
  });

  it('changes a type with what belongs to it', () => {
    expect(withType({ type: 'string', format: 'date', enum: ['a'] }, 'array')).toEqual({
      type: 'array',
      items: { type: 'string' },
    });
    expect(withType({ type: 'array', items: {}, title: 'T' }, 'object')).toEqual({
      type: 'object',
      title: 'T',
      properties: {},
    });
  });
});
