import type { JsonObject } from '@connectory/base';
import { readJson, writeValue, type ObjectValue, type Value } from '@connectory/expressions';
import { expect, test } from 'vitest';
import { simulate } from '../host/simulate.ts';
import type { Call, Simulation } from '../host/types.ts';
import { compileFlow } from '../plan/compile.ts';
import type { Plan } from '../plan/types.ts';
import type { Answer } from '../run/types.ts';
import { advanceTrigger, triggerOff } from './advance.ts';
import type { TriggerEnvironment, TriggerEvent, TriggerState } from './state.ts';

const start = Date.parse('2024-01-01T00:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const random = { bytes: (count: number) => new Uint8Array(count).fill(128) };
const compose = { C: { type: 'Compose', inputs: '@triggerOutputs()' } };

function planOf(trigger: JsonObject, actions: JsonObject = compose): Plan {
  const plan = compileFlow({ triggers: { T: trigger }, actions }, { flavour: 'logic-apps' });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  return plan.value;
}

type Given = Partial<Extract<Answer, { kind: 'response' }>>;

interface World {
  readonly simulation: Simulation;
  readonly calls: readonly Call[];
  /** What the triggers of the runs gave. */
  readonly outputs: () => readonly (Value | undefined)[];
  readonly at: () => readonly number[];
}

function worldOf(plan: Plan, answers: readonly Given[] = [{}], child?: (reference: string) => Plan): World {
  const calls: Call[] = [];
  const simulation = simulate({
    plan,
    startMs: start,
    random,
    ...(child && { child }),
    invoker: {
      invoke: (call) => {
        const answer = answers[Math.min(calls.length, answers.length - 1)];
        calls.push(call);
        return Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body: null, ...answer });
      },
    },
  });
  return {
    simulation,
    calls,
    outputs: () => simulation.runs.map(({ state }) => state.trigger['outputs']),
    at: () => simulation.runs.map(({ state }) => (state.startMs - start) / minute),
  };
}

function environmentAt(now: number, full = false): TriggerEnvironment {
  return { now, random, parameters: {}, callbackUrl: 'https://callback.invalid/t', full };
}

const recurrence = { frequency: 'Hour', interval: 1 };
const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '0000Z');
const window = (from: number, to: number): ObjectValue => ({
  windowStartTime: iso(start + from * hour),
  windowEndTime: iso(start + to * hour),
});

test('windows follow each other without a gap, each its delay after its end', async () => {
  const { simulation, outputs, at } = worldOf(
    planOf({ type: 'SlidingWindow', recurrence, inputs: { delay: 'PT10M' } }),
  );
  simulation.turnOn(start, 'T');
  await simulation.play(start + 2.5 * hour);
  expect(outputs()).toEqual([window(-1, 0), window(0, 1), window(1, 2)]);
  expect(at()).toEqual([10, 70, 130]);
});

test('windows from a start time that is past are caught up one by one', async () => {
  const past = { ...recurrence, startTime: '2023-12-31T21:00:00Z' };
  const { simulation, outputs, at } = worldOf(planOf({ type: 'SlidingWindow', recurrence: past }));
  simulation.turnOn(start, 'T');
  await simulation.play(start);
  expect(outputs()).toEqual([window(-4, -3), window(-3, -2), window(-2, -1), window(-1, 0)]);
  expect(at()).toEqual([0, 0, 0, 0]);
});

test('windows that were missed while the flow was off are caught up', async () => {
  const { simulation, outputs } = worldOf(planOf({ type: 'SlidingWindow', recurrence }));
  simulation.turnOn(start, 'T');
  simulation.turnOff(start + hour / 2, 'T');
  simulation.turnOn(start + 2.5 * hour, 'T');
  await simulation.play(start + 2.5 * hour);
  expect(outputs()).toEqual([window(-1, 0), window(0, 1), window(1, 2)]);
});

test('a window waits while the queue is full, and none is lost', async () => {
  const trigger = {
    type: 'SlidingWindow',
    recurrence,
    runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 0 } },
  };
  const wait = { W: { type: 'Wait', inputs: { interval: { count: 90, unit: 'Minute' } } } };
  const { simulation, outputs, at } = worldOf(planOf(trigger, wait));
  simulation.turnOn(start, 'T');
  await simulation.play(start + 5 * hour);
  expect(outputs()).toEqual([window(-1, 0), window(0, 1), window(1, 2), window(2, 3)]);
  expect(at()).toEqual([0, 90, 180, 270]);
  expect(simulation.refusals).toEqual([]);
});

test('more windows than may be caught up are refused', async () => {
  const ancient = { frequency: 'Second', interval: 1, startTime: '1990-01-01T00:00:00Z' };
  const { simulation } = worldOf(planOf({ type: 'SlidingWindow', recurrence: ancient }));
  simulation.turnOn(start, 'T');
  await simulation.play(start);
  expect(simulation.problems.map(({ code }) => code)).toEqual(['workflow.windows-too-many']);
});

test('templates in a recurrence are worked out', async () => {
  const plan = compileFlow(
    {
      parameters: { Start: { type: 'String', defaultValue: '2024-01-01T00:30:00Z' } },
      triggers: {
        T: { type: 'Recurrence', recurrence: { ...recurrence, startTime: "@parameters('Start')" } },
      },
      actions: compose,
    },
    { flavour: 'logic-apps' },
  );
  if (!plan.ok) throw new Error('does not compile');
  const { simulation, at } = worldOf(plan.value);
  simulation.turnOn(start, 'T');
  await simulation.play(start + 2 * hour);
  expect(at()).toEqual([30, 90]);
});

const poll = { type: 'Http', recurrence, inputs: { method: 'GET', uri: 'https://x/new' } };

test('a poll fires on 200 and waits on 202; Location is called next, once', async () => {
  const { simulation, calls, at } = worldOf(planOf(poll), [
    { statusCode: 202, headers: { Location: 'https://x/later' } },
    { statusCode: 200 },
    { statusCode: 202 },
  ]);
  simulation.turnOn(start, 'T');
  await simulation.play(start + 3 * hour);
  expect(at()).toEqual([60]);
  expect(calls.map(({ request }) => (request.kind === 'follow' ? request.uri : request.kind))).toEqual([
    'http',
    'https://x/later',
    'http',
    'http',
  ]);
});

test('Retry-After puts the next poll off, as seconds, as a number or as a date', async () => {
  const { simulation, calls } = worldOf(planOf(poll), [
    { statusCode: 202, headers: { 'Retry-After': '7200' } },
    { statusCode: 202, headers: { 'retry-after': 10_800 } },
    { statusCode: 202, headers: { 'Retry-After': new Date(start + 9 * hour).toUTCString() } },
    { statusCode: 202, headers: { 'Retry-After': '5' } },
    { statusCode: 202 },
  ]);
  simulation.turnOn(start, 'T');
  await simulation.play(start + 10 * hour);
  expect(calls.map(({ now }) => (now - start) / hour)).toEqual([0, 2, 5, 9, 10]);
});

test('a poll that fails is repeated by its policy, then waits for the next interval', async () => {
  const retryPolicy = { type: 'fixed', count: 2, interval: 'PT1M' };
  const { simulation, calls, at } = worldOf(planOf({ ...poll, inputs: { ...poll.inputs, retryPolicy } }), [
    { statusCode: 503 },
    { statusCode: 500 },
    { statusCode: 503 },
    { statusCode: 200 },
  ]);
  simulation.turnOn(start, 'T');
  await simulation.play(start + 1.5 * hour);
  expect(calls.map(({ now }) => (now - start) / minute)).toEqual([0, 1, 2, 62]);
  expect(at()).toEqual([62]);
});

test('a poll is skipped while the queue is full', async () => {
  const wait = { W: { type: 'Wait', inputs: { interval: { count: 90, unit: 'Minute' } } } };
  const runtimeConfiguration = { concurrency: { runs: 1, maximumWaitingRuns: 0 } };
  const { simulation, calls } = worldOf(planOf({ ...poll, runtimeConfiguration }, wait));
  simulation.turnOn(start, 'T');
  await simulation.play(start + 2 * hour);
  expect(calls.map(({ now }) => (now - start) / hour)).toEqual([0, 2]);
});

test('a full queue answers a request 429', async () => {
  const wait = { W: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } };
  const runtimeConfiguration = { concurrency: { runs: 1, maximumWaitingRuns: 1 } };
  const { simulation, at } = worldOf(planOf({ type: 'Request', runtimeConfiguration }, wait));
  for (const offset of [0, 1, 2]) simulation.fire(start + offset * minute, 'T', {});
  await simulation.play();
  expect(simulation.refusals).toEqual([{ trigger: 'T', at: start + 2 * minute, statusCode: 429 }]);
  expect(at()).toEqual([0, 60]);
});

test('an event that is split is taken whole; more items than allowed are refused', async () => {
  const split = {
    type: 'Request',
    splitOn: '@triggerBody()',
    runtimeConfiguration: { concurrency: { runs: 2, maximumWaitingRuns: 1 } },
  };
  const { simulation } = worldOf(planOf(split));
  simulation.fire(start, 'T', { body: [1, 2, 3, 4, 5] });
  simulation.fire(start, 'T', { body: Array.from({ length: 101 }, () => 0) });
  await simulation.play();
  expect(simulation.runs.map(({ state }) => state.status)).toEqual(
    Array.from({ length: 5 }, () => 'Succeeded'),
  );
  expect(simulation.problems.map(({ code }) => code)).toEqual(['workflow.split-on-too-many']);
});

const webhook = {
  type: 'HttpWebhook',
  inputs: {
    subscribe: { method: 'POST', uri: 'https://x/hooks', body: { to: '@{listCallbackUrl()}' } },
    unsubscribe: { method: 'DELETE', uri: "@{concat('https://x/hooks/', action().outputs.body.id)}" },
  },
};

test('a webhook subscribes with its address, fires when called, and unsubscribes', async () => {
  const { simulation, calls, outputs } = worldOf(planOf(webhook), [{ statusCode: 201, body: { id: 7 } }]);
  const request = { headers: {}, body: 'news' };
  simulation.callBack(start, 'T', request);
  simulation.turnOn(start + minute, 'T');
  simulation.callBack(start + 2 * minute, 'T', request);
  simulation.callBack(start + 3 * minute, 'T', request);
  simulation.turnOff(start + 4 * minute, 'T');
  simulation.callBack(start + 5 * minute, 'T', request);
  await simulation.play();
  expect(outputs()).toEqual([request, request]);
  const [subscribed, unsubscribed] = calls;
  expect(subscribed?.callbackUrl).toContain('T');
  expect(subscribed?.request.inputs['body']).toEqual({ to: subscribed?.callbackUrl });
  expect(unsubscribed?.request.inputs['uri']).toBe('https://x/hooks/7');
});

test('a subscription that is accepted after the flow was turned off is ended', () => {
  const [trigger] = planOf(webhook).triggers;
  if (trigger === undefined) throw new Error('no trigger');
  const world = environmentAt(start);
  const on = advanceTrigger(trigger, triggerOff, { kind: 'on' }, world);
  const off = advanceTrigger(trigger, on.state, { kind: 'off' }, world);
  expect(off.commands).toEqual([]);
  const key = `subscribe.${start}`;
  const answer: Answer = { kind: 'response', statusCode: 201, headers: {}, body: { id: 8 } };
  const late = advanceTrigger(trigger, off.state, { kind: 'answer', key, answer }, world);
  expect(late.commands).toMatchObject([
    { kind: 'notify', request: { inputs: { uri: 'https://x/hooks/8' } } },
  ]);
});

test('a host that starts again makes the calls that were under way again, and is woken as before', () => {
  const criteria = batch({ recurrence: { frequency: 'Minute', interval: 5 } });
  const others = [{ type: 'Recurrence', recurrence }, { type: 'SlidingWindow', recurrence }, criteria];
  for (const json of [webhook, poll, ...others]) {
    const [trigger] = planOf(json).triggers;
    if (trigger === undefined) throw new Error('no trigger');
    let { state, commands } = advanceTrigger(trigger, triggerOff, { kind: 'on' }, environmentAt(start));
    for (let step = 0; step < 2; step += 1) {
      const resumed = advanceTrigger(trigger, state, { kind: 'resume' }, environmentAt(start + hour));
      expect(resumed).toEqual({ state, commands: commands.filter(({ kind }) => kind !== 'fire') });
      ({ state, commands } = advanceTrigger(trigger, state, { kind: 'time' }, environmentAt(start)));
      if (json === webhook) break;
    }
  }
});

test('a subscription is tried again, and one that is refused is told', async () => {
  const policy = { type: 'fixed', count: 1, interval: 'PT5M' };
  const inputs = { ...webhook.inputs, subscribe: { ...webhook.inputs.subscribe, retryPolicy: policy } };
  const { simulation, calls } = worldOf(planOf({ ...webhook, inputs }), [{ statusCode: 500 }]);
  simulation.turnOn(start, 'T');
  await simulation.play();
  expect(calls.map(({ now }) => (now - start) / minute)).toEqual([0, 5]);
  expect(simulation.problems.map(({ code }) => code)).toEqual(['workflow.subscription-failed']);
});

test.each(['ApiConnectionWebhook', 'OpenApiConnectionWebhook'])(
  '%s ends its subscription at the address that the service gave',
  async (type) => {
    const { simulation, calls } = worldOf(planOf({ type, inputs: { path: '/hooks' } }), [
      { statusCode: 201, headers: { Location: '/hooks/9' } },
    ]);
    simulation.turnOn(start, 'T');
    simulation.turnOff(start + minute, 'T');
    await simulation.play();
    expect(calls[1]?.request).toEqual({
      kind: 'follow',
      uri: '/hooks/9',
      method: 'DELETE',
      inputs: { path: '/hooks' },
    });
  },
);

function batch(releaseCriteria: JsonObject): JsonObject {
  return { type: 'Batch', inputs: { mode: 'Inline', configurations: { orders: { releaseCriteria } } } };
}

function sender(batchName = 'orders'): JsonObject {
  const host = { triggerName: 'T', workflow: { id: 'receiver' } };
  const send = (content: string, partitionName?: string): JsonObject => ({
    type: 'SendToBatch',
    inputs: { host, batchName, content, messageId: content, ...(partitionName && { partitionName }) },
  });
  return { A: send('a'), B: send('b', 'east'), C: send('c') };
}

test('a batch is let go when it has enough messages, by partition', async () => {
  const receiver = planOf(batch({ messageCount: 2 }));
  const { simulation } = worldOf(planOf({ type: 'Request' }, sender()), [{}], () => receiver);
  simulation.fire(start, 'T', {});
  await simulation.play();
  const items = ['a', 'c'].map((content) => ({ messageId: content, content }));
  expect(simulation.runs.map(({ state }) => state.trigger['outputs'])).toEqual([
    {},
    { body: { batchName: 'orders', partitionName: 'DEFAULT', items } },
  ]);
});

test('a batch is let go when it is large enough, or its time has come', async () => {
  const large = worldOf(planOf({ type: 'Request' }, sender()), [{}], () => planOf(batch({ batchSize: 1 })));
  large.simulation.fire(start, 'T', {});
  await large.simulation.play();
  expect(large.simulation.runs).toHaveLength(4);

  const recurring = planOf(batch({ recurrence: { frequency: 'Minute', interval: 5 } }));
  const timed = worldOf(planOf({ type: 'Request' }, sender()), [{}], () => recurring);
  timed.simulation.fire(start, 'T', {});
  await timed.simulation.play(start + hour);
  expect(timed.at()).toEqual([0, 5, 5]);
});

test('a message for an unknown batch fails its action', async () => {
  const receiver = planOf(batch({ messageCount: 2 }));
  const { simulation } = worldOf(planOf({ type: 'Request' }, sender('others')), [{}], () => receiver);
  simulation.fire(start, 'T', {});
  await simulation.play();
  expect(simulation.runs.map(({ state }) => state.status)).toEqual(['Failed']);
});

test('the status address tells that a run goes on, then its answer', async () => {
  const actions = {
    W: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
    R: {
      type: 'Response',
      operationOptions: 'Asynchronous',
      inputs: { statusCode: 201, body: 'done' },
      runAfter: { W: ['Succeeded'] },
    },
  };
  const { simulation } = worldOf(planOf({ type: 'Request' }, actions));
  simulation.fire(start, 'T', {});
  await simulation.play(start);
  const [run] = simulation.runs;
  const accepted = run?.response;
  expect(accepted?.statusCode).toBe(202);
  expect(simulation.status('run-1')).toMatchObject({
    statusCode: 202,
    headers: { Location: accepted?.headers['Location'] },
  });
  await simulation.play();
  expect(simulation.status('run-1')).toMatchObject({ statusCode: 201, body: 'done' });
  expect(simulation.status('run-2')).toBeUndefined();
});

test('the state of triggers can be written and read between any two events', () => {
  const answer: Answer = { kind: 'response', statusCode: 503, headers: {}, body: 1 };
  const message = { batchName: 'orders', content: { n: 5 } };
  for (const trigger of [webhook, poll, batch({ messageCount: 9 }), { type: 'SlidingWindow', recurrence }]) {
    const [plan] = planOf(trigger).triggers;
    if (plan === undefined) throw new Error('no trigger');
    let state: TriggerState = triggerOff;
    for (let step = 0; step < 12; step += 1) {
      const key = state.kind === 'poll' || state.kind === 'webhook' ? (state.key ?? '') : '';
      const events: readonly TriggerEvent[] = [
        { kind: 'time' },
        { kind: 'answer', key, answer },
        { kind: 'message', message },
        { kind: 'called', request: {} },
      ];
      const event: TriggerEvent = step === 0 ? { kind: 'on' } : (events[step % 4] ?? { kind: 'off' });
      state = advanceTrigger(plan, state, event, environmentAt(start + step * hour, step === 8)).state;
      const text = writeValue(state as unknown as Value) ?? '';
      const read = readJson(text);
      expect(read.ok && read.value).toEqual(state);
    }
  }
});
