/**
 * Mutated formulas: no crash, no hang, no way out.
 *
 * `npm run fuzz -- [--minutes 10] [--seed 1]`. The formulas to start from are those of the outside suites beside the
 * project, and a few of our own where there are none. Exits with 1 when anything was found.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readCases } from './powerfx/cases.ts';
import { ownFormulas } from './powerfx/own-formulas.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const cases = fileURLToPath(new URL('../../shared/suites/powerfx', import.meta.url));
const file = join(cases, 'cases.jsonl');
const formulas = existsSync(file) ? readCases(file).map(({ expr }) => expr) : ownFormulas;

/** A formula may take this long, in all configurations together. */
const patience = 15_000;

const found: string[] = [];
const end = Date.now() + Number(values.minutes) * 60_000;
let tried = 0;
for (let seed = Number(values.seed); Date.now() < end && found.length < 20; seed += 1)
  tried += await runWorker(seed);
for (const finding of found) console.log(finding);
console.log(`${tried} formulas tried from ${formulas.length}, ${found.length} findings`);
process.exitCode = found.length === 0 ? 0 : 1;

/** Runs a worker until the time is over or a formula hangs; gives how many it tried. */
function runWorker(seed: number): Promise<number> {
  return new Promise((resolve) => {
    let count = 0;
    let current = '';
    const worker = new Worker(new URL('./powerfx/fuzz-worker.ts', import.meta.url), {
      workerData: { formulas, seed, until: end },
    });
    const finish = (): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(count);
    };
    const hang = (): void => {
      found.push(`hung: ${current}`);
      finish();
    };
    let timer = setTimeout(hang, patience * 2);
    worker.on(
      'message',
      (message: { readonly kind: string; readonly text?: string; readonly message?: string }) => {
        clearTimeout(timer);
        if (message.kind === 'done') {
          finish();
          return;
        }
        if (message.kind === 'failed')
          found.push(`failed: ${message.text ?? ''}\n  ${message.message ?? ''}`);
        else {
          count += 1;
          current = message.text ?? '';
        }
        timer = setTimeout(hang, patience);
      },
    );
    worker.on('error', (error) => {
      found.push(
        `crashed: ${current}\n  ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      finish();
    });
  });
}
