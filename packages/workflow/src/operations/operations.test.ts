import type { Json, JsonObject } from '@connectory/base';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { connectionsParameter } from './bindings.ts';
import { operationCall } from './call.ts';
import { exampleAnswer, exampleNotification } from './example.ts';
import { matchPath } from './path.ts';
import { connectorReference } from './reference.ts';

const id = { name: 'id', in: 'path', type: 'string', required: true };
const responses = { 200: { description: 'ok' } };

const connector = compileConnector({
  ...emptyPackage('Tasks'),
  definition: {
    swagger: '2.0',
    info: { title: 'Tasks', version: '1' },
    basePath: '/v1',
    paths: {
      '/items/{id}': {
        get: {
          operationId: 'GetItem',
          parameters: [
            id,
            { name: 'id', in: 'query', type: 'string' },
            { name: '$top', in: 'query', type: 'integer' },
          ],
          responses: {
            200: {
              description: 'ok',
              schema: {
                type: 'object',
                properties: { id: { type: 'string', readOnly: true }, n: { type: 'integer' } },
              },
            },
          },
        },
        put: {
          operationId: 'PutItem',
          parameters: [
            id,
            { name: 'X-Mode', in: 'header', type: 'string' },
            {
              name: 'item',
              in: 'body',
              schema: {
                type: 'object',
                properties: { 'a/b': { type: 'object', properties: { 'c.d': { type: 'string' } } } },
              },
            },
          ],
          responses,
        },
      },
      '/items/mine': { get: { operationId: 'GetMine', responses } },
      '/{connectionId}/files/{path}': {
        get: {
          operationId: 'GetFile',
          parameters: [{ ...id, name: 'path', 'x-ms-skip-url-encoding': true }],
          responses,
        },
      },
      '/tables/{id}/rows': {
        get: { operationId: 'Rows', parameters: [{ ...id, 'x-ms-url-encoding': 'double' }], responses },
        post: {
          operationId: 'Upload',
          parameters: [id, { name: 'title', in: 'formData', type: 'string' }],
          responses: { 204: { description: 'none' } },
        },
      },
      '/hooks': {
        'x-ms-notification-content': {
          schema: { type: 'object', properties: { done: { type: 'boolean' } } },
        },
        post: { operationId: 'Hook', 'x-ms-trigger': 'single', responses: { 201: { description: 'made' } } },
      },
    },
  },
});

function byName(operationId: string, parameters: JsonObject): Json {
  const inputs = { host: { connectionName: 'tasks', operationId }, parameters };
  const call = operationCall({ kind: 'operation', inputs }, connector);
  return call.ok ? { ...call.value.parameters } : call.error.message;
}

function byPath(inputs: JsonObject): Json {
  const call = operationCall({ kind: 'connection', inputs }, connector);
  if (!call.ok) return call.error.message;
  const { operation, parameters, query } = call.value;
  return { id: operation.id, parameters: { ...parameters }, query: { ...query } };
}

describe('operations by name', () => {
  it.each<[string, JsonObject, Json]>([
    ['GetItem', { id: '5', $top: 2 }, { id: '5', $top: 2 }],
    ['getitem', { ID: '5' }, { id: '5' }],
    ['GetItem', { id: '5', $top: null }, { id: '5' }],
    ['GetItem', { id: '5', other: 1 }, { id: '5', other: 1 }],
    ['PutItem', { id: '5', item: { x: 1 }, 'item/y': 2 }, { id: '5', item: { x: 1, y: 2 } }],
    [
      'PutItem',
      { 'item/a/b/c.d': 'x', 'item/e/f': null },
      { item: { 'a/b': { 'c.d': 'x' }, e: { f: null } } },
    ],
    ['PutItem', { 'Item/p~1q': 1, 'item/r.s': [1] }, { item: { 'p/q': 1, 'r.s': [1] } }],
    ['PutItem', { 'item/__proto__': 1 }, { item: JSON.parse('{"__proto__": 1}') }],
  ])('%s takes %j', (operationId, given, wanted) => {
    expect(byName(operationId, given)).toEqual(wanted);
  });

  it('names what is similar, else what there is', () => {
    expect(byName('GetItems', {})).toContain("has no operation 'GetItems'");
    expect(byName('GetItems', {})).toContain('It has: GetItem.');
    expect(byName('Frobnicate', {})).toContain('It has: GetItem, PutItem, GetMine');
  });
});

describe('operations by path', () => {
  it.each<[JsonObject, Json]>([
    [
      { method: 'get', path: '/items/a%20b', queries: { $top: 2 } },
      { id: 'GetItem', parameters: { id: 'a b', $top: 2 }, query: {} },
    ],
    [
      { method: 'GET', path: '/v1/items/5?id=6&x=1' },
      { id: 'GetItem', parameters: { id: '5' }, query: { id: '6', x: '1' } },
    ],
    [{ path: '/hooks' }, { id: 'Hook', parameters: {}, query: {} }],
    [
      { method: 'get', path: '/items/mine' },
      { id: 'GetMine', parameters: {}, query: {} },
    ],
    [
      { method: 'get', path: '/files/a/b%20c.txt' },
      { id: 'GetFile', parameters: { path: 'a/b c.txt' }, query: {} },
    ],
    [
      { method: 'get', path: '/tables/a%2520b%252Fc/rows' },
      { id: 'Rows', parameters: { id: 'a b/c' }, query: {} },
    ],
    [
      { method: 'get', path: '/items/5%' },
      { id: 'GetItem', parameters: { id: '5%' }, query: {} },
    ],
    [
      { method: 'put', path: '/items/5', headers: { 'x-mode': 'fast' }, body: { n: 1 } },
      { id: 'PutItem', parameters: { id: '5', 'X-Mode': 'fast', item: { n: 1 } }, query: {} },
    ],
    [
      { method: 'post', path: '/tables/5/rows', body: { $formdata: [{ key: 'title', value: 'x' }] } },
      { id: 'Upload', parameters: { id: '5', title: 'x' }, query: {} },
    ],
    [
      {
        method: 'post',
        pathTemplate: { template: '/tables/{t}/rows', parameters: { t: 'a/b' } },
        body: { title: 'y' },
      },
      { id: 'Upload', parameters: { id: 'a/b', title: 'y' }, query: {} },
    ],
  ])('%j is found', (inputs, wanted) => {
    expect(byPath(inputs)).toEqual(wanted);
  });

  it('names what is similar when none fits', () => {
    const message = byPath({ method: 'delete', path: '/items/5' });
    expect(message).toContain("The connector 'Tasks' has no operation for DELETE /items/5.");
    expect(message).toContain('It has: ');
  });

  it('holds segments with several placeholders, and takes no time over long ones', () => {
    const never = (): boolean => false;
    const match = matchPath("/a(id='{x}',n={y})", "/a(id='1',n=2)", never);
    expect([...(match?.values ?? [])]).toEqual([
      ['x', '1'],
      ['y', '2'],
    ]);
    expect(matchPath('/{a}-{b}-{c}-{d}x', `/${'-'.repeat(50_000)}`, never)).toBeUndefined();
    expect(matchPath('/a', '/a/b', never)).toBeUndefined();
  });
});

describe('references', () => {
  it.each<[JsonObject, Json]>([
    [
      { host: { connectionName: 'k', apiId: '/providers/x/apis/shared_crm' } },
      { key: 'k', api: 'shared_crm' },
    ],
    [{ host: { connection: { referenceName: 'k' } } }, { key: 'k' }],
    [{ host: { connection: { name: '/subscriptions/1/connections/crm-1' } } }, { key: 'crm-1' }],
    [{ host: { apiId: '/apis/shared_crm' } }, { key: 'shared_crm', api: 'shared_crm' }],
  ])('of %j is %j', (inputs, wanted) => {
    expect(connectorReference({ kind: 'connection', inputs })).toEqual(wanted);
  });

  it('is none of calls that go over no connection', () => {
    expect(connectorReference({ kind: 'http', inputs: { uri: 'https://a.test' } })).toBeUndefined();
    const call = operationCall({ kind: 'http', inputs: {} }, connector);
    expect(call.ok ? '' : call.error.code).toBe('workflow.not-an-operation');
  });

  it('are bound by the keys of the flow and of its expressions', () => {
    const connection = { name: "@parameters('$connections')['blob']['connectionId']" };
    const definition = { actions: { A: { type: 'ApiConnection', inputs: { host: { connection } } } } };
    const connections = [{ key: 'crm', kind: 'managed' as const, connector: 'shared_crm', source: {} }];
    expect(connectionsParameter({ definition, connections })).toEqual({
      blob: { connectionId: '/connections/blob', connectionName: 'blob', id: '/apis/blob' },
      crm: { connectionId: '/connections/crm', connectionName: 'crm', id: '/apis/shared_crm' },
    });
  });
});

describe('examples', () => {
  const operation = (name: string) => {
    const found = connector.operations.get(name);
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  };

  it('are made of the declared output, with what only answers have', () => {
    expect(exampleAnswer(connector, operation('GetItem'))).toMatchObject({
      statusCode: 200,
      body: { id: '', n: 0 },
    });
    expect(exampleAnswer(connector, operation('Upload'))).toMatchObject({ statusCode: 204, body: {} });
  });

  it('are made of what a webhook is sent', () => {
    expect(exampleNotification(connector, operation('Hook'))).toEqual({ done: false });
  });
});
