import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { filesToPayload } from '@connectory/api';
import { compileConnector, readPackage, writePackage, type Connector } from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import { poll, readNotification, subscribe, unsubscribe, type PollState } from '@connectory/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTasksSample } from './tasks-sample.ts';
import { must, owner, startHarness, type Harness } from './testing/harness.ts';

/* The engine against the sample API: real sockets on both sides. */

let sample: Awaited<ReturnType<typeof startTasksSample>>;
let harness: Harness;
let connectorId = '';
let connectionId = '';
let scripted = '';

const script = `
  import type { ScriptContext } from '@connectory/runtime';
  export default async function execute(context: ScriptContext) {
    context.logger.info('key', context.request.headers.get('X-Api-Key') ?? context.request.headers.get('Authorization'));
    const answer = await context.sendAsync(context.request);
    const { value } = await answer.json();
    return context.jsonContent({ value: value.slice(0, 1), count: value.length });
  }`;

beforeAll(async () => {
  sample = await startTasksSample(0);
  harness = await startHarness({ allow: ['127.0.0.1'], callsPerMinute: 20 });
  must(await harness.call('setUp', { body: owner }));
  const register = async (files: typeof sample.files): Promise<string> =>
    must(await harness.call('createConnector', { body: { name: 'Tasks', package: filesToPayload(files) } }))
      .id;
  connectorId = await register(sample.files);
  const { package: content } = readPackage(sample.files);
  if (content === undefined) throw new Error('no package');
  const bytes = new TextEncoder().encode(script);
  const properties = {
    properties: { ...Object(content.properties['properties']), scriptOperations: ['ListLists'] },
  };
  scripted = await register(
    writePackage({ ...content, properties, files: [...content.files, { name: 'script.ts', bytes }] }),
  );
  connectionId = await connect(connectorId);
});
afterAll(async () => {
  await harness.close();
  await sample.close();
});

async function connect(id: string): Promise<string> {
  const body = { connectorId: id, name: 'Mine', values: { api_key: 'tasks-demo-key' } };
  return must(await harness.call('createConnection', { body })).id;
}

async function dynamic(
  what: 'values' | 'schema' | 'tree',
  operationId: string,
  path: readonly string[],
  parameters = {},
) {
  const body = { operationId, connectionId, what, path: [...path], parameters };
  return harness.call('resolveDynamic', { id: connectorId, body });
}

describe('dynamic extensions over HTTP', () => {
  it('give choices by the values so far', async () => {
    const lists = must(await dynamic('values', 'GetItem', ['listId']));
    expect(lists).toMatchObject({
      kind: 'choices',
      choices: expect.arrayContaining([{ value: 'inbox', title: 'Inbox' }]),
    });
    expect(must(await dynamic('values', 'GetItem', ['itemId']))).toEqual({
      kind: 'waiting',
      for: ['listId'],
    });
    const items = must(await dynamic('values', 'GetItem', ['itemId'], { listId: 'inbox' }));
    expect(items.kind === 'choices' && items.choices.length).toBeGreaterThan(10);
  });

  it('give the shape of a body', async () => {
    const found = must(await dynamic('schema', 'CreateItem', ['body', 'customFields'], { listId: 'inbox' }));
    expect(found).toMatchObject({ kind: 'schema', schema: { type: 'object' } });
  });

  it('refuse places without one', async () => {
    const refused = await dynamic('values', 'GetItem', ['nothing']);
    expect(refused.ok ? '' : refused.error.code).toBe('api.nothing-dynamic');
    const tree = await dynamic('tree', 'GetItem', ['listId']);
    expect(tree.ok ? '' : tree.error.code).toBe('api.nothing-dynamic');
  });
});

describe('calls', () => {
  it('run the script of their connector, and hide secrets in what it logs', async () => {
    const body = { operationId: 'ListLists', connectionId: await connect(scripted), parameters: {} };
    const called = must(await harness.call('invoke', { id: scripted, body }));
    expect(called.response?.body).toMatchObject({ kind: 'json', value: { count: expect.any(Number) } });
    expect(called.log).toEqual(['key ••••••']);
  });

  it('set a connection aside when a policy says that a status means so', async () => {
    const { package: content } = readPackage(sample.files);
    if (content === undefined) throw new Error('no package');
    const policy = {
      templateId: 'setconnectionstatustounauthenticated',
      title: 'Signed out',
      parameters: { 'x-ms-apimTemplateParameter.statusCode': 401 },
    };
    const properties = {
      properties: { ...Object(content.properties['properties']), policyTemplateInstances: [policy] },
    };
    const files = filesToPayload(writePackage({ ...content, properties }));
    const id = must(await harness.call('createConnector', { body: { name: 'Strict', package: files } })).id;
    const values = { api_key: 'wrong-key-of-mine' };
    const own = must(
      await harness.call('createConnection', { body: { connectorId: id, name: 'Strict', values } }),
    ).id;
    must(
      await harness.call('invoke', {
        id,
        body: { operationId: 'ListLists', connectionId: own, parameters: {} },
      }),
    );
    const row = must(await harness.call('listConnections', {})).find((one) => one.id === own);
    expect(row).toMatchObject({
      status: 'sign-in-needed',
      statusReason: expect.stringContaining('status 401'),
    });
  });

  it('are as many as a connection may make', async () => {
    const body = { operationId: 'Ping', connectionId: await connect(connectorId), parameters: {} };
    const calls = await Promise.all(
      Array.from({ length: 25 }, () => harness.call('invoke', { id: connectorId, body })),
    );
    const made = calls.map(must);
    expect(made.filter(({ response }) => response !== undefined)).toHaveLength(20);
    expect(made.at(-1)?.diagnostics[0]?.code).toBe('api.too-many-calls');
  });
});

describe('triggers', () => {
  const { http, close } = createEgress({ allow: () => ['127.0.0.1'] });
  const connection = { api_key: 'tasks-demo-key' };
  let connector: Connector;
  beforeAll(() => {
    const { package: content } = readPackage(sample.files);
    if (content === undefined) throw new Error('no package');
    connector = compileConnector(content);
  });
  afterAll(close);

  const operationOf = (id: string) => {
    const operation = connector.operations.get(id);
    if (operation === undefined) throw new Error(`no ${id}`);
    return operation;
  };
  const addItem = async (title: string): Promise<void> => {
    const body = {
      operationId: 'CreateItem',
      connectionId,
      parameters: { listId: 'inbox', body: { title } },
    };
    expect(must(await harness.call('invoke', { id: connectorId, body })).response?.status).toBe(201);
  };

  it('poll what is new, and nothing twice', async () => {
    const ask = (state?: PollState) =>
      poll({
        connector,
        operation: operationOf('OnItemsChanged'),
        connection,
        parameters: {},
        http,
        ...(state && { state }),
      });
    const first = await ask();
    expect(first).toMatchObject({ kind: 'quiet', waitMs: 5000 });
    await addItem('Polled');
    if (first.kind !== 'quiet') throw new Error(first.kind);
    const second = await ask(first.state);
    expect(second).toMatchObject({
      kind: 'fired',
      body: { kind: 'json', value: { value: [{ item: { title: 'Polled' } }] } },
    });
    if (second.kind !== 'fired') throw new Error(second.kind);
    expect((await ask(second.state)).kind).toBe('quiet');
  });

  it('subscribe, are told, and unsubscribe', async () => {
    const receiver = createHttpServer().listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const operation = operationOf('OnItemEvent');
    const parameters = { 'body/event': 'item.created' };
    const callbackUrl = `http://127.0.0.1:${String(port)}/callbacks/1`;
    const made = await subscribe({ connector, operation, connection, parameters, http, callbackUrl });
    if (made.kind !== 'subscribed') throw new Error(JSON.stringify(made));
    expect(made.subscription.location).toContain('/v1/hooks/');
    const told = once(receiver, 'request');
    await addItem('Told');
    const [request, response] = await told;
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.writeHead(202).end();
    const headers = [['content-type', String(request.headers['content-type'])]] as const;
    const notification = readNotification(connector, operation, { headers, body: Buffer.concat(chunks) });
    expect(notification.body).toMatchObject({ kind: 'json', value: { item: { title: 'Told' } } });
    expect(notification.check.kind).toBe('fits');
    const { subscription } = made;
    expect((await unsubscribe({ connector, connection, http, subscription })).kind).toBe('removed');
    expect((await unsubscribe({ connector, connection, http, subscription })).kind).toBe('removed');
    receiver.close();
  });
});
