import { err, type HttpPort, type HttpRequest, type JsonObject, ok, utf8Encode } from '@connectory/base';
import { compileConnector, type Connector, emptyPackage, type Operation } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { invoke } from './invoke.ts';
import { redact, redactHeaders, redactJson, redactUrl, secretValues } from './redact.ts';
import type { Invocation } from './types.ts';

const task: JsonObject = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };

function connectorWith(responses: JsonObject): { connector: Connector; operation: Operation } {
  const blank = emptyPackage('Test');
  const connector = compileConnector({
    ...blank,
    definition: { ...blank.definition, paths: { '/x': { get: { operationId: 'Op', responses } } } },
  });
  const [operation] = connector.operations.values();
  if (operation === undefined) throw new Error('no operation');
  return { connector, operation };
}

function answering(status: number, body: string | Uint8Array, contentType?: string): HttpPort {
  return {
    send: async (request: HttpRequest) =>
      ok({
        status,
        statusText: 'S',
        headers: contentType === undefined ? [] : [['content-type', contentType]],
        body: typeof body === 'string' ? utf8Encode(body) : body,
        url: request.url,
      }),
  };
}

async function call(
  responses: JsonObject,
  http: HttpPort,
): Promise<Extract<Invocation, { kind: 'answered' }>> {
  const invocation = await invoke({ ...connectorWith(responses), connection: {}, parameters: {}, http });
  if (invocation.kind !== 'answered') throw new Error(invocation.kind);
  return invocation;
}

const json = 'application/json; charset=utf-8';

describe('the check of an answer', () => {
  it.each([
    [{ 200: { schema: task } }, 200, '{"id":1}', json, 'fits'],
    [{ 200: { schema: task } }, 200, '{"id":"1"}', json, 'deviates'],
    [{ '2XX': { schema: task } }, 204, '', undefined, 'not-checked'],
    [{ '2XX': { schema: task } }, 201, '{}', 'application/vnd.x+json', 'deviates'],
    [{ default: { schema: task } }, 200, '{}', json, 'deviates'],
    [{ default: { schema: task } }, 401, 'Unauthorized', 'text/plain', 'not-checked'],
    [{ 200: { schema: task }, default: { schema: task } }, 401, '{}', json, 'deviates'],
    [{ 200: { schema: task } }, 500, '{}', json, 'not-checked'],
    [{ 200: { schema: task } }, 200, '', json, 'deviates'],
    [{ 200: { schema: {} } }, 200, '{}', json, 'not-checked'],
    [{ 200: {} }, 200, '{}', json, 'not-checked'],
    [{ 200: { schema: { type: 'string' } } }, 200, 'hello', 'text/plain', 'fits'],
    [{ 200: { schema: { type: 'file' } } }, 200, 'hello', 'image/png', 'fits'],
    [{ 200: { schema: task } }, 200, 'hello', 'image/png', 'not-checked'],
    [{ 200: { schema: task } }, 200, 'hello', 'text/plain', 'deviates'],
    [{ 200: { schema: task } }, 200, '{"id":1}', undefined, 'fits'],
  ])('%j against %i %j (%s): %s', async (responses, status, body, contentType, expected) => {
    expect((await call(responses, answering(status, body, contentType))).check.kind).toBe(expected);
  });

  it.each([
    ['text/html', '{"id":1}', 'json', ['runtime.answer-is-json']],
    ['application/octet-stream', ' {"id":1}', 'json', ['runtime.answer-is-json']],
    ['text/html', '<p>{"id":1}</p>', 'text', []],
    ['text/html', '{"id":', 'text', []],
  ])('%s %j is read as %s where an object is declared', async (type, body, kind, told) => {
    const { answer, diagnostics } = await call({ 200: { schema: task } }, answering(200, body, type));
    expect(answer.body.kind).toBe(kind);
    expect(diagnostics.map(({ code }) => code)).toEqual(told);
  });

  it('text stays text where a text is declared', async () => {
    const { answer } = await call(
      { 200: { schema: { type: 'string' } } },
      answering(200, '{"id":1}', 'text/plain'),
    );
    expect(answer.body.kind).toBe('text');
  });

  it('gives each deviation with its path', async () => {
    const { check } = await call(
      { 200: { schema: { type: 'array', items: task } } },
      answering(200, '[{},{"id":"x"}]', json),
    );
    expect(check).toMatchObject({
      kind: 'deviates',
      response: '200',
      deviations: [
        { place: { pointer: '/0/id' }, message: '/0/id is required, but missing.' },
        { place: { pointer: '/1/id' }, message: '/1/id should be integer, but is string.' },
      ],
    });
  });
});

describe('reading an answer', () => {
  it('keeps what claims to be JSON and is not, as text, and says so', async () => {
    const invocation = await call({ 200: {} }, answering(200, '<html>', json));
    expect(invocation.answer.body).toEqual({ kind: 'text', text: '<html>' });
    expect(invocation.diagnostics.map((one) => one.code)).toEqual(['runtime.answer-not-json']);
  });

  it('decodes the charset, and keeps bytes', async () => {
    const latin = await call({}, answering(200, Uint8Array.of(0xe9), 'text/plain; charset=iso-8859-1'));
    expect(latin.answer.body).toEqual({ kind: 'text', text: 'é' });
    const bytes = Uint8Array.of(0xff, 0xd8);
    expect((await call({}, answering(200, bytes, 'image/jpeg'))).answer.body).toEqual({
      kind: 'binary',
      bytes,
      contentType: 'image/jpeg',
    });
    expect((await call({}, answering(200, bytes))).answer.body.kind).toBe('binary');
  });
});

it('hands on why no answer came, and sends nothing that cannot be built', async () => {
  const refused = { code: 'egress.refused', severity: 'error', message: 'No.' } as const;
  const sent: HttpRequest[] = [];
  const http: HttpPort = {
    send: async (request) => {
      sent.push(request);
      return err(refused);
    },
  };
  const given = connectorWith({});
  expect(await invoke({ ...given, connection: {}, parameters: {}, http })).toMatchObject({
    kind: 'not-answered',
    diagnostics: [refused],
  });
  const hostless = { ...given.connector, host: '' };
  expect(await invoke({ ...given, connector: hostless, connection: {}, parameters: {}, http })).toMatchObject(
    { kind: 'not-sent' },
  );
  expect(sent).toHaveLength(1);
});

describe('redaction', () => {
  const { connector } = connectorWith({});
  const withKey: Connector = {
    ...connector,
    connectionParameters: [
      {
        name: 'api_key',
        type: 'securestring',
        secret: true,
        displayName: '',
        description: '',
        required: true,
        hidden: false,
        default: undefined,
        choices: undefined,
        clearText: false,
        placeholder: '',
        dependencies: [],
        tabIndex: 1,
      },
    ],
  };

  it('covers every form a secret takes', () => {
    const secrets = secretValues(withKey, { api_key: 'p@ss "word"', username: 'u', password: 'w' });
    const base64 = Buffer.from('p@ss "word"').toString('base64');
    const text = [
      'p@ss "word"',
      'p%40ss%20%22word%22',
      'p%40ss+%22word%22',
      'p@ss \\"word\\"',
      base64,
      Buffer.from('u:w').toString('base64'),
    ].join('|');
    expect(redact(text, secrets)).toBe(Array.from({ length: 6 }, () => '••••••').join('|'));
  });

  it('leaves the rest alone', () => {
    expect(redact('a1b', secretValues(withKey, { api_key: '1' }))).toBe('a1b');
  });
});

it('redacts texts and names inside JSON and leaves its shape alone', () => {
  const value = { 'k-secret': ['a secret b', 4, true, null], other: 'x' };
  expect(redactJson(value, ['secret', 'true'])).toEqual({
    'k-••••••': ['a •••••• b', 4, true, null],
    other: 'x',
  });
});

it('hides credentials by name, however short they are', () => {
  const { connector } = connectorWith({});
  const keyed = (place: 'header' | 'query'): Connector => ({
    ...connector,
    security: { kind: 'apiKey', keys: [{ parameter: 'api_key', in: place, name: 'My$Key' }] },
  });
  expect(redactUrl('https://a.test/x?my%24key=1&q=1', keyed('query'), [])).toBe(
    'https://a.test/x?my%24key=••••••&q=1',
  );
  expect(redactUrl('https://a.test/x', keyed('query'), [])).toBe('https://a.test/x');
  const headers = [
    ['My$Key', '1'],
    ['Authorization', 'x'],
    ['Accept', '*/*'],
  ] as const;
  expect(redactHeaders(headers, keyed('header'), [])).toEqual([
    ['My$Key', '••••••'],
    ['Authorization', '••••••'],
    ['Accept', '*/*'],
  ]);
  expect(redactJson({ pin: 12345, other: 1 }, ['12345'])).toEqual({ pin: '••••••', other: 1 });
});
