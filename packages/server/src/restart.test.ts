import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTasksSample } from './tasks-sample.ts';
import { must, owner, startHarness } from './testing/harness.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connectory-restart-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { ...process.env, PORT: '0', CONNECTORY_DATA: join(folder, 'main'), CONNECTORY_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outputOf(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly errors: string }> {
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { code, errors };
}

describe('main', () => {
  it('prints one line when ready, answers, and stops on SIGTERM', async () => {
    const child = start({});
    const ended = outputOf(child);
    const lines: string[] = [];
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      const url = /http:\S+/.exec(line)?.[0] ?? '';
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      child.kill('SIGTERM');
    }
    expect(lines).toHaveLength(1);
    expect(await ended).toEqual({ code: 0, errors: '' });
  });

  it('says in one line that the port is in use', async () => {
    const harness = await startHarness();
    const { code, errors } = await outputOf(start({ PORT: String(harness.server.port) }));
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain(`Port ${harness.server.port} is in use`);
    await harness.close();
  });

  it.each([
    [{ PORT: 'x' }, /PORT is "x"/],
    [{ CONNECTORY_SECRET: 'short' }, /at least 32/],
  ])('says what is wrong with %j', async (env, message) => {
    const { code, errors } = await outputOf(start(env));
    expect(code).toBe(1);
    expect(errors).toMatch(message);
  });
});

describe('a second start', () => {
  it('keeps accounts, connectors, connections, and the port of the sample API', async () => {
    const dataFolder = join(folder, 'kept');
    const first = await startHarness({ dataFolder, sample: startTasksSample });
    must(await first.call('setUp', { body: owner }));
    const outcome = must(await first.call('importSource', { body: { kind: 'sample' } }));
    if (outcome.package === undefined) throw new Error('no package');
    const { id } = must(
      await first.call('createConnector', { body: { name: 'Tasks', package: outcome.package } }),
    );
    const connection = must(
      await first.call('createConnection', {
        body: { connectorId: id, name: 'Mine', values: { api_key: 'tasks-demo-key' } },
      }),
    );
    await first.server.close();

    const second = await startHarness({ dataFolder, sample: startTasksSample });
    expect(must(await second.call('getSession', {})).setupNeeded).toBe(false);
    must(await second.call('signIn', { body: owner }));
    must(await second.call('importSource', { body: { kind: 'sample' } }));
    const result = must(
      await second.call('invoke', {
        id,
        body: { operationId: 'ListItems', connectionId: connection.id, parameters: { listId: 'inbox' } },
      }),
    );
    expect(result.response?.status).toBe(200);
    await second.server.close();

    await writeFile(join(dataFolder, 'secret'), 'another secret of more than thirty-two characters');
    await expect(startHarness({ dataFolder })).rejects.toThrow(/instance secret is not the one/);
  });
});
