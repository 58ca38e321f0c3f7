/** Flows of the bench of flows, and how they are driven. */
import { type JsonObject, systemClock, systemRandom } from '@connectory/base';
import {
  compileFlow,
  type FlowHost,
  type Invoker,
  openFlowHost,
  type Plan,
  type RunStore,
} from '@connectory/workflow';
import { median, percentile } from './numbers.ts';

const triggers: JsonObject = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const after = (name: string): JsonObject => ({ [name]: ['Succeeded'] });

/** Five actions, of which the third calls a service. Node-RED does the same in `peers/node-red/run.mjs`. */
export function fiveActions(uri: string): Plan {
  return planOf({
    A: { type: 'Compose', inputs: { n: "@triggerBody()?['n']" } },
    B: { type: 'Compose', inputs: "@add(outputs('A')?['n'], 1)", runAfter: after('A') },
    C: { type: 'Http', inputs: { method: 'POST', uri, body: { n: "@outputs('B')" } }, runAfter: after('B') },
    D: { type: 'Compose', inputs: "v=@{body('C')?['id']}", runAfter: after('C') },
    E: { type: 'Compose', inputs: "@concat(outputs('D'), '!')", runAfter: after('D') },
  });
}

/** Five actions, each of which calls a service. */
export function fiveCalls(uri: string): Plan {
  const call = (body: string): JsonObject => ({ type: 'Http', inputs: { method: 'POST', uri, body } });
  return planOf({
    A: call('@triggerBody()'),
    B: { ...call("@body('A')"), runAfter: after('A') },
    C: { ...call("@body('B')"), runAfter: after('B') },
    D: { ...call("@body('C')"), runAfter: after('C') },
    E: { ...call("@body('D')"), runAfter: after('D') },
  });
}

/** So many actions, one after the other. */
export function chain(length: number): Plan {
  const names = Array.from({ length }, (_, at) => `Step_${at}`);
  return planOf(
    Object.fromEntries(
      names.map((name, at) => [
        name,
        at === 0
          ? { type: 'Compose', inputs: 0 }
          : {
              type: 'Compose',
              inputs: `@add(outputs('${names[at - 1] ?? ''}'), 1)`,
              runAfter: after(names[at - 1] ?? ''),
            },
      ]),
    ),
  );
}

/** A loop with a call in every pass, whose answers are gathered in a variable or not. */
export function loop(items: number, gathers: boolean): Plan {
  const call = { type: 'Http', inputs: { method: 'POST', uri: 'http://svc.test', body: '@item()' } };
  const gather = {
    type: 'AppendToArrayVariable',
    inputs: { name: 'found', value: "@body('Call')" },
    runAfter: after('Call'),
  };
  return planOf({
    Found: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'found', type: 'Array', value: [] }] },
    },
    Each: {
      type: 'Foreach',
      foreach: `@range(0, ${items})`,
      actions: gathers ? { Call: call, Gather: gather } : { Call: call },
      runAfter: after('Found'),
    },
  });
}

function planOf(actions: JsonObject): Plan {
  const plan = compileFlow({ triggers, actions }, { flavour: 'logic-apps' });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  return plan.value;
}

/** Answers at once, as a service would that takes no time. */
const instantInvoker: Invoker = {
  invoke: () => Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body: { id: 7 } }),
};

/** A host for one flow over a store. */
export function hostOf(store: RunStore, plan: Plan, invoker: Invoker = instantInvoker): FlowHost {
  return openFlowHost({
    store,
    invoker,
    clock: systemClock,
    random: systemRandom,
    plan: () => plan,
    callbackUrl: (run, token) => `http://callbacks.test/${run}/${token}`,
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

/** How fast something went. Times are milliseconds. */
export interface Speed {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs a flow so often, so many at a time, and checks that every run ends well. */
export async function drive(host: FlowHost, total: number, atOnce: number): Promise<Speed> {
  const times: number[] = [];
  const from = performance.now();
  let left = total;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await runOnce(host, left);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - from) / 1_000;
  return { perSecond: total / seconds, p50: median(times), p99: percentile(times, 0.99) };
}

/** Runs a flow once. */
export async function runOnce(host: FlowHost, n: number): Promise<void> {
  const fired = await host.fire({ flow: 'flow', trigger: 'manual', outputs: { body: { n } } });
  const run = fired.ok ? fired.value.runs[0] : undefined;
  const ended = run === undefined ? undefined : await host.ended(run);
  if (ended?.status !== 'Succeeded')
    throw new Error(`A run of the bench ended as ${ended?.status ?? 'nothing'}.`);
}
