import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authOptions } from '../accounts/options.ts';
import { connectorStore } from './connectors.ts';
import { openDatabase } from './database.ts';
import { migrate, migrations } from './migrate.ts';
import { userStore } from './users.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connectory-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('migrations', () => {
  it('count from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });

  it('make this schema', () => {
    const file = new DatabaseSync(':memory:');
    migrate(file);
    migrate(file);
    const rows = file
      .prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name')
      .all();
    const schema = rows.map(({ sql }) => String(sql).replaceAll(/\s+/g, ' ')).join('\n');
    expect(schema).toMatchSnapshot();
  });

  it('make the tables that better-auth expects', async () => {
    const database = await openDatabase(undefined);
    const options = { database, users: userStore(database), secret: 'x'.repeat(40), secureCookies: false };
    const { toBeCreated, toBeAdded } = await getMigrations(authOptions(options));
    expect([toBeCreated, toBeAdded]).toEqual([[], []]);
    await database.close();
  });

  it('keep connections made before there were sign-ins', () => {
    const file = new DatabaseSync(':memory:');
    for (const { statements } of migrations.slice(0, 3)) file.exec(statements);
    file.exec(`PRAGMA user_version = 3;
      INSERT INTO connectors VALUES ('con_1', 'Tasks', 'u', 1, 't', 't', NULL);
      INSERT INTO connections VALUES ('cxn_1', 'con_1', 'Mine', 'connected', 'u', '{}', 'sealed', 't', 't', NULL, NULL)`);
    migrate(file);
    const row = file.prepare('SELECT * FROM connections').get();
    expect({ ...row }).toMatchObject({
      id: 'cxn_1',
      status: 'connected',
      sealed: 'sealed',
      parameter_set: '',
      status_reason: null,
      tokens: null,
    });
  });

  it('leave a store of a newer release alone', () => {
    const file = new DatabaseSync(':memory:');
    file.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(() => migrate(file)).toThrow(/newer Connectory/);
  });
});

describe('a kill in the middle of writing', () => {
  it('loses no version that was acknowledged', { timeout: 30_000 }, async () => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./testing/writer.ts', import.meta.url)), folder],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 60) child.kill('SIGKILL');
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    const database = await openDatabase(folder);
    const store = connectorStore(database);
    const kept = new Map((await store.list()).map(({ id, digest }) => [id, digest]));
    for (const id of acknowledged) {
      const digest = kept.get(id) ?? 'missing';
      const [file] = await store.files(digest);
      expect(new TextDecoder().decode(file?.bytes)).toBe(`content of ${id}`);
    }
    await database.close();
  });
});
