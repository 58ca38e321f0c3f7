/** Tries formulas until it is told to stop; tells each before it is tried, so that one that hangs is known. */
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzEngines, tryFormula } from './fuzz-one.ts';
import { createMutator, seeded } from './mutate.ts';

interface Order {
  readonly formulas: readonly string[];
  readonly seed: number;
  readonly until: number;
}

const order: Order = workerData;
const random = seeded(order.seed);
const next = createMutator(order.formulas, random);
let engines = fuzzEngines();
let count = 0;
while (Date.now() < order.until) {
  const text = next();
  parentPort?.postMessage({ kind: 'trying', text });
  try {
    await tryFormula(engines, text, random);
  } catch (thrown) {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    parentPort?.postMessage({ kind: 'failed', text, message });
  }
  count += 1;
  // Names that formulas declared would pile up.
  if (count % 500 === 0) engines = fuzzEngines();
}
parentPort?.postMessage({ kind: 'done', count });
