/** A durable host in a world that stands still until it is moved, and whose process can die. */
import { type Diagnostic, type Json, type JsonObject, systemRandom } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory } from '../../../history.ts';
import { compileFlow } from '../../../plan/compile.ts';
import type { Plan } from '../../../plan/types.ts';
import type { Answer } from '../../../run/types.ts';
import { memoryStore } from '../../../store/memory.ts';
import type { RunStore } from '../../../store/types.ts';
import type { Call } from '../../types.ts';
import { openFlowHost } from '../host.ts';
import type { FlowHost, FlowHostOptions } from '../types.ts';
import { manualClock, type ManualClock } from './clock.ts';

/** The moment at which every world begins. */
export const start = Date.parse('2024-01-01T00:00:00Z');
/** An hour, in milliseconds. */
export const hour = 3_600_000;

function planOf(definition: JsonObject): Plan {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
  const plan = compileFlow({ triggers, ...definition }, { flavour: 'logic-apps' });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  return plan.value;
}

/** A host, and all that it meets. */
export interface World {
  readonly host: FlowHost;
  readonly clock: ManualClock;
  readonly store: RunStore;
  readonly calls: Call[];
  readonly problems: Diagnostic[];
  /** Answers calls that hang. */
  readonly answer: (body: Json) => void;
  /** The process dies and starts again over the same store. */
  readonly crash: () => World;
}

interface Setting extends Partial<FlowHostOptions> {
  /** Whether calls wait for `answer`. */
  readonly hang?: boolean;
}

/** A host over flows, by the names of their versions. */
export function world(
  flows: Readonly<Record<string, JsonObject>>,
  setting: Setting = {},
  before?: World,
): World {
  const plans = new Map(Object.entries(flows).map(([name, flow]) => [name, planOf(flow)]));
  const clock = manualClock(before?.clock.now() ?? start);
  const store = before?.store ?? setting.store ?? memoryStore();
  const calls: Call[] = [];
  const problems: Diagnostic[] = [];
  const open: ((answer: Answer) => void)[] = [];
  const respond = (body: Json): Answer => ({ kind: 'response', statusCode: 200, headers: {}, body });
  let dead = false;
  const host = openFlowHost({
    clock,
    random: systemRandom,
    plan: (flow) => plans.get(flow),
    callbackUrl: (run, token) => `https://callback.invalid/${run}/${token}`,
    invoker: {
      invoke: (call) => {
        calls.push(call);
        if (setting.hang !== true) return Promise.resolve(respond({ call: calls.length }));
        return new Promise((resolve) => open.push(resolve));
      },
    },
    onProblem: (problem) => problems.push(problem),
    ...setting,
    store: {
      ...store,
      // A process that is dead writes nothing any more.
      commit: (rows, triggers) => (dead ? new Promise(() => undefined) : store.commit(rows, triggers)),
    },
  });
  const own: World = {
    host,
    clock,
    store,
    calls,
    problems,
    answer: (body) => open.shift()?.(respond(body)),
    crash: () => {
      dead = true;
      return world(flows, setting, own);
    },
  };
  return own;
}

/** A Compose. */
export const compose = (inputs: Json, ...after: readonly string[]): JsonObject => ({
  type: 'Compose',
  inputs,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
/** A call, of which the number in the body of the trigger is sent. */
export const http = (...after: readonly string[]): JsonObject => ({
  type: 'Http',
  inputs: { method: 'POST', uri: 'https://svc.test/x', body: "@triggerBody()?['n']" },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
/** A Wait. */
export const wait = (count: number, unit: string, ...after: readonly string[]): JsonObject => ({
  type: 'Wait',
  inputs: { interval: { count, unit } },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
/** A Response. */
export const response = (body: Json, ...after: readonly string[]): JsonObject => ({
  type: 'Response',
  inputs: { statusCode: 200, body },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});

/** Fires the trigger, and gives the id of the run. */
export async function fired({ host }: World, flow = 'f', more: object = {}): Promise<string> {
  const result = await host.fire({ flow, trigger: 'manual', outputs: { body: { n: 1 } }, ...more });
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value.runs[0] ?? '';
}

/** What an action gave last. */
export async function outputOf({ host }: World, run: string, action: string): Promise<Json | undefined> {
  const history = await host.history(run);
  const outputs = history && actionHistory(history.plan, history.state, action).at(-1)?.outputs;
  return outputs === undefined ? undefined : toJson(outputs);
}
