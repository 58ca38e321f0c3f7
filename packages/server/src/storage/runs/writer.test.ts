import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { type Orders, useValue } from './statements.ts';
import { threadWriter } from './writer.ts';

function ordersOf(run: string): Orders {
  const orders: Orders = [];
  useValue(orders, run, 'digest');
  return orders;
}

test('a thread that cannot open the file says so, and tries again with the next orders', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-writer-'));
  const path = join(folder, 'connectory.db');
  const writer = threadWriter(join(path, 'not-a-folder'));
  await expect(writer.write(ordersOf('a'))).rejects.toThrow(/unable to open/);
  await expect(writer.write(ordersOf('b'))).rejects.toThrow(/unable to open/);
  await writer.close();
  await rm(folder, { recursive: true, force: true });
});

test('orders that fail leave nothing behind, and later ones are carried out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-writer-'));
  const database = await openDatabase(folder);
  const writer = threadWriter(join(folder, 'connectory.db'));
  const broken = [...ordersOf('lost'), 99];
  const outcomes = await Promise.allSettled([writer.write(broken), writer.write(ordersOf('kept'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  const rows = await database.queries.selectFrom('flow_value_uses').select('run').execute();
  expect(rows).toEqual([{ run: 'kept' }]);
  await writer.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
