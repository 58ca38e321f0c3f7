import type { Json, JsonObject } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { expect, test } from 'vitest';
import { actionHistory } from './history.ts';
import { simulate } from './host/simulate.ts';
import type { Call, Simulation } from './host/types.ts';
import { compileFlow } from './plan/compile.ts';
import type { Flavour } from '../definition/context.ts';
import type { Plan } from './plan/types.ts';
import { reloading } from './store/testing/reload.ts';
import type { Answer } from './run/types.ts';

const start = Date.parse('2024-01-01T00:00:00Z');
const random = { bytes: (count: number) => new Uint8Array(count).fill(128) };

function planOf(definition: JsonObject, flavour: Flavour = 'logic-apps'): Plan {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
  const plan = compileFlow({ triggers, ...definition }, { flavour });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  return plan.value;
}

interface Played {
  readonly simulation: Simulation;
  readonly calls: readonly Call[];
  readonly outputs: (name: string) => Json;
  readonly statuses: (name: string) => readonly string[];
}

interface Setting {
  readonly body?: Json;
  readonly answers?: readonly Partial<Extract<Answer, { kind: 'response' }>>[];
  readonly before?: (simulation: Simulation) => void;
  readonly child?: JsonObject;
}

async function played(definition: JsonObject, setting: Setting = {}): Promise<Played> {
  const calls: Call[] = [];
  const { body = {}, answers = [{}], child } = setting;
  const simulation = simulate({
    plan: planOf(definition),
    startMs: start,
    random,
    // Every run of these tests goes on from what was written of it.
    checkpoint: reloading((restored, run) => expect(restored).toEqual(run)),
    ...(child && { child: () => planOf(child) }),
    invoker: {
      invoke: (call) => {
        const answer = answers[Math.min(calls.length, answers.length - 1)];
        calls.push(call);
        return Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body: null, ...answer });
      },
    },
  });
  simulation.fire(start, 'manual', { body });
  setting.before?.(simulation);
  await simulation.play();
  const [run] = simulation.runs;
  if (run === undefined) throw new Error('No run was made.');
  const history = (name: string): ReturnType<typeof actionHistory> =>
    actionHistory(run.plan, run.state, name);
  return {
    simulation,
    calls,
    outputs: (name) => toJson(history(name).at(-1)?.outputs ?? null),
    statuses: (name) => history(name).map(({ status }) => status),
  };
}

const compose = (inputs: Json, ...after: readonly string[]): JsonObject => ({
  type: 'Compose',
  inputs,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const wait = (count: number, unit = 'Second'): JsonObject => ({
  type: 'Wait',
  inputs: { interval: { count, unit } },
});
const http = (more: JsonObject = {}): JsonObject => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://svc.test/x', retryPolicy: { type: 'none' } },
  ...more,
});

test('after a Foreach, outputs of an inner action are those of all passes in order', async () => {
  const { outputs } = await played({
    actions: {
      L: { type: 'Foreach', foreach: '@range(1,3)', actions: { A: compose('@mul(item(), 10)') } },
      R: compose("@outputs('A')", 'L'),
      S: compose("@result('L')[0]['outputs']", 'L'),
    },
  });
  expect(outputs('R')).toEqual([10, 20, 30]);
  expect(outputs('S')).toEqual([10, 20, 30]);
});

test('an inner Foreach goes one by one, and items() reaches the outer one', async () => {
  const inner = {
    type: 'Foreach',
    foreach: '@range(0,2)',
    actions: { W: wait(1), A: compose("@add(items('L'), item())", 'W') },
  };
  const { simulation, outputs } = await played({
    actions: {
      L: { type: 'Foreach', foreach: '@createArray(10,20)', actions: { I: inner } },
      R: compose("@outputs('A')", 'L'),
    },
  });
  expect(outputs('R')).toEqual([
    [10, 11],
    [20, 21],
  ]);
  expect(simulation.now - start).toBe(2_000);
});

test('a 202 with a Location is polled until it is over', async () => {
  const answers = [
    { statusCode: 202, headers: { Location: 'https://svc.test/job', 'Retry-After': '30' } },
    { statusCode: 202, headers: { Location: 'https://svc.test/job', 'Retry-After': '30' } },
    { body: { done: true } },
  ];
  const { calls, outputs } = await played({ actions: { C: http() } }, { answers });
  expect(calls.map(({ now }) => now - start)).toEqual([0, 30_000, 60_000]);
  expect(outputs('C')).toEqual({ statusCode: 200, headers: {}, body: { done: true } });
});

test('pages are gathered up to the number that is wanted', async () => {
  const page = (value: Json[], next?: string) => ({
    body: { value, ...(next && { '@odata.nextLink': next }) },
  });
  const answers = [page([1, 2], 'https://svc.test/2'), page([3, 4], 'https://svc.test/3'), page([5])];
  const paging = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } } };
  const { calls, outputs } = await played(
    { actions: { C: http(paging), N: compose("@body('C')['value']", 'C') } },
    { answers },
  );
  expect(calls).toHaveLength(2);
  expect(outputs('N')).toEqual([1, 2, 3, 4]);
});

test('a webhook waits for its callback, then unsubscribes', async () => {
  const subscribe = { method: 'POST', uri: 'https://svc.test/sub', body: '@listCallbackUrl()' };
  const unsubscribe = { method: 'DELETE', uri: "https://svc.test/@{action()['outputs']['body']['ok']}" };
  const { calls, outputs, simulation } = await played(
    {
      actions: { H: { type: 'HttpWebhook', inputs: { subscribe, unsubscribe }, limit: { timeout: 'PT1H' } } },
    },
    { before: ({ callBack }) => callBack(start + 60_000, 'H', { headers: {}, body: { ok: 1 } }) },
  );
  expect(outputs('H')).toEqual({ statusCode: 200, headers: {}, body: { ok: 1 } });
  expect(calls.map(({ request }) => toJson(request.inputs['method'] ?? null))).toEqual(['POST', 'DELETE']);
  expect(simulation.runs[0]?.state.endMs).toBe(start + 60_000);
});

test('the caller is answered when Response is reached, and the run goes on', async () => {
  const response = { type: 'Response', kind: 'Http', inputs: { statusCode: 201, body: '@triggerBody()' } };
  const { simulation } = await played({
    actions: { R: response, W: { ...wait(1, 'Hour'), runAfter: { R: ['Succeeded'] } } },
  });
  const [run] = simulation.runs;
  expect(run?.response).toMatchObject({ statusCode: 201, at: start });
  expect(run?.state.endMs).toBe(start + 3_600_000);
});

test('a Response that comes too late fails, and the caller has 504', async () => {
  const response = {
    type: 'Response',
    kind: 'Http',
    inputs: { statusCode: 200 },
    runAfter: { W: ['Succeeded'] },
  };
  const { simulation, statuses } = await played({ actions: { W: wait(5, 'Minute'), R: response } });
  expect(simulation.runs[0]?.response).toMatchObject({ statusCode: 504, at: start + 120_000 });
  expect(statuses('R')).toEqual(['Failed']);
});

test('a child flow answers its parent', async () => {
  const response = {
    type: 'Response',
    kind: 'PowerApp',
    inputs: { statusCode: 200, body: "@{triggerBody()['n']}!" },
  };
  const { outputs } = await played(
    {
      actions: { C: { type: 'Workflow', inputs: { host: { workflowReferenceName: 'x' }, body: { n: 5 } } } },
    },
    { child: { actions: { W: wait(3), R: { ...response, runAfter: { W: ['Succeeded'] } } } } },
  );
  expect(outputs('C')).toEqual({ statusCode: 200, headers: {}, body: '5!' });
});

test('a time limit on a scope cancels what is in it', async () => {
  const { statuses, simulation } = await played({
    actions: {
      S: { type: 'Scope', limit: { timeout: 'PT10S' }, actions: { W: wait(1, 'Hour'), Z: compose(1, 'W') } },
      H: { ...compose('late'), runAfter: { S: ['TimedOut'] } },
    },
  });
  expect([statuses('S'), statuses('W'), statuses('Z'), statuses('H')].flat()).toEqual([
    'TimedOut',
    'Cancelled',
    'Skipped',
    'Succeeded',
  ]);
  expect(simulation.now - start).toBe(10_000);
  expect(simulation.runs[0]?.state).toMatchObject({ status: 'Succeeded', endMs: start + 10_000 });
});

test('Terminate cancels what is in progress', async () => {
  const { statuses, simulation } = await played({
    actions: {
      W: wait(1, 'Hour'),
      V: wait(1),
      T: { type: 'Terminate', inputs: { runStatus: 'Cancelled' }, runAfter: { V: ['Succeeded'] } },
    },
  });
  expect(statuses('W')).toEqual(['Cancelled']);
  expect(simulation.runs[0]?.state.status).toBe('Cancelled');
});

test('a full queue refuses', async () => {
  const trigger = {
    type: 'Request',
    runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
  };
  const { simulation } = await played(
    { triggers: { manual: trigger }, actions: { W: wait(10) } },
    { before: ({ fire }) => [1, 2].forEach((at) => fire(start + at, 'manual', { body: at })) },
  );
  expect(simulation.runs).toHaveLength(2);
  expect(simulation.refusals).toHaveLength(1);
});

test('hidden outputs hide the inputs of what reads them, and tracked properties are kept', async () => {
  const secure = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } };
  const tracked = { trackedProperties: { code: "@action()['outputs']['statusCode']" } };
  const { outputs, simulation } = await played(
    {
      actions: { C: http({ ...secure, ...tracked }), N: compose("@body('C')", 'C') },
    },
    { answers: [{ body: 'secret' }] },
  );
  expect([outputs('C'), outputs('N')]).toEqual([null, null]);
  const [run] = simulation.runs;
  expect(run && actionHistory(run.plan, run.state, 'C')[0]?.trackedProperties).toEqual({ code: 200 });
});

test('CSV quotes what needs it; HTML escapes', async () => {
  const table = (format: string): JsonObject => ({
    type: 'Table',
    inputs: { from: '@triggerBody()', format },
  });
  const { outputs } = await played(
    { actions: { C: table('CSV'), H: table('HTML') } },
    {
      body: [
        { a: 'x,"y"', b: null },
        { a: '<b>', b: 2 },
      ],
    },
  );
  expect(outputs('C')).toEqual({ body: 'a,b\r\n"x,""y""",\r\n<b>,2\r\n' });
  expect(toJson(outputs('H'))).toMatchObject({ body: expect.stringContaining('<td>&lt;b&gt;</td>') });
});

test('Parse JSON checks against its schema', async () => {
  const parse = {
    type: 'ParseJson',
    inputs: { content: '{"n": "x"}', schema: { type: 'object', properties: { n: { type: 'integer' } } } },
  };
  const { statuses } = await played({ actions: { P: parse } });
  expect(statuses('P')).toEqual(['Failed']);
});

test('a schedule makes a run at every interval', async () => {
  const triggers = { manual: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 6 } } };
  const simulation = simulate({
    plan: planOf({ triggers, actions: { A: compose(1) } }),
    startMs: start,
    random,
    invoker: { invoke: () => Promise.reject(new Error('Nothing is called.')) },
  });
  simulation.schedule('manual');
  await simulation.play(start + 24 * 3_600_000);
  expect(simulation.runs.map(({ state }) => (state.startMs - start) / 3_600_000)).toEqual([0, 6, 12, 18, 24]);
});

test('a loop of 100,000 items without a body ends', async () => {
  const { statuses } = await played({
    actions: { L: { type: 'Foreach', foreach: '@range(0,100000)', actions: {} } },
  });
  expect(statuses('L')).toEqual(['Succeeded']);
});

const broken: readonly (readonly [string, Json, string])[] = [
  ['no actions', null, 'workflow.actions-missing'],
  ['an unknown type', { A: { type: 'Nonsense' } }, 'workflow.action-type-unsupported'],
  ['a circle', { A: compose(1, 'B'), B: compose(1, 'A') }, 'workflow.plan-order-cycle'],
  ['an unknown predecessor', { A: compose(1, 'Ghost') }, 'workflow.plan-order-unknown'],
  ['a name twice', { A: compose(1), a: compose(2) }, 'workflow.action-name-twice'],
  ['a broken template', { A: compose('@add(') }, 'expressions.'],
  ['actions of odd kinds', { A: 1, B: { type: 5, runAfter: 'x' } }, 'workflow.action-type-unsupported'],
];

test.each(broken)('a definition with %s is refused with a diagnostic', (_, actions, code) => {
  const plan = compileFlow({ actions }, { flavour: 'logic-apps' });
  expect(plan.ok ? [] : plan.error.map((each) => each.code)).toContainEqual(expect.stringContaining(code));
});

test('actions hand on JSON: a decimal is a float for the next one, whether or not the run was written in between', async () => {
  const one = await played({
    actions: {
      V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'Array', value: [] }] } },
      A: compose("@createArray(decimal('1.10'), decimal('5.00'))", 'V'),
      S: {
        type: 'SetVariable',
        inputs: { name: 'v', value: "@outputs('A')" },
        runAfter: { A: ['Succeeded'] },
      },
      L: {
        type: 'Foreach',
        foreach: "@createArray(decimal('2.50'))",
        actions: { I: { ...http(), inputs: { method: 'POST', uri: 'https://svc.test/x', body: '@item()' } } },
        runAfter: { S: ['Succeeded'] },
      },
      T: compose("@concat(first(outputs('A')), ' ', last(variables('v')))", 'L'),
    },
  });
  expect(one.outputs('T')).toBe('1.1 5');
  expect(one.calls.map(({ request }) => request.inputs['body'])).toEqual([2.5]);
});
