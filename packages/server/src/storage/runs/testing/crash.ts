/** `npm run crash -- [--kills 100] [--seed 1]`: prints what came of it, and exits with 1 when anything was lost or done twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAgainAndAgain } from './kill.ts';
import { seededRandom } from './random.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const folder = await mkdtemp(join(tmpdir(), 'connectory-crash-'));
const report = await killAgainAndAgain(folder, Number(values.kills), seededRandom(Number(values.seed)));
await rm(folder, { recursive: true, force: true });
for (const fault of report.faults.slice(0, 20)) console.log(fault);
const { kills, accepted, runs, effects, repeated, faults } = report;
console.log(
  `${kills} kills: ${accepted} runs accepted, ${runs} in the store, ${effects} effects, ${repeated} of them repeated because they were under way, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
