import type { Json, JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { compileConnector } from './compile.ts';
import type { Connector } from './types.ts';

function compile(definition: JsonObject, properties: JsonObject = {}): Connector {
  const blank = emptyPackage('Tasks');
  return compileConnector({
    ...blank,
    definition: { ...blank.definition, ...definition },
    properties: { properties },
  });
}

function operationsOf(paths: Json, more: JsonObject = {}): Connector['operations'] {
  return compile({ paths, ...more }).operations;
}

describe('operations', () => {
  const shared = { Page: { name: 'page', in: 'query', type: 'integer', default: 1 } };
  const paths = {
    '/lists/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'List' },
        { name: 'q', in: 'query', type: 'string' },
      ],
      get: {
        operationId: 'GetList',
        parameters: [
          { $ref: '#/parameters/Page' },
          { name: 'q', in: 'query', type: 'integer', required: true },
        ],
        responses: { default: { description: 'Error' }, 200: { $ref: '#/responses/Ok' } },
      },
      'x-note': {},
    },
    '/x': { post: { responses: { 404: {}, 201: { description: 'Made' }, 202: {} } }, put: 'nonsense' },
  };
  const connector = compile({
    paths,
    parameters: shared,
    responses: { Ok: { description: 'Fine', schema: {} } },
  });

  it('resolves shared and path-level parameters, operation-level ones winning', () => {
    const parameters = connector.operations.get('GetList')?.parameters ?? [];
    expect(
      parameters.map(({ name, place, type, required, pointer }) => ({
        name,
        place,
        type,
        required,
        pointer,
      })),
    ).toEqual([
      {
        name: 'id',
        place: 'path',
        type: 'string',
        required: true,
        pointer: '/paths/~1lists~1{id}/parameters/0',
      },
      {
        name: 'q',
        place: 'query',
        type: 'integer',
        required: true,
        pointer: '/paths/~1lists~1{id}/get/parameters/1',
      },
      { name: 'page', place: 'query', type: 'integer', required: false, pointer: '/parameters/Page' },
    ]);
    expect(parameters[0]?.summary).toBe('List');
    expect(parameters[2]?.default).toBe(1);
  });

  it('chooses the output by the rules of the flow designer', () => {
    expect(connector.operations.get('GetList')?.output?.description).toBe('Fine');
    expect(connector.operations.get('post /x')?.output?.status).toBe('201');
  });

  it('names what has no id, and tells what it left out', () => {
    expect([...connector.operations.keys()]).toEqual(['GetList', 'post /x']);
    expect(connector.diagnostics.map((one) => one.code)).toEqual(['connector.operation-not-object']);
  });

  it('keeps both of two operations that share an id', () => {
    const twins = compile({
      paths: { '/a': { get: { operationId: 'X' } }, '/b': { get: { operationId: 'X' } } },
    });
    expect([...twins.operations.keys()]).toEqual(['X', 'X 2']);
    expect(twins.diagnostics[0]?.code).toBe('connector.operation-id-duplicate');
  });

  it.each([
    [{ 'x-ms-trigger': 'single' }, {}, 'webhook-trigger'],
    [{ 'x-ms-trigger': 'batch' }, {}, 'polling-trigger'],
    [{ 'x-ms-trigger': 'batch' }, { 'x-ms-notification-content': { schema: {} } }, 'webhook-trigger'],
    [{ 'x-ms-trigger': 'single', 'x-ms-trigger-metadata': { mode: 'polling' } }, {}, 'polling-trigger'],
    [{}, {}, 'action'],
  ])('tells actions from triggers: %j beside %j is %s', (operation, item, kind) => {
    const compiled = operationsOf({ '/a': { ...item, post: { operationId: 'A', ...operation } } });
    expect(compiled.get('A')?.kind).toBe(kind);
  });
});

describe('connection parameters and security', () => {
  const key: JsonObject = {
    type: 'securestring',
    uiDefinition: { displayName: 'Key', constraints: { required: 'true', tabIndex: 2 } },
  };
  const scheme = (name: string, place: string): JsonObject => ({ type: 'apiKey', in: place, name });

  it('reads the form of a connection in the order of its tabs', () => {
    const connector = compile(
      {},
      {
        connectionParameters: {
          api_key: key,
          site: {
            type: 'string',
            uiDefinition: { constraints: { tabIndex: 1, allowedValues: [{ text: 'EU', value: 'eu' }] } },
          },
        },
      },
    );
    expect(
      connector.connectionParameters.map(({ name, secret, required, choices }) => ({
        name,
        secret,
        required,
        choices,
      })),
    ).toEqual([
      { name: 'site', secret: false, required: false, choices: [{ text: 'EU', value: 'eu' }] },
      { name: 'api_key', secret: true, required: true, choices: undefined },
    ]);
  });

  it.each([
    ['by convention', { 'API Key': scheme('X-Key', 'header') }, { api_key: key }, ['api_key']],
    [
      'by the definition’s key',
      { 'my-key': scheme('X-Key', 'header') },
      { MyKey: key, other: key },
      ['MyKey'],
    ],
    ['by the header’s name', { one: scheme('X-Key', 'header') }, { x_key: key, other: key }, ['x_key']],
    ['by being the only secret', { one: scheme('X-Key', 'query') }, { secret: key }, ['secret']],
    ['each of two', { a: scheme('A', 'header'), b: scheme('B', 'query') }, { a: key, b: key }, ['a', 'b']],
  ])(
    'finds the parameter that holds the key %s',
    (_how, securityDefinitions, connectionParameters, expected) => {
      const { security } = compile({ securityDefinitions }, { connectionParameters });
      expect(security.kind === 'apiKey' && security.keys.map((one) => one.parameter)).toEqual(expected);
    },
  );

  it('never sends one key to two schemes', () => {
    const securityDefinitions = { first: scheme('X-First', 'header'), second: scheme('X-Second', 'header') };
    const { security } = compile({ securityDefinitions }, { connectionParameters: { api_key: key } });
    expect(security).toEqual({
      kind: 'apiKey',
      keys: [{ parameter: 'api_key', in: 'header', name: 'X-First' }],
    });
  });

  it('knows the other ways to sign in', () => {
    expect(compile({}).security.kind).toBe('none');
    expect(compile({}, { connectionParameters: { username: key, password: key } }).security.kind).toBe(
      'basic',
    );
    expect(compile({}, { connectionParameters: { token: { type: 'oAuthSetting' } } }).security.kind).toBe(
      'oauth2',
    );
  });
});

it('compiles a thousand operations in a moment and works out parameters only when asked', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `/p${index}`,
      { get: { operationId: `Op${index}`, responses: {} } },
    ]),
  );
  const startedAt = performance.now();
  expect(operationsOf(paths).size).toBe(1000);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

describe('annotations', () => {
  const annotated = (operation: JsonObject, info: JsonObject = {}) => {
    const blank = emptyPackage('Test');
    const definition = {
      ...blank.definition,
      info: { title: 'Test', version: '1', ...info },
      paths: { '/x': { get: { operationId: 'GetItems', responses: {}, ...operation } } },
    };
    return compileConnector({ ...blank, definition }).operations.get('GetItems');
  };

  it('say family, revision, preview and replacement', () => {
    const annotation = {
      family: 'Items',
      revision: 2,
      status: 'preview',
      replacement: { api: 'Mine', operationId: 'GetItems_V3' },
    };
    expect(annotated({ 'x-ms-api-annotation': annotation, 'x-ms-trigger-hint': 'Add one.' })).toMatchObject({
      annotation: {
        family: 'Items',
        revision: 2,
        preview: true,
        replacement: { api: 'Mine', operationId: 'GetItems_V3' },
      },
      triggerHint: 'Add one.',
    });
  });

  it('have standards, and follow the connector in its status', () => {
    const standard = { family: 'GetItems', revision: 1, preview: false, replacement: undefined };
    expect(annotated({})?.annotation).toEqual(standard);
    const info = { 'x-ms-api-annotation': { status: 'Preview' } };
    expect(annotated({}, info)?.annotation).toEqual({ ...standard, preview: true });
    const production = { 'x-ms-api-annotation': { status: 'Production', revision: 'x' } };
    expect(annotated(production, info)?.annotation).toEqual(standard);
  });
});
