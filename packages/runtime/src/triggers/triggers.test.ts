import type { Json, JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { answering, connectorOf, operationOf, type TestAnswer } from '../testing/api.ts';
import { awaitsCallback, readNotification, splitOnPath } from './notification.ts';
import { poll } from './poll.ts';
import type { PollOutcome, PollState } from './types.ts';
import { subscribe, unsubscribe } from './webhook.ts';

const trigger = (more: JsonObject = {}): JsonObject => ({
  operationId: 'OnChange',
  'x-ms-trigger': 'batch',
  parameters: [
    { name: 'list', in: 'query', type: 'string' },
    { name: 'since', in: 'query', type: 'string' },
  ],
  responses: { 200: { description: 'Items', schema: {} } },
  ...more,
});

const policy = (config: JsonObject, path = '@triggerBody().value'): JsonObject => ({
  policyTemplateInstances: [
    {
      templateId: 'pollingtrigger',
      title: 'OnChangePolling',
      type: 'PollingTrigger',
      parameters: {
        'x-ms-apimTemplate-operationName': ['OnChange'],
        'x-ms-apimTemplateParameter.triggerConfig': config,
        'x-ms-apimTemplateParameter.triggerDataPath': path,
      },
    },
  ],
});

/** Polls as often as there are answers, each with the state of the one before. */
async function polls(
  answers: readonly TestAnswer[],
  properties: JsonObject = {},
  more: JsonObject = {},
): Promise<{ readonly outcomes: readonly PollOutcome[]; readonly urls: readonly string[] }> {
  const connector = connectorOf({ '/changes': { get: trigger(more) } }, properties);
  const operation = operationOf(connector, 'OnChange');
  const { http, sent } = answering((_request, at) => answers[at]);
  const outcomes: PollOutcome[] = [];
  let state: PollState | undefined;
  while (sent.length < answers.length) {
    const outcome = await poll({
      connector,
      operation,
      connection: {},
      parameters: { list: 'in' },
      http,
      ...(state !== undefined && { state }),
    });
    outcomes.push(outcome);
    if (outcome.kind !== 'failed') state = JSON.parse(JSON.stringify(outcome.state));
  }
  return { outcomes, urls: sent.map(({ url }) => url) };
}

const first = 'https://api.test/v1/changes?list=in';

describe('polling by the protocol', () => {
  it('starts quietly, asks where it is told to, fires on 200', async () => {
    const at = (state: number): Record<string, string> => ({
      location: `/v1/changes?state=${state}`,
      'retry-after': '60',
    });
    const { outcomes, urls } = await polls([
      { status: 202, headers: at(1) },
      { status: 202 },
      { status: 200, headers: { ...at(2), 'retry-after': '0' }, body: [{ id: 1 }, { id: 2 }] },
      { status: 202, headers: at(2) },
    ]);
    expect(urls).toEqual([first, ...[1, 1, 2].map((state) => `https://api.test/v1/changes?state=${state}`)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'quiet', 'fired', 'quiet']);
    expect(outcomes[0]).toMatchObject({ waitMs: 60_000 });
    expect(outcomes[2]).toMatchObject({ waitMs: 0, items: [{ id: 1 }, { id: 2 }] });
  });

  it('keeps its state over a failure', async () => {
    const { outcomes, urls } = await polls([
      { status: 202, headers: { location: '/v1/changes?state=1' } },
      { status: 503, headers: { 'retry-after': '5' } },
      { status: 202 },
    ]);
    expect(outcomes[1]).toMatchObject({ kind: 'failed', status: 503, waitMs: 5000 });
    expect(urls[2]).toBe('https://api.test/v1/changes?state=1');
  });

  it('does not follow a location to another host', async () => {
    const connector = connectorOf({ '/changes': { get: trigger() } });
    const { http, sent } = answering(() => ({ status: 202 }));
    const operation = operationOf(connector, 'OnChange');
    const state = { location: 'https://evil.test/x' };
    const outcome = await poll({ connector, operation, connection: {}, parameters: {}, http, state });
    expect(outcome).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'runtime.page-foreign' }] });
    expect(sent).toEqual([]);
  });
});

describe('polling by policy', () => {
  const config = { since: '@{triggerBody().value[0].at}' };
  const value = (...items: readonly Json[]): TestAnswer => ({ body: { value: [...items] } });

  it('takes what is there at first as old, and asks with the newest from then on', async () => {
    const { outcomes, urls } = await polls(
      [value({ id: 2, at: 't2' }, { id: 1, at: 't1' }), value(), value({ id: 3, at: 't3' }), value()],
      policy(config),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'quiet', 'fired', 'quiet']);
    expect(urls.map((url) => url.replace(first, ''))).toEqual(['', '&since=t2', '&since=t2', '&since=t3']);
    expect(outcomes[2]).toMatchObject({
      items: [{ id: 3 }],
      body: { kind: 'json', value: { value: [{ id: 3 }] } },
    });
  });

  it('takes everything as new after an empty start', async () => {
    const { outcomes, urls } = await polls([value(), value({ id: 1, at: 't1' })], policy(config));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'fired']);
    expect(urls[1]).toBe(first);
  });

  it('leaves out an item that comes a second time, as with equal times', async () => {
    const { outcomes } = await polls(
      [
        value({ id: 1, at: 't1' }),
        value({ id: 2, at: 't1' }, { id: 1, at: 't1' }),
        value({ id: 2, at: 't1' }, { id: 1, at: 't1' }),
      ],
      policy(config),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'fired', 'quiet']);
    expect(outcomes[1]).toMatchObject({ items: [{ id: 2 }], body: { value: { value: [{ id: 2 }] } } });
  });

  it('works with a constant, and ignores an entry without a name', async () => {
    const { outcomes, urls } = await polls(
      [value({ id: 1 }), value({ id: 2 })],
      policy({ per_page: '1', '': '1' }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'fired']);
    expect(urls[1]).toBe(`${first}&per_page=1`);
  });

  it('fetches further pages while all is new', async () => {
    const link = (page: number): string => `https://api.test/v1/changes?page=${page}`;
    const { outcomes, urls } = await polls(
      [
        value({ id: 1, at: 't1' }),
        { body: { value: [{ id: 5, at: 't5' }], '@odata.nextLink': link(2) } },
        {
          body: {
            value: [
              { id: 4, at: 't4' },
              { id: 1, at: 't1' },
            ],
            '@odata.nextLink': link(3),
          },
        },
      ],
      policy(config),
    );
    expect(urls.slice(2)).toEqual([link(2)]);
    expect(outcomes[1]).toMatchObject({ kind: 'fired', items: [{ id: 5 }, { id: 4 }] });
  });

  it('tells an answer without the list', async () => {
    const { outcomes } = await polls([{ body: { value: 'none' } }], policy(config));
    expect(outcomes[0]).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'runtime.poll-no-items' }] });
  });

  it('reads a list at the root', async () => {
    const { outcomes } = await polls(
      [{ body: [{ at: 1 }] }, { body: [{ at: 2 }] }],
      policy({ since: '@{triggerBody()[0].at}' }, '@triggerBody()'),
    );
    expect(outcomes[1]).toMatchObject({ kind: 'fired', items: [{ at: 2 }] });
  });
});

it('polling by extension asks with a member of the first item', async () => {
  const since = {
    name: 'since',
    in: 'query',
    type: 'string',
    'x-ms-trigger-value': { 'value-collection': 'value', 'value-path': 'seq' },
  };
  const list = { name: 'list', in: 'query', type: 'string' };
  const { outcomes, urls } = await polls(
    [{ body: { value: [{ seq: 4 }] } }, { body: { value: [{ seq: 5 }] } }],
    {},
    { parameters: [list, since] },
  );
  expect(urls[1]).toBe(`${first}&since=4`);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['quiet', 'fired']);
});

const url = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
const hooks: JsonObject = {
  '/hooks': {
    'x-ms-notification-content': {
      schema: { type: 'object', required: ['id'], properties: { items: { type: 'array', items: {} } } },
    },
    post: {
      operationId: 'OnOrder',
      'x-ms-trigger': 'single',
      parameters: [
        {
          name: 'body',
          in: 'body',
          required: true,
          schema: {
            type: 'object',
            required: ['config'],
            properties: { config: { type: 'object', properties: { url } }, kind: { type: 'string' } },
          },
        },
      ],
      responses: { 201: { description: 'Made' } },
    },
  },
  '/hooks/{hookId}': {
    delete: {
      operationId: 'DeleteHook',
      parameters: [{ name: 'hookId', in: 'path', required: true, type: 'string' }],
      responses: {},
    },
  },
};
const properties: JsonObject = {
  connectionParameters: { api_key: { type: 'securestring' } },
  policyTemplateInstances: [
    {
      templateId: 'setheader',
      title: 'On delete',
      parameters: {
        'x-ms-apimTemplate-operationName': ['DeleteHook'],
        'x-ms-apimTemplateParameter.name': 'X-Delete',
        'x-ms-apimTemplateParameter.value': '{id}',
      },
    },
  ],
};
const security = { securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } };

async function subscribed(answer: TestAnswer, paths: JsonObject = hooks) {
  const connector = connectorOf(paths, properties, security);
  const operation = operationOf(connector, 'OnOrder');
  const { http, sent } = answering(() => answer);
  const outcome = await subscribe({
    connector,
    operation,
    connection: { api_key: 'k1' },
    parameters: { 'body/kind': 'created' },
    http,
    callbackUrl: 'https://engine.test/callbacks/1',
  });
  return { outcome, sent };
}

describe('webhooks', () => {
  it('subscribe with the address where the schema wants it', async () => {
    const { outcome, sent } = await subscribed({ status: 201, headers: { location: '/v1/hooks/h%201' } });
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      config: { url: 'https://engine.test/callbacks/1' },
      kind: 'created',
    });
    expect(outcome).toMatchObject({
      kind: 'subscribed',
      subscription: { operationId: 'OnOrder', location: 'https://api.test/v1/hooks/h%201' },
      diagnostics: [],
    });
  });

  it.each([
    [{ id: 7 }, 'https://api.test/v1/hooks/7'],
    [{ hookId: 'a/b' }, 'https://api.test/v1/hooks/a%2Fb'],
  ])('find their place by the id in the answer %j', async (body, location) => {
    const { outcome } = await subscribed({ status: 200, body });
    expect(outcome).toMatchObject({ subscription: { location } });
  });

  it('tell when they cannot be ended', async () => {
    const { outcome } = await subscribed({ status: 200, body: {} });
    expect(outcome).toMatchObject({
      subscription: { operationId: 'OnOrder' },
      diagnostics: [{ code: 'runtime.webhook-no-location' }],
    });
  });

  it('fail with what the service says', async () => {
    const { outcome } = await subscribed({ status: 409, body: { error: 'exists' } });
    expect(outcome).toMatchObject({ kind: 'failed', status: 409, body: { value: { error: 'exists' } } });
  });

  it.each([
    [204, 'removed'],
    [200, 'removed'],
    [404, 'removed'],
    [410, 'removed'],
    [429, 'later'],
    [503, 'later'],
    [403, 'failed'],
  ])('end with status %i: %s', async (status, kind) => {
    const connector = connectorOf(hooks, properties, security);
    const { http, sent } = answering(() => ({ status }));
    const location = 'https://api.test/v1/hooks/h%201';
    const subscription = { operationId: 'OnOrder', location };
    const outcome = await unsubscribe({ connector, connection: { api_key: 'k1' }, http, subscription });
    expect(outcome.kind).toBe(kind);
    expect(sent[0]).toMatchObject({ method: 'DELETE', url: location });
    expect(sent[0]?.headers).toContainEqual(['X-Key', 'k1']);
    expect(sent[0]?.headers).toContainEqual(['X-Delete', '{id}']);
  });

  it('end without an operation for it, and never at another host', async () => {
    const connector = connectorOf({}, properties, security);
    const { http, sent } = answering(() => ({ status: 204 }));
    const at = (location: string) =>
      unsubscribe({
        connector,
        connection: { api_key: 'k1' },
        http,
        subscription: { operationId: 'OnOrder', location },
      });
    expect((await at('https://api.test/other/7')).kind).toBe('removed');
    expect(sent[0]).toMatchObject({ method: 'DELETE', url: 'https://api.test/other/7' });
    expect(await at('https://evil.test/7')).toMatchObject({
      kind: 'failed',
      diagnostics: [{ code: 'runtime.page-foreign' }],
    });
    expect(sent).toHaveLength(1);
  });

  it('read what they are sent', () => {
    const connector = connectorOf(hooks);
    const operation = operationOf(connector, 'OnOrder');
    const body = new TextEncoder().encode('{"items":[]}');
    const read = readNotification(connector, operation, {
      headers: [['Content-Type', 'application/json']],
      body,
    });
    expect(read.body).toEqual({ kind: 'json', value: { items: [] } });
    expect(read.check.kind).toBe('deviates');
    expect(splitOnPath(connector, operation)).toEqual(['items']);
  });
});

describe('actions that wait', () => {
  it('have a notification and a place for its address, and are no triggers', () => {
    const { '/hooks': path } = JSON.parse(JSON.stringify(hooks));
    delete path.post['x-ms-trigger'];
    const waiting = connectorOf({ '/hooks': path });
    expect(awaitsCallback(waiting, operationOf(waiting, 'OnOrder'))).toBe(true);
    const hooksConnector = connectorOf(hooks);
    expect(awaitsCallback(hooksConnector, operationOf(hooksConnector, 'OnOrder'))).toBe(false);
  });
});

describe('splitting on', () => {
  it.each([
    [{ type: 'array', items: {} }, []],
    [
      {
        type: 'object',
        properties: {
          data: { type: 'object', properties: { list: { type: 'array' } } },
          n: { type: 'integer' },
        },
      },
      ['data', 'list'],
    ],
    [{ type: 'object', properties: { a: { type: 'array' }, b: { type: 'array' } } }, undefined],
    [
      {
        type: 'object',
        properties: { a: { type: 'array' }, b: { type: 'array', 'x-ms-visibility': 'internal' } },
      },
      ['a'],
    ],
    [{ type: 'object' }, undefined],
  ])('%j: %j', (schema, expected) => {
    const connector = connectorOf({
      '/changes': { get: trigger({ responses: { 200: { description: '', schema } } }) },
    });
    expect(splitOnPath(connector, operationOf(connector, 'OnChange'))).toEqual(expected);
  });
});
