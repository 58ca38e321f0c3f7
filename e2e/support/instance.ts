import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTasksApi, type TasksApi } from '@connectory/example-tasks-api';
import { createServer, startTasksSample } from '@connectory/server';
import { test as base } from '@playwright/test';

/** The owner every test signs in as. */
export const owner = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'correct horse battery' };

const studioFolder = fileURLToPath(new URL('../../packages/studio/dist', import.meta.url));

interface Fixtures {
  /** Origin of a fresh server with an empty store. */
  readonly server: { readonly url: string };
  /** A fresh tasks service. */
  readonly tasks: TasksApi;
  /** Whether the server has the built-in sample API, as one started with `npm start` has. */
  readonly withSample: boolean;
}

/** Playwright's `test`, with a real server and a real API for each test. */
export const test = base.extend<Fixtures>({
  withSample: [false, { option: true }],
  server: async ({ withSample }, use) => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'connectory-e2e-'));
    const server = await createServer({
      dataFolder,
      studioFolder,
      log: { level: 'silent' },
      ...(withSample && { sample: startTasksSample }),
    });
    await use({ url: server.url });
    await server.close();
    await rm(dataFolder, { recursive: true });
  },
  // Playwright reads a fixture's needs from this pattern, so it stays even when empty.
  // oxlint-disable-next-line no-empty-pattern -- see above
  tasks: async ({}, use) => {
    const tasks = await createTasksApi();
    await use(tasks);
    await tasks.close();
  },
});

export { expect } from '@playwright/test';
