import type { Json, JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { applyEdit } from './apply.ts';

const key = { path: '/tasks', method: 'get' };

function merged(responses: JsonObject, samples: readonly Json[], definitions: JsonObject = {}) {
  const blank = emptyPackage('Tasks');
  const definition = {
    ...blank.definition,
    paths: { '/tasks': { get: { operationId: 'ListTasks', responses } } },
    definitions,
  };
  const edit = { kind: 'merge-response', operation: key, status: '200', samples } as const;
  const { package: edited, diagnostics } = applyEdit({ ...blank, definition }, edit);
  const found = JSON.parse(JSON.stringify(edited.definition));
  return {
    schema: found.paths['/tasks'].get.responses['200']?.schema,
    definitions: found.definitions,
    told: diagnostics.map(({ code, place }) => `${code.replace('connector.', '')} ${place?.pointer ?? ''}`),
  };
}

const at = '/paths/~1tasks/get/responses/200/schema';
const id = { type: 'integer', format: 'int32' };

describe('a detected schema', () => {
  it('becomes the schema where none is declared', () => {
    const { schema, told } = merged({ 200: { description: 'Tasks', schema: {} } }, [{ id: 1 }]);
    expect(schema).toEqual({ type: 'object', properties: { id } });
    expect(told).toEqual([`detected-added ${at}`]);
  });

  it('makes the response where there is none', () => {
    expect(merged({}, [[1]]).schema).toEqual({ type: 'array', items: id });
  });

  it('adds members and keeps what people wrote', () => {
    const declared = {
      type: 'object',
      required: ['id'],
      properties: { id: { ...id, description: 'Number' } },
    };
    const { schema, told } = merged({ 200: { schema: declared } }, [{ id: 1, name: 'a' }]);
    expect(schema).toEqual({ ...declared, properties: { ...declared.properties, name: { type: 'string' } } });
    expect(told).toEqual([`detected-added ${at}/properties/name`]);
  });

  it('never overwrites, and tells what contradicts', () => {
    const declared = {
      type: 'object',
      properties: {
        id: { type: 'string' },
        n: { type: 'number' },
        list: { type: 'array', items: { type: 'string' } },
      },
    };
    const { schema, told } = merged({ 200: { schema: declared } }, [{ id: 1, n: 1, list: [1] }]);
    expect(schema).toEqual(declared);
    expect(told).toEqual([
      `detected-conflict ${at}/properties/id`,
      `detected-conflict ${at}/properties/list/items`,
    ]);
  });

  it('says what may be null', () => {
    const { schema } = merged(
      { 200: { schema: { type: 'object', properties: { a: { type: 'string' } } } } },
      [{ a: null }],
    );
    expect(schema.properties.a).toEqual({ type: 'string', 'x-nullable': true });
  });

  it('goes where references lead, through lists and branches', () => {
    const definitions = {
      Base: { type: 'object', properties: { id } },
      Task: { allOf: [{ $ref: '#/definitions/Base' }, { properties: { tags: { type: 'array' } } }] },
    };
    const schema = { type: 'array', items: { $ref: '#/definitions/Task' } };
    const {
      schema: after,
      definitions: changed,
      told,
    } = merged({ 200: { schema } }, [[{ id: 1, tags: ['a'], done: true }]], definitions);
    expect(after).toEqual(schema);
    expect(changed.Base).toEqual(definitions.Base);
    expect(changed.Task).toEqual({
      allOf: [
        { $ref: '#/definitions/Base' },
        { properties: { tags: { type: 'array', items: { type: 'string' } } } },
      ],
      properties: { done: { type: 'boolean' } },
    });
    expect(told).toEqual([
      'detected-added /definitions/Task/allOf/1/properties/tags/items',
      'detected-added /definitions/Task/properties/done',
    ]);
  });

  it('leaves dictionaries alone', () => {
    const declared = { type: 'object', additionalProperties: { type: 'integer' } };
    const { schema, told } = merged({ 200: { schema: declared } }, [{ a: 1, b: 2 }]);
    expect(schema).toEqual(declared);
    expect(told).toEqual([]);
  });

  it('ends in definitions that refer to themselves', () => {
    const definitions = {
      Node: { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } },
      Loop: { $ref: '#/definitions/Loop' },
    };
    const { definitions: changed } = merged(
      { 200: { schema: { $ref: '#/definitions/Node' } } },
      [{ next: { next: { v: 1 } } }],
      definitions,
    );
    expect(changed.Node.properties.v).toEqual(id);
    expect(merged({ 200: { schema: { $ref: '#/definitions/Loop' } } }, [{ a: 1 }], definitions).told).toEqual(
      [],
    );
  });

  it('tells of an operation that is gone', () => {
    const blank = emptyPackage('Tasks');
    const edit = { kind: 'merge-response', operation: key, status: '200', samples: [1] } as const;
    expect(applyEdit(blank, edit).diagnostics[0]?.code).toBe('connector.operation-missing');
  });
});
