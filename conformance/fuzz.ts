/**
 * Mutated formulas and flows: no crash, no hang, no way out.
 *
 * `npm run fuzz -- [--target powerfx|flows] [--minutes 10] [--seed 1]`. What there is to start from comes from the outside suites beside the
 * project, and is our own where there are none. Without a target both share the time. Exits with 1 when anything was found.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { fuzzFlows } from './flows/fuzz-sources.ts';
import { readCases } from './powerfx/cases.ts';
import { ownFormulas } from './powerfx/own-formulas.ts';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});

interface Target {
  readonly what: string;
  readonly worker: URL;
  /** What the worker gets besides its seed and the end. */
  readonly data: Readonly<Record<string, readonly unknown[]>>;
}

const suites = fileURLToPath(new URL('../../shared/suites', import.meta.url));

const targets: ReadonlyMap<string, () => Target> = new Map([
  [
    'powerfx',
    (): Target => {
      const file = join(suites, 'powerfx/cases.jsonl');
      const formulas = existsSync(file) ? readCases(file).map(({ expr }) => expr) : ownFormulas;
      return {
        what: 'formulas',
        worker: new URL('./powerfx/fuzz-worker.ts', import.meta.url),
        data: { formulas },
      };
    },
  ],
  [
    'flows',
    (): Target => {
      const seeds = fuzzFlows(join(suites, 'workflow/flows'));
      return { what: 'flows', worker: new URL('./flows/fuzz-worker.ts', import.meta.url), data: { seeds } };
    },
  ],
]);

/** Trying one may take this long. */
const patience = 15_000;

const wanted = values.target === undefined ? [...targets.keys()] : [values.target];
for (const name of wanted) {
  const target = targets.get(name)?.();
  if (target === undefined)
    throw new Error(`There is no target ${name}. Targets are ${[...targets.keys()].join(', ')}.`);
  if (!(await fuzz(target, (Number(values.minutes) * 60_000) / wanted.length))) process.exitCode = 1;
}

/** Runs workers until the time is over. True when nothing was found. */
async function fuzz(target: Target, milliseconds: number): Promise<boolean> {
  const found: string[] = [];
  const end = Date.now() + milliseconds;
  let tried = 0;
  for (let seed = Number(values.seed); Date.now() < end && found.length < 20; seed += 1)
    tried += await runWorker(target, seed, end, found);
  for (const finding of found) console.log(finding);
  const from = Object.values(target.data).reduce((sum, { length }) => sum + length, 0);
  console.log(`${tried} ${target.what} tried from ${from}, ${found.length} findings`);
  return found.length === 0;
}

/** Runs a worker until the time is over or something hangs; gives how many it tried. */
function runWorker(target: Target, seed: number, until: number, found: string[]): Promise<number> {
  return new Promise((resolve) => {
    let count = 0;
    let current = '';
    const worker = new Worker(target.worker, {
      workerData: { ...target.data, seed, until },
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
          if (message.message !== undefined) console.log(message.message);
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
