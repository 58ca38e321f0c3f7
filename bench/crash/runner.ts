/**
 * The process that is killed: takes up what a former one left, fires flow after flow and says each run once it was accepted.
 *
 * `node runner.ts <data folder> <address of the effects> <number of the next event, or "drain">`
 */
import { systemClock, systemRandom } from '@connectory/base';
import { type Answer, type Call, openFlowHost } from '@connectory/workflow';
import { openDatabase, runStore } from '@connectory/server/storage';
import { firedFlows, plansOfFlows } from './flows.ts';

const [, , folder = '', effects = '', from = ''] = process.argv;
const plans = plansOfFlows();
const database = await openDatabase(folder);
const store = runStore(database);

async function effect({ run, key, request }: Call): Promise<Answer> {
  const body = JSON.stringify({ run, key, body: request.inputs['body'] ?? null });
  const response = await fetch(effects, { method: 'POST', body });
  return { kind: 'response', statusCode: response.status, headers: {}, body: await response.text() };
}

const host = openFlowHost({
  store,
  clock: systemClock,
  random: systemRandom,
  plan: (flow) => plans.get(flow),
  child: (_, reference) => reference,
  callbackUrl: (run, token) => `http://callbacks.test/${run}/${token}`,
  invoker: { invoke: effect },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  maxLoaded: 20,
  onProblem: ({ message }) => process.stderr.write(`${message}\n`),
});
process.stdout.write(`resumed ${await host.resume()}\n`);

if (from === 'drain') {
  for (const { id } of await store.list({ isOpen: true, limit: 100_000 })) await host.ended(id);
  // A child that has answered goes on after its parent has ended.
  for (const { id } of await store.list({ isOpen: true, limit: 100_000 })) await host.ended(id);
  await host.close();
  await store.close();
  await database.close();
  process.stdout.write('drained\n');
} else {
  for (let number = Number(from); ; number += 1) {
    const flow = firedFlows[number % firedFlows.length] ?? '';
    const firing = { flow, trigger: 'manual', outputs: { body: { n: number } }, key: `event-${number}` };
    const fired = await host.fire(firing);
    if (fired.ok && fired.value.refused === 0)
      process.stdout.write(`accepted ${number} ${fired.value.runs.join(' ')}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
