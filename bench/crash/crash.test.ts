import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killAgainAndAgain } from './kill.ts';
import { seededRandom } from './random.ts';

// A hundred times: npm run bench -- crash.
test('a process that is killed ten times loses no run, and does nothing twice but what was under way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-crash-'));
  const report = await killAgainAndAgain(folder, 10, seededRandom(20));
  await rm(folder, { recursive: true, force: true });
  expect(report.faults).toEqual([]);
  expect(report.accepted).toBeGreaterThan(10);
}, 120_000);
