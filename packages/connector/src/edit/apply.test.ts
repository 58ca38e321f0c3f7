import { type Json, type JsonObject, memberNames, objectAt, valueAt } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { readPackage } from '../package/read.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { writePackage } from '../package/write.ts';
import { applyEdit } from './apply.ts';
import { takeClientSecrets } from './client-secrets.ts';
import { readSecurityChoice } from './security.ts';
import type { Edit, OperationKey } from './types.ts';

const blank = emptyPackage('Tasks');

function edit(start: ConnectorPackage, ...edits: readonly Edit[]): ConnectorPackage {
  return edits.reduce((current, one) => {
    const outcome = applyEdit(current, one);
    expect(outcome.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    return outcome.package;
  }, start);
}

function at(connectorPackage: ConnectorPackage, pointer: string): Json | undefined {
  return valueAt(connectorPackage.definition, pointer);
}

const getTask: OperationKey = { path: '/tasks/{id}', method: 'get' };
const withTask: ConnectorPackage = {
  ...blank,
  definition: {
    ...blank.definition,
    host: 'api.test',
    basePath: '/v1',
    paths: {
      '/first': { get: { operationId: 'First', responses: {} } },
      '/tasks/{id}': {
        get: {
          operationId: 'GetTask',
          'x-mine': 1,
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Task' },
            { name: 'top', in: 'query', type: 'integer', default: 5, enum: [5, 10], 'x-more': true },
          ],
          responses: { 200: { description: 'ok' } },
        },
      },
      '/last': { get: { operationId: 'Last', responses: {} } },
    },
  },
};

describe('general', () => {
  it('sets title, description, address, colour and icon', () => {
    const edited = edit(
      blank,
      { kind: 'set-title', title: 'New' },
      { kind: 'set-description', description: 'What for' },
      { kind: 'set-address', scheme: 'http', host: ' localhost:1 ', basePath: '' },
      { kind: 'set-color', color: '#123456' },
      { kind: 'set-icon', bytes: Uint8Array.of(1) },
    );
    expect(edited.definition).toMatchObject({
      info: { title: 'New', description: 'What for', version: '1.0' },
      schemes: ['http'],
      host: 'localhost:1',
      basePath: '/',
    });
    expect(valueAt(edited.properties, '/properties/iconBrandColor')).toBe('#123456');
    expect(edited.files).toEqual([{ name: 'icon.png', bytes: Uint8Array.of(1) }]);
    expect(edit(edited, { kind: 'set-icon', bytes: undefined }).files).toEqual([]);
  });
});

describe('takeClientSecrets', () => {
  const settings = (clientSecret: string) => ({
    oAuthSettings: { clientId: 'me', clientSecret, scopes: [] },
  });

  it('takes real secrets out of the plain parameters and of every set, and nothing else', () => {
    const properties = {
      properties: {
        connectionParameters: { token: settings('s3cret'), other: settings('[[DUMMY]]') },
        connectionParameterSets: {
          values: [{ name: 'a', parameters: { token: { OauthSettings: { ClientSecret: 'of-a' } } } }],
        },
      },
    };
    const taken = takeClientSecrets({ ...blank, properties });
    expect(taken.secrets).toEqual([
      { parameterSet: '', clientId: 'me', clientSecret: 's3cret' },
      { parameterSet: 'a', clientId: '', clientSecret: 'of-a' },
    ]);
    expect(taken.package.properties).toEqual({
      properties: {
        connectionParameters: {
          token: { oAuthSettings: { clientId: 'me', scopes: [] } },
          other: settings('[[DUMMY]]'),
        },
        connectionParameterSets: { values: [{ name: 'a', parameters: { token: { OauthSettings: {} } } }] },
      },
    });
    expect(takeClientSecrets(blank).package).toBe(blank);
  });
});

describe('security', () => {
  it('keeps what the OAuth form does not show, while the provider stays', () => {
    const choice = {
      kind: 'oauth2',
      provider: 'oauth2',
      clientId: 'me',
      scopes: 'a',
      values: { authorizationUrl: 'https://a', tokenUrl: 'https://t', refreshUrl: '' },
      withoutPeople: false,
    } as const;
    const made = edit(emptyPackage('Tasks'), { kind: 'set-security', security: choice });
    const place = ['properties', 'connectionParameters'];
    const own = edit(
      edit(made, {
        kind: 'set-value',
        document: 'properties',
        place: [...place, 'token:site'],
        value: { type: 'string' },
      }),
      {
        kind: 'set-value',
        document: 'properties',
        place: [...place, 'token', 'oAuthSettings', 'redirectMode'],
        value: 'GlobalPerConnector',
      },
    );
    const changed = edit(own, { kind: 'set-security', security: { ...choice, clientId: 'you' } });
    expect(changed.properties).toMatchObject({
      properties: {
        connectionParameters: {
          'token:site': { type: 'string' },
          token: { oAuthSettings: { clientId: 'you', redirectMode: 'GlobalPerConnector', scopes: ['a'] } },
        },
      },
    });
    const other = edit(changed, {
      kind: 'set-security',
      security: { ...choice, provider: 'github', values: {} },
    });
    expect(JSON.stringify(other.properties)).not.toContain('token:site');
    expect(other.definition['securityDefinitions']).toMatchObject({
      oauth2_auth: {
        flow: 'accessCode',
        tokenUrl: 'https://github.com/login/oauth/access_token',
        scopes: { a: 'a' },
      },
    });
  });

  it.each([
    { kind: 'none' },
    { kind: 'basic', usernameLabel: 'User', passwordLabel: 'Pass' },
    { kind: 'apiKey', label: 'Key', name: 'X-Key', in: 'query' },
    {
      kind: 'oauth2',
      provider: 'oauth2',
      clientId: 'me',
      scopes: 'a b ',
      values: { authorizationUrl: 'https://a', tokenUrl: 'https://t', refreshUrl: '' },
      withoutPeople: false,
    },
    {
      kind: 'oauth2',
      provider: 'aad',
      clientId: '',
      scopes: '',
      values: { loginUri: '', tenantId: 't', resourceUri: 'https://r' },
      withoutPeople: true,
    },
    { kind: 'oauth2', provider: 'github', clientId: 'me', scopes: '', values: {}, withoutPeople: false },
  ] as const)('writes and reads back %j', (security) => {
    const before = edit(blank, {
      kind: 'set-security',
      security: { kind: 'apiKey', label: 'Old', name: 'O', in: 'header' },
    });
    expect(readSecurityChoice(edit(before, { kind: 'set-security', security }))).toEqual(security);
  });

  it('keeps connection parameters that are not credentials', () => {
    const site: JsonObject = { type: 'string' };
    const start = edit(blank, {
      kind: 'set-value',
      document: 'properties',
      place: ['properties', 'connectionParameters', 'site'],
      value: site,
    });
    const edited = edit(start, {
      kind: 'set-security',
      security: { kind: 'apiKey', label: 'Key', name: 'K', in: 'header' },
    });
    const parameters = valueAt(edited.properties, '/properties/connectionParameters');
    expect(Object.keys(parameters ?? {})).toEqual(['api_key', 'site']);
  });

  it('does not claim to show what it cannot', () => {
    const oauth = edit(blank, {
      kind: 'set-value',
      document: 'properties',
      place: ['properties', 'connectionParameters', 'token'],
      value: { type: 'oauthSetting' },
    });
    expect(readSecurityChoice(oauth)).toBeUndefined();
  });
});

describe('operations', () => {
  it('adds blank ones under names of their own', () => {
    const edited = edit(
      blank,
      { kind: 'add-operation', trigger: false },
      { kind: 'add-operation', trigger: false },
      { kind: 'add-operation', trigger: true },
    );
    expect(Object.keys(objectAt(edited.definition, 'paths') ?? {})).toEqual([
      '/NewAction',
      '/NewAction2',
      '/NewTrigger',
    ]);
    expect(at(edited, '/paths/~1NewTrigger/get/x-ms-trigger')).toBe('single');
  });

  it('sets and removes members of the General block and keeps the others', () => {
    const changes = { summary: 'Get a task', operationId: 'GetOne', visibility: 'important' } as const;
    const edited = edit(withTask, { kind: 'set-operation', operation: getTask, changes });
    expect(at(edited, '/paths/~1tasks~1{id}/get')).toMatchObject({
      summary: 'Get a task',
      operationId: 'GetOne',
      'x-ms-visibility': 'important',
      'x-mine': 1,
    });
    const cleared = edit(edited, {
      kind: 'set-operation',
      operation: getTask,
      changes: { summary: '', visibility: 'none' },
    });
    expect(at(cleared, '/paths/~1tasks~1{id}/get/summary')).toBeUndefined();
    expect(at(cleared, '/paths/~1tasks~1{id}/get/x-ms-visibility')).toBeUndefined();
  });

  it('moves an operation in place, and refuses to cover another', () => {
    const to = { path: '/jobs/{id}', method: 'post' };
    const moved = edit(withTask, { kind: 'move-operation', operation: getTask, to });
    expect(memberNames(objectAt(moved.definition, 'paths') ?? {})).toEqual(['/first', '/jobs/{id}', '/last']);
    const refused = applyEdit(withTask, {
      kind: 'move-operation',
      operation: getTask,
      to: { path: '/last', method: 'get' },
    });
    expect(refused.package.definition).toBe(withTask.definition);
    expect(refused.diagnostics[0]?.code).toBe('connector.operation-exists');
    const verb = edit(withTask, {
      kind: 'move-operation',
      operation: getTask,
      to: { ...getTask, method: 'put' },
    });
    expect(Object.keys(objectAt(objectAt(verb.definition, 'paths'), '/tasks/{id}') ?? {})).toEqual(['put']);
  });

  it('removes an operation with its empty path, and tells what is not there', () => {
    const removed = edit(withTask, { kind: 'remove-operation', operation: getTask });
    expect(Object.keys(objectAt(removed.definition, 'paths') ?? {})).toEqual(['/first', '/last']);
    expect(applyEdit(removed, { kind: 'remove-operation', operation: getTask }).diagnostics[0]?.code).toBe(
      'connector.operation-missing',
    );
  });
});

describe('parameters', () => {
  const first = '/paths/~1tasks~1{id}/get/parameters';

  it('adds, changes and removes, keeping unknown members', () => {
    const edited = edit(
      withTask,
      {
        kind: 'add-parameter',
        operation: getTask,
        parameter: { name: 'X-Trace', place: 'header', summary: 'Trace' },
      },
      {
        kind: 'set-parameter',
        operation: getTask,
        index: 1,
        changes: { required: true, visibility: 'advanced', default: 10, enum: null, description: 'How many' },
      },
      { kind: 'remove-parameter', operation: getTask, index: 0 },
    );
    expect(at(edited, first)).toEqual([
      {
        name: 'top',
        in: 'query',
        type: 'integer',
        default: 10,
        'x-more': true,
        required: true,
        description: 'How many',
        'x-ms-visibility': 'advanced',
      },
      { name: 'X-Trace', in: 'header', required: false, type: 'string', 'x-ms-summary': 'Trace' },
    ]);
  });

  it('keeps the document valid when type or place change', () => {
    const edited = edit(
      withTask,
      {
        kind: 'set-parameter',
        operation: getTask,
        index: 1,
        changes: { type: 'array', default: null, enum: null },
      },
      { kind: 'set-parameter', operation: getTask, index: 1, changes: { place: 'path', name: 'top' } },
    );
    expect(at(edited, `${first}/1`)).toMatchObject({
      in: 'path',
      required: true,
      type: 'array',
      items: { type: 'string' },
    });
    const body = edit(edited, {
      kind: 'set-parameter',
      operation: getTask,
      index: 1,
      changes: { place: 'body', name: 'body' },
    });
    expect(at(body, `${first}/1`)).toEqual({
      name: 'body',
      in: 'body',
      required: true,
      'x-more': true,
      schema: { type: 'array', items: { type: 'string' } },
    });
  });
});

describe('samples', () => {
  it('replaces the request, keeping what people wrote about parameters that stay', () => {
    const sample = {
      method: 'PATCH',
      url: 'https://api.test/v1/tasks/{id}?top=1&$filter=x',
      headers: 'X-A 1\nAccept: x',
      body: '{"a":{"b":1}}',
    };
    const outcome = applyEdit(withTask, { kind: 'import-request', operation: getTask, sample });
    expect(outcome.diagnostics.map((one) => one.message)).toEqual([
      'Accept is added by the platform and was left out.',
    ]);
    expect(valueAt(outcome.package.definition, '/paths/~1tasks~1{id}/patch/parameters')).toEqual([
      { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Task' },
      { name: 'top', in: 'query', type: 'integer', default: 5, enum: [5, 10], 'x-more': true },
      { name: '$filter', in: 'query', required: false, type: 'string' },
      { name: 'X-A', in: 'header', required: false, type: 'string' },
      {
        name: 'body',
        in: 'body',
        required: false,
        schema: {
          type: 'object',
          properties: {
            a: {
              type: 'object',
              properties: { b: { type: 'integer', format: 'int32', description: 'b' } },
              description: 'a',
            },
          },
        },
      },
    ]);
  });

  it.each([
    [{ url: 'not a url' }, 'connector.sample-url'],
    [{ url: '/x', body: '{"a":' }, 'connector.sample-not-json'],
  ])('changes nothing when a sample cannot be read: %j', (part, code) => {
    const sample = { method: 'GET', headers: '', body: '', ...part };
    const outcome = applyEdit(withTask, { kind: 'import-request', operation: getTask, sample });
    expect(outcome.package.definition).toBe(withTask.definition);
    expect(outcome.diagnostics.map((one) => one.code)).toContain(code);
  });

  it('warns about another host and a path outside the base', () => {
    const sample = { method: 'GET', url: 'https://other.test/v2/x', headers: '', body: '' };
    const outcome = applyEdit(withTask, { kind: 'import-request', operation: getTask, sample });
    expect(outcome.diagnostics.map((one) => one.code)).toEqual([
      'connector.sample-other-host',
      'connector.sample-outside-base',
    ]);
  });

  it('derives a response and adds and removes others', () => {
    const edited = edit(
      withTask,
      {
        kind: 'import-response',
        operation: getTask,
        status: '200',
        body: '[{"id":1}]',
        headers: 'X-Rate 5\nContent-Type x',
      },
      { kind: 'add-response', operation: getTask, status: 'default' },
    );
    expect(at(edited, '/paths/~1tasks~1{id}/get/responses/200')).toMatchObject({
      description: 'ok',
      schema: { type: 'array', items: { properties: { id: { type: 'integer' } } } },
      headers: { 'X-Rate': { type: 'string' } },
    });
    expect(
      applyEdit(edited, { kind: 'add-response', operation: getTask, status: 'default' }).diagnostics,
    ).toHaveLength(1);
    const removed = edit(edited, { kind: 'remove-response', operation: getTask, status: '200' });
    const responses = at(removed, '/paths/~1tasks~1{id}/get/responses');
    expect(responses).toEqual({ default: { description: 'default', schema: {} } });
  });
});

it('shares with the old package what an edit does not touch, and writes the rest in its old order', () => {
  const { package: start } = readPackage(writePackage(withTask));
  if (start === undefined) throw new Error('unreadable');
  const edited = edit(start, { kind: 'set-operation', operation: getTask, changes: { summary: 'x' } });
  expect(valueAt(edited.definition, '/paths/~1first')).toBe(valueAt(start.definition, '/paths/~1first'));
  expect(memberNames(edited.definition)).toEqual(memberNames(start.definition));
});
