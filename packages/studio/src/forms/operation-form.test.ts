import { compileConnector, emptyPackage } from '@connectory/connector';
import type { JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { operationForm, type OperationForm } from './operation-form.ts';

function formOf(parameters: readonly JsonObject[], definitions: JsonObject = {}): OperationForm {
  const blank = emptyPackage('Test');
  const definition: JsonObject = {
    ...blank.definition,
    definitions,
    paths: { '/x/{id}': { post: { operationId: 'X', parameters, responses: {} } } },
  };
  const connector = compileConnector({ ...blank, definition });
  const operation = connector.operations.get('X');
  if (operation === undefined) throw new Error('The operation is missing.');
  return operationForm(operation, connector.document);
}

describe('operationForm', () => {
  it('puts required parameters first, folds advanced ones, leaves out internal ones', () => {
    const form = formOf([
      { name: 'q', in: 'query', type: 'string', 'x-ms-visibility': 'advanced' },
      { name: 'id', in: 'path', required: true, type: 'integer', 'x-ms-summary': 'Task' },
      { name: 'secret', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
    ]);
    expect(Object.keys(Object(form.schema['properties']))).toEqual(['id', 'q']);
    expect(form.schema['required']).toEqual(['id']);
    expect(form.uiSchema['q']).toEqual({ 'ui:advanced': true });
    expect(form.schema).toHaveProperty('properties.id.title', 'Task');
  });

  it('expands nested bodies and leaves out read-only members', () => {
    const form = formOf(
      [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Task' } }],
      {
        Task: {
          type: 'object',
          required: ['title'],
          properties: {
            id: { type: 'string', readOnly: true },
            tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
            title: { type: 'string' },
          },
        },
      },
    );
    expect(form.schema).toHaveProperty('properties.body.properties.tags.items.enum', ['a', 'b']);
    expect(form.schema).toHaveProperty('properties.body.required', ['title']);
    expect(form.schema).not.toHaveProperty('properties.body.properties.id');
  });

  it('writes what recurses as JSON', () => {
    const form = formOf([{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Node' } }], {
      Node: {
        type: 'object',
        properties: { name: { type: 'string' }, parent: { $ref: '#/definitions/Node' } },
      },
    });
    expect(form.uiSchema).toHaveProperty('body.parent', { 'ui:field': 'json' });
    expect(form.uiSchema).toHaveProperty('body.name', {});
  });

  it('takes files, optional booleans and free-form members as what they are', () => {
    const form = formOf([
      { name: 'file', in: 'formData', type: 'file' },
      { name: 'done', in: 'formData', type: 'boolean' },
    ]);
    expect(form.uiSchema).toEqual({ file: { 'ui:field': 'file' }, done: { 'ui:widget': 'select' } });
    const map = formOf([
      { name: 'body', in: 'body', schema: { type: 'object', additionalProperties: { type: 'integer' } } },
    ]);
    expect(map.schema).toHaveProperty('properties.body.additionalProperties.type', 'integer');
  });
});
