import { isObject, type JsonObject, parsePointer, withValueAt } from '@connectory/base';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { outputTypes } from '../definition/outputs/output-types.ts';
import { operationOutput } from './output.ts';
import { operationSteps } from './steps.ts';
import type { OperationOutput } from './types.ts';

const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const text = { type: 'string' };
const parameter = (name: string, place: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: place,
  type: 'string',
  required: place === 'path',
  ...more,
});
const double = { 'x-ms-url-encoding': 'double' };
const answering = (schema: JsonObject): JsonObject => ({ responses: { 200: { description: 'ok', schema } } });
const shape = (path: string): JsonObject => ({
  'x-ms-dynamic-schema': {
    operationId: 'GetTable',
    parameters: { site: { parameter: 'site' }, table: { parameter: 'table' } },
    'value-path': path,
  },
});
const tablePath = [parameter('site', 'path', double), parameter('table', 'path', double)];

/** Lists on sites, whose columns everybody chooses. */
const connector = compileConnector({
  ...emptyPackage('Lists'),
  definition: {
    swagger: '2.0',
    info: { title: 'Lists', version: '1' },
    paths: {
      '/{connectionId}/sites/{site}/tables/{table}': {
        get: { operationId: 'GetTable', parameters: tablePath, ...answering({ type: 'object' }) },
      },
      '/{connectionId}/sites/{site}/tables/{table}/items': {
        get: {
          operationId: 'GetItems',
          parameters: [...tablePath, parameter('$filter', 'query')],
          ...answering(
            object({
              value: { type: 'array', items: { $ref: '#/definitions/Item', ...shape('schema/items') } },
              nextLink: text,
            }),
          ),
        },
      },
      '/{connectionId}/sites/{site}/tables/{table}/new': {
        get: {
          operationId: 'OnNewItems',
          'x-ms-trigger': 'batch',
          parameters: tablePath,
          ...answering({
            ...object({ value: { type: 'array', items: { type: 'object' } } }),
            ...shape('schema'),
          }),
        },
      },
      '/{connectionId}/folders': {
        get: {
          operationId: 'ListFolders',
          ...answering({ type: 'array', items: { $ref: '#/definitions/Folder' } }),
        },
      },
      '/{connectionId}/approvals': {
        'x-ms-notification-content': { description: 'Decided', schema: { $ref: '#/definitions/Decision' } },
        post: { operationId: 'WaitForApproval', ...answering(object({ id: text })) },
      },
      '/{connectionId}/hooks/{site}': {
        'x-ms-notification-content': { description: 'Changed', schema: { $ref: '#/definitions/Decision' } },
        post: {
          operationId: 'OnDecision',
          'x-ms-trigger': 'single',
          parameters: [parameter('site', 'path')],
          responses: { 201: { description: 'made' } },
        },
        delete: { operationId: 'Forget', responses: { 204: { description: 'none' } } },
      },
    },
    definitions: {
      Item: object({ ID: { type: 'integer' } }),
      Folder: object({ name: text, folders: { type: 'array', items: { $ref: '#/definitions/Folder' } } }),
      Decision: object({ outcome: text }),
    },
  },
});

function outputOf(
  type: string,
  inputs: JsonObject,
  role: 'triggers' | 'actions' = 'actions',
): OperationOutput {
  const definition = { triggers: {}, actions: {}, [role]: { Step: { type, inputs } } };
  const [step] = operationSteps(definition);
  if (step === undefined) throw new Error('no step');
  return operationOutput(step, connector);
}

const host = (operationId: string): JsonObject => ({ connectionName: 'lists', operationId });
const connection = { connection: { name: "@parameters('$connections')['lists_1']['connectionId']" } };
const folder = object({ name: text, folders: { type: 'array', items: { type: 'object' } } });
const decision = object({ outcome: text });

describe('steps that call operations', () => {
  it('are found wherever they stand, with their connections', () => {
    const byName = {
      type: 'OpenApiConnection',
      inputs: { host: { ...host('GetItems'), apiId: '/apis/shared_lists' } },
    };
    const byPath = { type: 'apiconnectionwebhook', inputs: { host: connection, path: '/hooks/@{item()}' } };
    const news = {
      type: 'ApiConnectionNotification',
      inputs: {
        host: { connection: { referenceName: 'mail' } },
        fetch: { method: 'get', pathTemplate: { template: '/news' } },
        subscribe: { method: 'post', pathTemplate: { template: '/subscriptions' } },
      },
    };
    const steps = operationSteps({
      triggers: { News: news },
      actions: {
        Loop: { type: 'Foreach', foreach: [], actions: { Hook: byPath } },
        Get: byName,
        Odd: { type: 'ApiConnection', inputs: { host: { connection: { name: "@parameters('own')" } } } },
        Told: {
          type: 'ApiConnection',
          inputs: {
            host: {
              connection: {
                name: "@json(triggerOutputs()['headers'])['$connections']['mail']['connectionId']",
              },
            },
          },
        },
        Lost: { type: 'ApiConnection', inputs: {} },
        Note: { type: 'Compose', inputs: 1 },
      },
    });
    expect(steps).toEqual([
      {
        name: 'News',
        role: 'trigger',
        reference: { key: 'mail' },
        invocation: { kind: 'connection', inputs: { ...news.inputs, ...news.inputs.fetch } },
        isNotified: false,
      },
      {
        name: 'Hook',
        role: 'action',
        reference: { key: 'lists_1' },
        invocation: { kind: 'connection', inputs: byPath.inputs },
        isNotified: true,
      },
      {
        name: 'Get',
        role: 'action',
        reference: { key: 'lists', api: 'shared_lists' },
        invocation: { kind: 'operation', inputs: byName.inputs },
        isNotified: false,
      },
      expect.objectContaining({ name: 'Odd', reference: { key: "@parameters('own')" } }),
      expect.objectContaining({ name: 'Told', reference: { key: 'mail' } }),
    ]);
  });
});

describe('outputs of operations', () => {
  it.each<[string, string, JsonObject, 'triggers' | 'actions', JsonObject]>([
    [
      'an answer',
      'OpenApiConnection',
      { host: host('ListFolders') },
      'actions',
      { type: 'array', items: folder },
    ],
    ['no answer', 'ApiConnection', { host: connection, method: 'delete', path: '/hooks/1' }, 'actions', {}],
    ['what calls back', 'OpenApiConnectionWebhook', { host: host('WaitForApproval') }, 'actions', decision],
    [
      'an answer of what waits',
      'OpenApiConnection',
      { host: host('WaitForApproval') },
      'actions',
      object({ id: text }),
    ],
    ['a notification', 'OpenApiConnectionWebhook', { host: host('OnDecision') }, 'triggers', decision],
    [
      'a notification by path',
      'ApiConnectionWebhook',
      { host: connection, path: "/hooks/@{encodeURIComponent(concat('a/b', '?'))}" },
      'triggers',
      decision,
    ],
  ])('are declared: %s', (_title, type, inputs, role, schema) => {
    expect(outputOf(type, inputs, role)).toMatchObject({ kind: 'declared', schema });
  });

  it('name what is similar when the operation is not known', () => {
    const byName = outputOf('OpenApiConnection', { host: host('GetItem') });
    expect(byName.kind === 'unknown' && byName.diagnostic).toMatchObject({
      code: 'workflow.operation-unknown',
      message: expect.stringContaining('It has: GetItems'),
    });
    const path = "/nowhere/@{variables('x')}";
    const byPath = outputOf('ApiConnection', { host: connection, method: 'get', path });
    expect(byPath.kind === 'unknown' && byPath.diagnostic).toMatchObject({
      code: 'workflow.operation-path-unknown',
      data: { path },
    });
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'OpenApiConnection',
      {
        host: host('GetItems'),
        parameters: { site: 'https://a/b', table: "@variables('t')", $filter: 'a eq 1' },
      },
      { site: 'https://a/b', table: "@variables('t')", $filter: 'a eq 1' },
    ],
    [
      'ApiConnection',
      {
        host: connection,
        method: 'get',
        path: "/sites/@{encodeURIComponent(encodeURIComponent('https://a/b?c'))}/tables/@{encodeURIComponent(encodeURIComponent(outputs('T')?['body/id']))}/items",
        queries: { $filter: "id eq @{variables('n')}" },
      },
      { site: 'https://a/b?c', table: "@{outputs('T')?['body/id']}", $filter: "id eq @{variables('n')}" },
    ],
    [
      'ApiConnection',
      {
        host: connection,
        method: 'get',
        pathTemplate: {
          template: '/sites/{s}/tables/{t}/items',
          parameters: { s: "@encodeURIComponent('my site')", t: "@{body('T')}-x" },
        },
      },
      { site: 'my site', table: "@{body('T')}-x" },
    ],
  ])('are dynamic, with the values of %s as they are written', (type, inputs, values) => {
    const output = outputOf(type, inputs);
    expect(output).toMatchObject({ kind: 'dynamic', operation: { id: 'GetItems' } });
    if (output.kind !== 'dynamic') return;
    expect(output.values).toEqual(values);
    expect(output.parts).toMatchObject([
      {
        pointer: '/properties/value/items',
        source: { call: { operationId: 'GetTable' }, path: ['schema', 'items'], whole: 'properties' },
      },
    ]);
    expect(output.schema).toMatchObject({ properties: { value: { items: { properties: { ID: {} } } } } });
  });

  it('flow through a definition once they are loaded', () => {
    const definition = {
      triggers: {
        New: {
          type: 'OpenApiConnection',
          inputs: { host: host('OnNewItems'), parameters: { site: 's', table: 't' } },
          splitOn: "@triggerOutputs()?['body/value']",
        },
      },
      actions: {
        Get_items: {
          type: 'OpenApiConnection',
          inputs: { host: host('GetItems'), parameters: { site: 's', table: 't' } },
        },
        Titles: {
          type: 'Select',
          inputs: { from: "@outputs('Get_items')?['body/value']", select: "@item()?['Title']" },
        },
        Each: {
          type: 'Foreach',
          foreach: "@outputs('Get_items')?['body/value']",
          actions: { Title: { type: 'Compose', inputs: "@items('Each')?['Title']" } },
        },
        New_title: { type: 'Compose', inputs: "@triggerOutputs()?['body/Title']" },
      },
    };
    const item = object({ Title: { type: 'string', title: 'Column' } });
    const loaded: Readonly<Record<string, JsonObject>> = {
      New: object({ value: { type: 'array', items: item } }),
      Get_items: item,
    };
    const bodies = new Map<string, JsonObject>();
    for (const step of operationSteps(definition)) {
      const output = operationOutput(step, connector);
      if (output.kind !== 'dynamic') throw new Error('not dynamic');
      const [{ pointer }] = output.parts;
      const schema = withValueAt(output.schema, parsePointer(pointer) ?? [], loaded[step.name]);
      if (isObject(schema)) bodies.set(step.name, schema);
    }
    const { actions, loops } = outputTypes(definition, { bodies });
    const title = { type: 'string', title: 'Column' };
    expect(actions.get('Titles')).toEqual(object({ body: { type: 'array', items: title } }));
    expect(loops.get('Each')).toEqual(item);
    expect([actions.get('Title'), actions.get('New_title')]).toEqual([title, title]);
  });
});
