import { once } from 'node:events';
import { readFile, readdir, stat } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connectorSchema, importOutcomeSchema, invocationSchema, sessionSchema } from '@connectory/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTasksSample } from './tasks-sample.ts';
import { must, owner, startHarness, type Harness } from './testing/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ sample: startTasksSample });
});
afterAll(() => harness.close());

const secret = 'tasks-demo-key';

describe('the main job over HTTP, in order', () => {
  let connectorId = '';
  let connectionId = '';

  it('waits for its owner and lets nobody else in', async () => {
    const session = must(await harness.call('getSession', {}));
    expect(sessionSchema.parse(session)).toEqual({ setupNeeded: true, version: '0.1.0' });
    const refused = await harness.call('listConnectors', {});
    expect(refused.ok ? 0 : [refused.error.status, refused.error.code]).toEqual([401, 'api.sign-in-needed']);
  });

  it('makes exactly one owner of two set-ups at once', async () => {
    const results = await Promise.all(
      [1, 2, 3].map((n) => harness.call('setUp', { body: { ...owner, email: `ada${n}@example.com` } })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.error.code).toBe('api.set-up-done');
    const winner = must(await harness.call('getSession', {})).user;
    expect(winner?.role).toBe('owner');
    must(await harness.call('signOut', {}));
    expect(must(await harness.call('getSession', {})).user).toBeUndefined();
    const wrong = await harness.call('signIn', {
      body: { email: winner?.email ?? '', password: 'not it at all' },
    });
    expect(wrong.ok ? 0 : [wrong.error.status, wrong.error.code]).toEqual([401, 'api.wrong-password']);
    must(await harness.call('signIn', { body: { email: winner?.email ?? '', password: owner.password } }));
  });

  it('imports the sample API and registers it', async () => {
    const outcome = importOutcomeSchema.parse(
      must(await harness.call('importSource', { body: { kind: 'sample' } })),
    );
    expect(outcome.source).toMatchObject({ format: 'package', operations: 30 });
    if (outcome.package === undefined) throw new Error('no package');
    const made = must(
      await harness.call('createConnector', { body: { name: 'Tasks', package: outcome.package } }),
    );
    connectorId = connectorSchema.parse(made).id;
    expect(made).toMatchObject({ version: 1, packageVersion: 1, hasIcon: true, owner: 'Ada' });
    expect(made.package).toEqual(outcome.package);
    const [row] = must(await harness.call('listConnectors', {}));
    expect(row).toMatchObject({ id: connectorId, actions: made.actions, triggers: made.triggers });
    expect(made.actions).toBeGreaterThan(10);
  });

  it('makes version 2 of a change, none of no change, and refuses a stale one', async () => {
    const made = must(await harness.call('getConnector', { id: connectorId }));
    const body = { name: 'Tasks', package: made.package, baseVersion: 1 };
    const same = must(await harness.call('updateConnector', { id: connectorId, body }));
    expect([same.version, same.diagnostics[0]?.code]).toEqual([1, 'api.nothing-changed']);
    const changed = {
      files: [...made.package.files, { name: 'readme.md', encoding: 'utf-8' as const, content: '# Tasks' }],
    };
    const results = await Promise.all(
      [1, 2].map(() =>
        harness.call('updateConnector', { id: connectorId, body: { ...body, package: changed } }),
      ),
    );
    expect(
      results
        .map((result) => (result.ok ? result.value.version : result.error.status))
        .toSorted((one, other) => one - other),
    ).toEqual([2, 409]);
    const stale = await harness.call('updateConnector', { id: connectorId, body });
    expect(stale.ok ? '' : stale.error.message).toMatch(/Ada registered version 2/);
    const first = must(await harness.call('getConnector', { id: connectorId, query: { version: 1 } }));
    expect([first.version, first.packageVersion, first.package]).toEqual([2, 1, made.package]);
    expect(first.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('hands out icon and zip', async () => {
    const icon = await harness.raw(`/api/connectors/${connectorId}/icon?version=1`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(icon.headers.get('cache-control')).toContain('immutable');
    expect(icon.headers.get('content-security-policy')).toContain('sandbox');
    const zip = must(await harness.call('downloadConnector', { id: connectorId }));
    expect(new TextDecoder().decode(zip.subarray(0, 2))).toBe('PK');
  });

  it('checks connection values and never shows a secret', async () => {
    const unknown = await harness.call('createConnection', {
      body: { connectorId, name: 'Mine', values: { nonsense: 'x' } },
    });
    expect(unknown.ok ? '' : unknown.error.code).toBe('api.invalid-values');
    expect(unknown.ok ? [] : unknown.error.diagnostics.map(({ code }) => code)).toContain(
      'api.unknown-value',
    );
    const made = must(
      await harness.call('createConnection', {
        body: { connectorId, name: 'Mine', values: { api_key: secret } },
      }),
    );
    connectionId = made.id;
    expect(made.parameters).toEqual([{ kind: 'secret', name: 'api_key', set: true }]);
  });

  it('calls the real API, checks the answer, and shows no secret', async () => {
    const result = must(
      await harness.call('invoke', {
        id: connectorId,
        body: { operationId: 'ListItems', connectionId, parameters: { listId: 'inbox' } },
      }),
    );
    invocationSchema.parse(result);
    expect(result.diagnostics).toEqual([]);
    expect([result.response?.status, result.response?.body.kind, result.check.kind]).toEqual([
      200,
      'json',
      'fits',
    ]);
    expect(must(await harness.call('listConnections', {}))[0]?.lastUsedAt).toBe(result.startedAt);
    const dry = must(
      await harness.call('invoke', {
        id: connectorId,
        body: { operationId: 'ListItems', connectionId, parameters: { listId: 'inbox' }, dryRun: true },
      }),
    );
    expect([dry.request?.method, dry.response]).toEqual(['GET', undefined]);
  });

  it('takes a secret out of an answer that repeats it', async () => {
    const echo = createHttpServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-echo', String(request.headers['x-api-key']));
      response.end(
        JSON.stringify({ headers: request.headers, nested: [`key=${String(request.headers['x-api-key'])}`] }),
      );
    });
    await new Promise<void>((resolve) => {
      echo.listen(0, '127.0.0.1', () => resolve());
    });
    const address = echo.address();
    const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const current = must(await harness.call('getConnector', { id: connectorId }));
    const files = current.package.files.map((file) =>
      file.name === 'apiDefinition.swagger.json'
        ? { ...file, content: file.content.replace(/"host": "[^"]*"/, `"host": "${host}"`) }
        : file,
    );
    const echoing = must(
      await harness.call('createConnector', { body: { name: 'Echo', package: { files } } }),
    );
    const connection = must(
      await harness.call('createConnection', {
        body: { connectorId: echoing.id, name: 'Echo', values: { api_key: secret } },
      }),
    );
    const invocation = {
      id: echoing.id,
      body: { operationId: 'ListItems', connectionId: connection.id, parameters: { listId: 'inbox' } },
    };
    const refused = must(await harness.call('invoke', invocation));
    expect(refused.diagnostics[0]).toMatchObject({ code: 'egress.address-refused', data: { allow: host } });
    must(await harness.call('setEgressSettings', { body: { allow: [host] } }));
    const answered = must(await harness.call('invoke', invocation));
    expect(answered.response?.status).toBe(200);
    echo.close();
  });

  it('has no secret in any answer, in the log, or in the files of the store', async () => {
    const form = Buffer.from(secret).toString('base64').replaceAll('=', '');
    for (const text of [harness.answers(), harness.log()]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(form);
      expect(text).not.toContain(owner.password);
    }
    expect(harness.log()).toContain('/api/connectors/:id/invocations');
    const names = await readdir(harness.folder);
    expect(names).toContain('connectory.db');
    for (const name of names) {
      const content = await readFile(join(harness.folder, name), 'latin1');
      expect(content.includes(secret), name).toBe(false);
      expect(content.includes(owner.password), name).toBe(false);
    }
    expect((await stat(join(harness.folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('deletes and restores connectors and connections', async () => {
    must(await harness.call('deleteConnection', { id: connectionId }));
    const gone = await harness.call('deleteConnection', { id: connectionId });
    expect(gone.ok ? 0 : gone.error.status).toBe(404);
    must(await harness.call('restoreConnection', { id: connectionId }));
    must(await harness.call('deleteConnector', { id: connectorId }));
    const missing = await harness.call('getConnector', { id: connectorId });
    expect(missing.ok ? 0 : missing.error.status).toBe(404);
    expect(must(await harness.call('restoreConnector', { id: connectorId })).version).toBe(2);
  });
});

it('stops at once although a browser has connected ahead of use', async () => {
  const other = await startHarness();
  const socket = connect(other.server.port, '127.0.0.1');
  await once(socket, 'connect');
  must(await other.call('getSession', {}));
  const startedAt = performance.now();
  await other.close();
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  socket.destroy();
});
