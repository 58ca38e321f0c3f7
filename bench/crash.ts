/** A process that runs flows is killed at random moments, a hundred times. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAgainAndAgain } from './crash/kill.ts';
import { seededRandom } from './crash/random.ts';

const kills = 100;
const seed = 1;

/** Kills it, and tells what was lost or done twice. */
export async function benchCrash(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-crash-'));
  try {
    const { accepted, runs, effects, repeated, faults } = await killAgainAndAgain(
      folder,
      kills,
      seededRandom(seed),
    );
    if (faults.length > 0) process.exitCode = 1;
    return [
      `${kills} kills at random moments (seed ${seed}): ${accepted} runs accepted, ${runs} in the store with those that others called, ${effects} effects,`,
      `${repeated} of them repeated because their answer was not written when the process died; ${faults.length} faults.`,
      ...faults.slice(0, 20).map((fault) => `- ${fault}`),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
