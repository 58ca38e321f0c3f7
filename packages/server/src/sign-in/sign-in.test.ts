import { readFile, readdir } from 'node:fs/promises';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { filesToPayload, type PackagePayload } from '@connectory/api';
import { systemClock } from '@connectory/base';
import { readPackage, writePackage } from '@connectory/connector';
import { createTasksApi, type TasksApi } from '@connectory/example-tasks-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTasksSample } from '../tasks-sample.ts';
import { must, owner, startHarness, type Harness } from '../testing/harness.ts';

let now = Date.parse('2026-01-01T00:00:00Z');
const clock = { ...systemClock, now: () => now };
let harness: Harness;
let tasks: TasksApi;
const secrets = new Set<string>();

/** The sample API's package, signing in as `oAuthSettings` says. */
async function oauthPackage(
  oAuthSettings: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<PackagePayload> {
  const sample = await startTasksSample(0);
  await sample.close();
  const { package: content } = readPackage(sample.files);
  if (content === undefined) throw new Error('no package');
  const definition = { ...content.definition, host: `127.0.0.1:${tasks.port}` };
  const token = { type: 'oauthSetting', oAuthSettings, uiDefinition: { displayName: 'Sign in' } };
  const properties = JSON.parse(
    JSON.stringify({ properties: { iconBrandColor: '#0e7c7b', connectionParameters: { token, ...more } } }),
  );
  return filesToPayload(writePackage({ ...content, definition, properties }));
}

const settings = (provider: Readonly<Record<string, unknown>> = {}) => ({
  identityProvider: 'oauth2',
  clientId: '[[DUMMY]]',
  scopes: ['tasks.read tasks.write'],
  redirectMode: 'Global',
  customParameters: {
    authorizationUrl: { value: `${tasks.url}/oauth/authorize` },
    tokenUrl: { value: `${tasks.url}/oauth/token` },
    refreshUrl: { value: `${tasks.url}/oauth/token` },
    ...provider,
  },
});

async function register(payload: PackagePayload): Promise<string> {
  return must(await harness.call('createConnector', { body: { name: 'Tasks', package: payload } })).id;
}

async function connect(connectorId: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  return must(await harness.call('createConnection', { body: { connectorId, name: 'Mine', values } })).id;
}

async function connection(id: string) {
  const found = must(await harness.call('listConnections', {})).find((one) => one.id === id);
  if (found === undefined) throw new Error('no connection');
  return found;
}

async function addressOf(connectionId: string): Promise<URL> {
  const started = must(await harness.call('startSignIn', { id: connectionId }));
  if (started.kind !== 'redirect') throw new Error('no address');
  return new URL(started.address);
}

/** Signs in on the sample's own page, and gives the path that it sends the person back to. */
async function signInAt(address: URL, decision: 'allow' | 'deny' = 'allow'): Promise<string> {
  const form = new URLSearchParams(address.search);
  form.set('username', 'ada');
  form.set('password', 'analytical-engine');
  form.set('decision', decision);
  const response = await fetch(`${address.origin}${address.pathname}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = new URL(response.headers.get('location') ?? '');
  expect(location.origin).toBe(harness.server.url);
  return `${location.pathname}${location.search}`;
}

async function listItems(connectorId: string, connectionId: string) {
  return must(
    await harness.call('invoke', {
      id: connectorId,
      body: { operationId: 'ListItems', connectionId, parameters: { listId: 'inbox' } },
    }),
  );
}

async function fifty(connectorId: string, connectionId: string): Promise<readonly (number | undefined)[]> {
  const calls = await Promise.all(Array.from({ length: 50 }, () => listItems(connectorId, connectionId)));
  return [...new Set(calls.map((call) => call.response?.status))];
}

function refreshes(): number {
  return tasks.tokenRequests().filter((grant) => grant === 'refresh_token').length;
}

beforeAll(async () => {
  tasks = await createTasksApi({ clock: clock.now });
  harness = await startHarness({ clock, allow: ['127.0.0.1'] });
  must(await harness.call('setUp', { body: owner }));
  secrets.add(tasks.credentials.clientSecret);
});
afterAll(async () => {
  await harness.close();
  await tasks.close();
});

describe('signing in with a code and PKCE, in order', () => {
  let connectorId = '';
  let connectionId = '';

  it('waits for the OAuth client of the connector', async () => {
    connectorId = await register(await oauthPackage(settings()));
    connectionId = await connect(connectorId);
    expect(await connection(connectionId)).toMatchObject({
      status: 'unfinished',
      signsIn: true,
      parameterSet: '',
    });
    const refused = await harness.call('startSignIn', { id: connectionId });
    expect(refused.ok ? '' : refused.error.code).toBe('runtime.sign-in-client-missing');
    const { clientId, clientSecret } = tasks.credentials;
    const saved = must(
      await harness.call('setOAuthClient', { id: connectorId, body: { clientId, clientSecret } }),
    );
    const view = {
      parameterSet: '',
      title: '',
      provider: 'Generic OAuth 2',
      clientId,
      clientSecretSet: true,
      pkce: true,
      redirectUrl: `${harness.server.url}/oauth/redirect`,
    };
    expect(saved).toEqual(view);
    // A secret left out stays.
    must(await harness.call('setOAuthClient', { id: connectorId, body: { clientId } }));
    expect(must(await harness.call('listOAuthClients', { id: connectorId }))).toEqual([view]);
  });

  it('tells in words that a call needs a sign-in first', async () => {
    const called = await listItems(connectorId, connectionId);
    expect([called.request, called.diagnostics[0]?.code]).toEqual([undefined, 'api.sign-in-again']);
  });

  it('tells in words that the person declined', async () => {
    const back = await signInAt(await addressOf(connectionId), 'deny');
    const page = await harness.raw(back);
    expect(page.status).toBe(400);
    expect(await page.text()).toMatch(/data-outcome="failed"[\s\S]*Access was declined at 127\.0\.0\.1/);
    expect(await connection(connectionId)).toMatchObject({
      status: 'unfinished',
      statusReason: expect.stringMatching(/declined/),
    });
  });

  it('connects, once, in the session it was begun in', async () => {
    const address = await addressOf(connectionId);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'tasks-web',
      response_type: 'code',
      scope: 'tasks.read tasks.write',
      redirect_uri: `${harness.server.url}/oauth/redirect`,
      code_challenge_method: 'S256',
    });
    const back = await signInAt(address);
    const page = await harness.raw(back);
    expect(page.status).toBe(200);
    expect(page.headers.get('cross-origin-opener-policy')).toBe('unsafe-none');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain(`data-connection="${connectionId}" data-outcome="signed-in"`);
    const connected = await connection(connectionId);
    expect(connected.status).toBe('connected');
    expect(connected.statusReason).toBeUndefined();
    const twice = await harness.raw(back);
    expect([twice.status, await twice.text()]).toEqual([400, expect.stringContaining('not known here')]);
    const foreign = await signInAt(await addressOf(connectionId));
    const other = await fetch(`${harness.server.url}${foreign}`);
    expect([other.status, await other.text()]).toEqual([400, expect.stringContaining('another session')]);
    expect((await connection(connectionId)).status).toBe('connected');
  });

  it('calls with the token, and shows it nowhere', async () => {
    const called = await listItems(connectorId, connectionId);
    expect([called.response?.status, called.diagnostics]).toEqual([200, []]);
    expect(called.request?.headers).toContainEqual(['Authorization', '••••••']);
    expect(must(await harness.call('testConnection', { id: connectionId })).kind).toBe('passed');
  });

  it('renews once for fifty calls at once when the token is about to end', async () => {
    now += 3_600_000 - 1000;
    expect(await fifty(connectorId, connectionId)).toEqual([200]);
    expect(refreshes()).toBe(1);
  });

  it('renews once for fifty calls at once that are answered 401, with the refresh token of the renewal before', async () => {
    tasks.expireAccessTokens();
    expect(await fifty(connectorId, connectionId)).toEqual([200]);
    expect(refreshes()).toBe(2);
  });

  it('asks for a new sign-in, with the reason, when it is revoked', async () => {
    tasks.revokeSignIns();
    const called = await listItems(connectorId, connectionId);
    expect([called.response?.status, called.diagnostics[0]?.code]).toEqual([401, 'api.sign-in-again']);
    expect(refreshes()).toBe(3);
    const asked = await connection(connectionId);
    expect(asked.status).toBe('sign-in-needed');
    expect(asked.statusReason).toMatch(/invalid_grant: The refresh token is not known or was revoked/);
    const next = await listItems(connectorId, connectionId);
    expect([next.request, next.diagnostics[0]?.code]).toEqual([undefined, 'api.sign-in-again']);
    expect(refreshes()).toBe(3);
    expect((await harness.raw(await signInAt(await addressOf(connectionId)))).status).toBe(200);
    expect((await connection(connectionId)).status).toBe('connected');
    expect((await listItems(connectorId, connectionId)).response?.status).toBe(200);
  });

  it('forgets a sign-in that takes too long', async () => {
    const address = await addressOf(connectionId);
    now += 16 * 60_000;
    const page = await harness.raw(await signInAt(address));
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('took too long')]);
  });

  it('refuses an answer that another issuer sent', async () => {
    const back = await signInAt(await addressOf(connectionId));
    const page = await harness.raw(`${back}&iss=${encodeURIComponent('https://evil.example.com')}`);
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('evil.example.com')]);
  });
});

describe('a client that signs in by itself', () => {
  it('needs no person, and renews without a refresh token', async () => {
    const payload = await oauthPackage(settings({ grantType: { value: 'client_credentials' } }));
    const connectorId = await register(payload);
    const { clientId, clientSecret } = tasks.credentials;
    must(await harness.call('setOAuthClient', { id: connectorId, body: { clientId, clientSecret } }));
    const connectionId = await connect(connectorId);
    const started = must(await harness.call('startSignIn', { id: connectionId }));
    expect(started).toMatchObject({ kind: 'done', connection: { status: 'connected' } });
    const before = tasks.tokenRequests().length;
    tasks.expireAccessTokens();
    expect(await fifty(connectorId, connectionId)).toEqual([200]);
    expect(tasks.tokenRequests().slice(before)).toEqual(['client_credentials']);
  });
});

describe('an identity provider with ways of its own', () => {
  let provider: HttpServer;
  let origin = '';
  let answers: (readonly [status: number, body: unknown])[] = [];
  const asked: { readonly authorization: string | undefined; readonly body: string }[] = [];
  let connectorId = '';
  let hold: Promise<void> | undefined;

  beforeAll(async () => {
    provider = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        asked.push({ authorization: request.headers.authorization, body });
        const [status, answer] = answers.shift() ?? [500, {}];
        void (hold ?? Promise.resolve()).then(() =>
          response.writeHead(status, { 'content-type': 'text/html' }).end(JSON.stringify(answer)),
        );
      });
    });
    await new Promise<void>((resolve) => {
      provider.listen(0, '127.0.0.1', resolve);
    });
    const address = provider.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const payload = await oauthPackage(
      settings({ tokenUrl: { value: `${origin}/t` }, refreshUrl: { value: `${origin}/t` } }),
    );
    connectorId = await register(payload);
    must(
      await harness.call('setOAuthClient', {
        id: connectorId,
        body: { clientId: 'id', clientSecret: 'se-cret-1' },
      }),
    );
    secrets.add('se-cret-1');
  });
  afterAll(() => provider.close());

  async function signedIn(
    ...first: (readonly [number, unknown])[]
  ): Promise<readonly [id: string, page: Response]> {
    const id = await connect(connectorId);
    const address = await addressOf(id);
    answers = [...first];
    const state = address.searchParams.get('state') ?? '';
    return [id, await harness.raw(`/oauth/redirect?code=the-code-1&state=${state}`)];
  }

  it('takes the secret in a header after refusing the form, and is asked so from then on', async () => {
    const from = asked.length;
    const tokens = { access_token: 'foreign-token-1', refresh_token: 'foreign-refresh-1', expires_in: 600 };
    for (const secret of ['foreign-token-1', 'foreign-refresh-1', 'the-code-1']) secrets.add(secret);
    // The test of the connection is answered 401 by the sample, which leads to one renewal.
    const [id] = await signedIn(
      [401, { error: 'invalid_client' }],
      [200, tokens],
      [200, { ...tokens, access_token: 'foreign-token-2' }],
    );
    secrets.add('foreign-token-2');
    const basic = `Basic ${Buffer.from('id:se-cret-1').toString('base64')}`;
    expect(asked.slice(from).map(({ authorization }) => authorization)).toEqual([undefined, basic, basic]);
    expect(await connection(id)).toMatchObject({
      status: 'error',
      statusReason: expect.stringMatching(/answered 401/),
    });
  });

  it('is told from a sign-in without refresh token, which is warned of', async () => {
    const [id, page] = await signedIn([200, { access_token: 'foreign-token-3', expires_in: 600 }]);
    secrets.add('foreign-token-3');
    // The sample does not know the token, and there is none to renew it with.
    expect(page.status).toBe(400);
    expect(await connection(id)).toMatchObject({
      status: 'sign-in-needed',
      statusReason: expect.stringMatching(/gave none to renew/),
    });
  });

  it('that is out of order for a moment costs nobody the connection', async () => {
    const tokens = { access_token: 'foreign-token-4', refresh_token: 'foreign-refresh-4', expires_in: 600 };
    secrets.add('foreign-token-4').add('foreign-refresh-4');
    const [id] = await signedIn([200, tokens], [200, tokens]);
    now += 600_000;
    answers = [[503, 'out of order']];
    const called = await listItems(connectorId, id);
    expect(called.diagnostics.map(({ code }) => code)).toEqual(['runtime.token-unavailable']);
    expect((await connection(id)).status).not.toBe('sign-in-needed');
    // Refused by the API while the provider is out of order: both are told, and the connection stays.
    answers = [
      [200, { ...tokens, access_token: 'foreign-token-5' }],
      [503, 'out of order'],
    ];
    secrets.add('foreign-token-5');
    const refused = await listItems(connectorId, id);
    expect([refused.response?.status, refused.diagnostics.map(({ code }) => code)]).toEqual([
      401,
      ['runtime.token-unavailable'],
    ]);
    expect((await connection(id)).status).not.toBe('sign-in-needed');
  });

  it('that refuses a renewal during a new sign-in does not undo it', async () => {
    const tokens = { access_token: 'foreign-token-6', refresh_token: 'foreign-refresh-6', expires_in: 600 };
    secrets.add('foreign-token-6').add('foreign-refresh-6');
    const [id] = await signedIn([200, tokens], [200, tokens]);
    now += 600_000;
    const renewed = { ...tokens, access_token: 'foreign-token-7' };
    secrets.add('foreign-token-7');
    // The renewal is held back at the provider until the person has signed in once more.
    let release = (): void => undefined;
    hold = new Promise((resolve) => {
      release = resolve;
    });
    answers = [
      [400, { error: 'invalid_grant' }],
      [200, renewed],
    ];
    const from = asked.length;
    const called = listItems(connectorId, id);
    await expect.poll(() => asked.length).toBe(from + 1);
    hold = undefined;
    const state = (await addressOf(id)).searchParams.get('state') ?? '';
    const signIn = harness.raw(`/oauth/redirect?code=the-code-1&state=${state}`);
    await expect.poll(async () => (await connection(id)).status).toBe('connected');
    release();
    expect((await called).diagnostics[0]?.code).toBe('api.sign-in-again');
    await signIn;
    expect((await connection(id)).status).not.toBe('sign-in-needed');
  });

  it('that refuses the client blames the connector and not the person', async () => {
    const [id, page] = await signedIn([401, { error: 'invalid_client' }], [401, { error: 'invalid_client' }]);
    expect([page.status, await page.text()]).toEqual([
      400,
      expect.stringContaining('does not accept the OAuth client'),
    ]);
    expect((await connection(id)).status).toBe('unfinished');
  });
});

describe('a package that holds a client secret', () => {
  it('is stored without it; the secret is sealed with the OAuth client', async () => {
    const clientSecret = 'packaged-secret-1';
    const payload = await oauthPackage({ ...settings(), clientId: 'packaged', clientSecret });
    const made = must(await harness.call('createConnector', { body: { name: 'Tasks', package: payload } }));
    secrets.add(clientSecret);
    expect(made.diagnostics[0]?.code).toBe('api.client-secret-taken');
    expect(JSON.stringify(made.package)).not.toContain(clientSecret);
    expect(must(await harness.call('listOAuthClients', { id: made.id }))).toMatchObject([
      { clientId: 'packaged', clientSecretSet: true },
    ]);
    const body = { name: 'Tasks', package: payload, baseVersion: 1 };
    const again = must(await harness.call('updateConnector', { id: made.id, body }));
    expect(again.diagnostics.map(({ code }) => code).slice(0, 2)).toEqual([
      'api.nothing-changed',
      'api.client-secret-taken',
    ]);
  });
});

describe('secrets of a sign-in', () => {
  it('are in no answer, in no line of the log and in no file of the store', async () => {
    const names = await readdir(harness.folder);
    const files = await Promise.all(names.map((name) => readFile(join(harness.folder, name), 'latin1')));
    expect(names).toContain('connectory.db');
    for (const secret of secrets) {
      for (const text of [harness.answers(), harness.log(), ...files])
        expect(text.includes(secret), secret).toBe(false);
    }
    const ofSample = /\b(?:at|rt|code)_[\w-]{32}\b/;
    for (const text of [harness.answers(), harness.log(), ...files]) expect(text).not.toMatch(ofSample);
    expect(harness.log()).toContain('sign-in finished');
    expect(harness.log()).toContain('token renewed');
  });
});
