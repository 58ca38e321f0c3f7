import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeCases } from '@connectory/workflow/testing';
import { expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { runStore } from './store.ts';

test.each(storeCases)('the store on a disk $name', async ({ check }) => {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-runs-'));
  const database = await openDatabase(folder);
  const store = runStore(database);
  try {
    expect(await check(store)).toEqual([]);
  } finally {
    await store.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test.each(storeCases)('the store in memory $name', async ({ check }) => {
  const database = await openDatabase(undefined);
  expect(await check(runStore(database))).toEqual([]);
  await database.close();
});
