/** Tries flows until it is told to stop; tells each before it is tried, so that one that hangs is known. */
import { parentPort, workerData } from 'node:worker_threads';
import type { JsonObject } from '@connectory/base';
import { createFlows, flowRandom } from './fuzz-mutate.ts';
import { tryFlow } from './fuzz-one.ts';

interface Order {
  readonly seeds: readonly JsonObject[];
  readonly seed: number;
  readonly until: number;
}

const order: Order = workerData;
const flowOf = createFlows(order.seeds);
const reached = { refused: 0, 'not started': 0, ran: 0 };
let slowest = { text: '', ms: 0 };
for (let index = 0; Date.now() < order.until; index += 1) {
  const text = `seed ${order.seed}, flow ${index}`;
  parentPort?.postMessage({ kind: 'trying', text });
  const started = performance.now();
  try {
    reached[await tryFlow(flowOf(order.seed, index), flowRandom(order.seed, -index))] += 1;
  } catch (thrown) {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    parentPort?.postMessage({ kind: 'failed', text, message });
  }
  const ms = Math.round(performance.now() - started);
  if (ms > slowest.ms) slowest = { text, ms };
}
const counts = Object.entries(reached).map(([kind, count]) => `${count} ${kind}`);
parentPort?.postMessage({
  kind: 'done',
  message: `${counts.join(', ')}; slowest ${slowest.text}: ${slowest.ms} ms`,
});
