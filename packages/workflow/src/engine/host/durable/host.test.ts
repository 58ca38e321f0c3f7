import type { Diagnostic, Json, JsonObject } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { expect, test } from 'vitest';
import { actionHistory } from '../../history.ts';
import { compileFlow } from '../../plan/compile.ts';
import type { Plan } from '../../plan/types.ts';
import type { Answer } from '../../run/types.ts';
import { memoryStore } from '../../store/memory.ts';
import type { RunStore } from '../../store/types.ts';
import type { Call } from '../types.ts';
import { openFlowHost } from './host.ts';
import { manualClock, type ManualClock } from './testing/clock.ts';
import type { FlowHost, FlowHostOptions } from './types.ts';

const start = Date.parse('2024-01-01T00:00:00Z');
const hour = 3_600_000;

function planOf(definition: JsonObject): Plan {
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
  const plan = compileFlow({ triggers, ...definition }, { flavour: 'logic-apps' });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  return plan.value;
}

interface World {
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

function world(flows: Readonly<Record<string, JsonObject>>, setting: Setting = {}, before?: World): World {
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
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
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

const compose = (inputs: Json, ...after: readonly string[]): JsonObject => ({
  type: 'Compose',
  inputs,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const http = (...after: readonly string[]): JsonObject => ({
  type: 'Http',
  inputs: { method: 'POST', uri: 'https://svc.test/x', body: "@triggerBody()?['n']" },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const wait = (count: number, unit: string, ...after: readonly string[]): JsonObject => ({
  type: 'Wait',
  inputs: { interval: { count, unit } },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const response = (body: Json, ...after: readonly string[]): JsonObject => ({
  type: 'Response',
  inputs: { statusCode: 200, body },
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});

async function fired({ host }: World, flow = 'f', more: object = {}): Promise<string> {
  const result = await host.fire({ flow, trigger: 'manual', outputs: { body: { n: 1 } }, ...more });
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value.runs[0] ?? '';
}

async function outputOf({ host }: World, run: string, action: string): Promise<Json | undefined> {
  const history = await host.history(run);
  const outputs = history && actionHistory(history.plan, history.state, action).at(-1)?.outputs;
  return outputs === undefined ? undefined : toJson(outputs);
}

const simple = {
  actions: { A: http(), B: compose("@body('A')?['call']", 'A'), C: response("@outputs('B')", 'B') },
};

test('a run is in the store before its firing resolves, and its caller gets the answer', async () => {
  const own = world({ f: simple });
  const run = await fired(own, 'f', { isWaiting: true });
  expect(await own.store.load(run)).toBeDefined();
  expect(await own.host.response(run)).toMatchObject({ statusCode: 200, body: 1 });
  expect(await own.host.ended(run)).toMatchObject({ id: run, status: 'Succeeded' });
  expect(await outputOf(own, run, 'B')).toBe(1);
});

test('a call is written before it is made', async () => {
  let seen: unknown;
  const store = memoryStore();
  const own = world(
    { f: simple },
    {
      store,
      invoker: {
        invoke: async ({ run }) => {
          seen = (await store.load(run))?.records[0]?.work;
          return { kind: 'response', statusCode: 200, headers: {}, body: {} };
        },
      },
    },
  );
  await own.host.ended(await fired(own));
  expect(seen).toMatchObject({ kind: 'call', key: expect.any(String) });
});

test('a call that was under way is made again after a crash, with the same key, and nothing else is', async () => {
  const actions = { A: http(), B: http('A'), C: compose("@body('B')", 'B') };
  const first = world({ f: { actions } }, { hang: true });
  const run = await fired(first);
  first.answer('a');
  await first.clock.settle();
  expect(first.calls.map(({ action }) => action)).toEqual(['A', 'B']);

  const second = first.crash();
  expect(await second.host.resume()).toBe(1);
  await second.clock.settle();
  expect(second.calls.map(({ action, key }) => [action, key])).toEqual([['B', first.calls[1]?.key]]);
  // The answer that the dead process was still to get changes nothing.
  first.answer('late');
  second.answer('b');
  expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  expect(await outputOf(second, run, 'C')).toBe('b');
});

test('waits, retries and time limits outlive a crash', async () => {
  const first = world({ f: { actions: { A: wait(3, 'Day'), B: compose('done', 'A') } } });
  const run = await fired(first);
  await first.clock.advance(hour);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(70 * hour);
  expect(await outputOf(second, run, 'B')).toBeUndefined();
  await second.clock.advance(2 * hour);
  expect(await outputOf(second, run, 'B')).toBe('done');
});

test('an event told twice makes its runs once', async () => {
  const own = world({ f: simple });
  const again = await fired(own, 'f', { key: 'event-7' });
  expect(await fired(own, 'f', { key: 'event-7' })).toBe(again);
  const second = own.crash();
  await second.host.resume();
  expect(await fired(second, 'f', { key: 'event-7' })).toBe(again);
  expect(await own.store.list({ limit: 10 })).toHaveLength(1);
});

test('runs beyond the concurrency of a trigger wait in the store, and begin in order, also after a crash', async () => {
  const triggers = {
    manual: {
      type: 'Request',
      kind: 'Http',
      inputs: {},
      runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } },
    },
  };
  const first = world({ f: { triggers, actions: { A: http() } } }, { hang: true });
  const runs = [await fired(first), await fired(first), await fired(first)];
  const refused = await first.host.fire({ flow: 'f', trigger: 'manual', outputs: {} });
  expect(refused).toEqual({ ok: true, value: { runs: [], refused: 1 } });
  await first.clock.settle();
  expect(first.calls.map(({ run }) => run)).toEqual([runs[0]]);
  expect((await first.store.list({ statuses: ['Waiting'], limit: 10 })).map(({ id }) => id)).toEqual(
    runs.slice(1).toSorted(),
  );

  const second = first.crash();
  await second.host.resume();
  for (const run of runs) {
    await second.clock.settle();
    expect(second.calls.at(-1)?.run).toBe(run);
    second.answer('x');
    expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  }
});

test('a child flow is called once, also when the parent is repeated after a crash', async () => {
  const parent = {
    actions: { P: { type: 'Workflow', inputs: { host: { workflow: { id: 'c' } }, body: { n: 5 } } } },
  };
  const child = { actions: { A: http(), R: response("@body('A')", 'A') } };
  const first = world({ p: parent, c: child }, { hang: true, child: (_, reference) => reference });
  const run = await fired(first, 'p');
  await first.clock.settle();
  expect(first.calls).toHaveLength(1);
  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  second.answer('from the child');
  expect(await second.host.ended(run)).toMatchObject({ status: 'Succeeded' });
  expect(await outputOf(second, run, 'P')).toMatchObject({ body: 'from the child' });
  expect(await second.store.list({ limit: 10 })).toHaveLength(2);
});

test('a webhook is called back by its token alone, once, and its unsubscription outlives a crash', async () => {
  const inputs = {
    subscribe: { method: 'POST', uri: 'https://svc.test/s', body: '@listCallbackUrl()' },
    unsubscribe: { method: 'POST', uri: 'https://svc.test/u' },
  };
  const first = world({ f: { actions: { H: { type: 'HttpWebhook', inputs } } } }, { hang: true });
  const run = await fired(first);
  await first.clock.settle();
  const token = first.calls[0]?.callbackUrl?.split('/').at(-1) ?? '';
  expect(token).toMatch(/^0\.0\.\d+\.[0-9a-f]{32}$/);
  first.answer({});
  await first.clock.settle();
  expect(await first.host.callBack(run, token.slice(0, -1), {})).toBe(false);
  expect(await first.host.callBack(run, token, { body: 'hello' })).toBe(true);
  expect(await first.host.callBack(run, token, { body: 'again' })).toBe(false);
  expect(await outputOf(first, run, 'H')).toMatchObject({ body: 'hello' });

  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  expect(second.calls.map(({ request }) => request.inputs['uri'])).toEqual(['https://svc.test/u']);
  second.answer({});
  await second.clock.settle();
  expect(await second.store.list({ isOpen: true, limit: 10 })).toEqual([]);
});

test('runs that only wait are put aside, and go on all the same', async () => {
  const own = world({ f: { actions: { A: wait(1, 'Hour'), B: http('A') } } }, { maxLoaded: 2 });
  const runs = await Promise.all(Array.from({ length: 20 }, () => fired(own)));
  await own.clock.advance(hour + 1);
  expect((await own.store.list({ statuses: ['Succeeded'], limit: 100 })).map(({ id }) => id)).toEqual(
    runs.toSorted(),
  );
});

test('a store that fails loses nothing: new runs are refused, and the others go on when it is well', async () => {
  const store = memoryStore();
  let isFull = false;
  const own = world(
    { f: { actions: { A: http(), B: compose('done', 'A') } } },
    {
      hang: true,
      store: {
        ...store,
        commit: (rows) => (isFull ? Promise.reject(new Error('The disk is full.')) : store.commit(rows)),
      },
    },
  );
  const run = await fired(own);
  await own.clock.settle();
  isFull = true;
  own.answer('a');
  await own.clock.settle();
  const refused = await own.host.fire({ flow: 'f', trigger: 'manual', outputs: {} });
  expect(refused).toMatchObject({ ok: false, error: [{ code: 'workflow.run-not-accepted' }] });
  expect(own.problems[0]).toMatchObject({
    code: 'workflow.store-failed',
    data: { problem: 'The disk is full.' },
  });
  isFull = false;
  await own.clock.advance(5_000);
  expect(own.calls).toHaveLength(2);
  expect(own.calls[1]?.key).toBe(own.calls[0]?.key);
  own.answer('a');
  expect(await own.host.ended(run)).toMatchObject({ status: 'Succeeded' });
});

test('a run is cancelled once, and resubmitted with the record of its trigger', async () => {
  const own = world({ f: { actions: { A: wait(1, 'Day'), B: compose("@triggerBody()?['n']") } } });
  const run = await fired(own);
  expect(await own.host.cancel(run)).toBe(true);
  expect(await own.host.cancel(run)).toBe(false);
  expect(await own.host.ended(run)).toMatchObject({ status: 'Cancelled' });
  const again = await own.host.resubmit(run);
  const id = again.ok ? (again.value.runs[0] ?? '') : '';
  expect(id).not.toBe(run);
  expect(await outputOf(own, id, 'B')).toBe(1);
  expect(await own.host.resubmit('run_0')).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.run-missing' }],
  });
});

test('a run of a version that is not there stays as it is, and is reported once', async () => {
  const first = world({ f: { actions: { A: wait(1, 'Hour') } } });
  const run = await fired(first);
  const second = world({}, { store: first.store });
  await second.host.resume();
  await second.clock.advance(3 * hour);
  expect(second.problems.map(({ code }) => code)).toEqual(['workflow.flow-version-missing']);
  expect(await second.store.load(run)).toMatchObject({ run: { status: 'Running' } });
});

test('a host that is closed takes nothing more', async () => {
  const own = world({ f: simple });
  await own.host.close();
  expect(await own.host.fire({ flow: 'f', trigger: 'manual', outputs: {} })).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.run-not-accepted' }],
  });
});

const rerunnable: JsonObject = {
  actions: {
    V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'String', value: 'a' }] } },
    A: http('V'),
    S: {
      type: 'Scope',
      runAfter: { A: ['Succeeded'] },
      actions: {
        X: { type: 'AppendToStringVariable', inputs: { name: 'v', value: 'b' } },
        B: http('X'),
        Y: {
          type: 'AppendToStringVariable',
          inputs: { name: 'v', value: 'c' },
          runAfter: { B: ['Succeeded'] },
        },
        L: {
          type: 'Foreach',
          foreach: [1, 2],
          actions: { I: compose('@item()') },
          runAfter: { Y: ['Succeeded'] },
        },
      },
    },
    P: compose('beside', 'V'),
    C: compose("@concat(variables('v'), body('A')?['call'], body('B')?['call'])", 'S'),
  },
};

test('a run again from an action takes over what ran before it, and its variables', async () => {
  const own = world({ f: rerunnable });
  const run = await fired(own);
  await own.host.ended(run);
  expect(await outputOf(own, run, 'C')).toBe('abc12');
  const again = await own.host.rerunFrom(run, 'b');
  const id = again.ok ? (again.value.runs[0] ?? '') : '';
  expect(await own.host.ended(id)).toMatchObject({ status: 'Succeeded' });
  expect(own.calls.map(({ action }) => action)).toEqual(['A', 'B', 'B']);
  expect(await outputOf(own, id, 'C')).toBe('abc13');
  expect(await outputOf(own, id, 'P')).toBe('beside');
  const history = await own.host.history(id);
  expect(history && actionHistory(history.plan, history.state, 'I').map(({ outputs }) => outputs)).toEqual([
    1, 2,
  ]);
  expect((await own.host.history(run))?.state.status).toBe('Succeeded');
});

test('a run again from a failed action may end well', async () => {
  let status = 500;
  const own = world(
    { f: { actions: { A: compose('kept'), B: { ...http('A') }, C: compose("@outputs('A')", 'B') } } },
    {
      invoker: {
        invoke: () => Promise.resolve({ kind: 'response', statusCode: status, headers: {}, body: null }),
      },
    },
  );
  const run = await fired(own);
  await own.clock.advance(hour);
  expect(await own.host.ended(run)).toMatchObject({ status: 'Failed' });
  status = 200;
  const again = await own.host.rerunFrom(run, 'B');
  const id = again.ok ? (again.value.runs[0] ?? '') : '';
  expect(await own.host.ended(id)).toMatchObject({ status: 'Succeeded' });
  expect(await outputOf(own, id, 'C')).toBe('kept');
});

test.each([
  ['I', 'it is inside a loop'],
  ['Z', 'the flow has no action of that name'],
])('a run again from %s is refused', async (action, problem) => {
  const own = world({ f: rerunnable });
  const run = await fired(own);
  const again = await own.host.rerunFrom(run, action);
  expect(again.ok ? [] : again.error.map(({ message }) => message)).toEqual([
    expect.stringContaining(problem),
  ]);
});

const recurring: JsonObject = {
  Tick: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } },
};
const polling: JsonObject = {
  Poll: {
    type: 'Http',
    inputs: { method: 'GET', uri: 'https://svc.test/new' },
    recurrence: { frequency: 'Minute', interval: 5 },
    splitOn: "@triggerBody()?['items']",
  },
};

test('a schedule goes on after a crash, without a firing too many or too few', async () => {
  const first = world({ 'f/1': { triggers: recurring, actions: { A: compose('x') } } });
  expect(await first.host.turnOn('f', 'f/1')).toEqual({ ok: true, value: undefined });
  await first.clock.advance(2.5 * hour);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(2 * hour);
  const starts = (await second.store.list({ limit: 100 })).map(({ startMs }) => (startMs - start) / hour);
  expect(starts).toEqual([0, 1, 2, 3, 4]);
  expect(await second.host.turnOff('f')).toBe(true);
  await second.clock.advance(3 * hour);
  expect(await second.store.list({ limit: 100 })).toHaveLength(5);
});

test('what a poll brought is written with the poll: a crash neither repeats nor loses it', async () => {
  const first = world(
    { 'f/1': { triggers: polling, actions: { A: compose("@triggerBody()?['id']") } } },
    { hang: true },
  );
  await first.host.turnOn('f', 'f/1');
  await first.clock.advance(0);
  expect(first.calls.map(({ action }) => action)).toEqual(['Poll']);
  const second = first.crash();
  await second.host.resume();
  await second.clock.advance(0);
  expect(second.calls.map(({ key }) => key)).toEqual(first.calls.map(({ key }) => key));
  second.answer({ items: [{ id: 1 }, { id: 2 }] });
  await second.clock.settle();
  const third = second.crash();
  await third.host.resume();
  await third.clock.advance(0);
  expect(third.calls).toEqual([]);
  const runs = await third.store.list({ limit: 10 });
  expect(await Promise.all(runs.map(({ id }) => outputOf(third, id, 'A')))).toEqual([1, 2]);
  await third.clock.advance(hour / 12);
  expect(third.calls).toHaveLength(1);
});

test('a webhook trigger subscribes once, fires when it is called, and a new version takes over', async () => {
  const triggers = (path: string): JsonObject => ({
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: { method: 'POST', uri: `https://svc.test/${path}`, body: '@listCallbackUrl()' },
        unsubscribe: { method: 'DELETE', uri: `https://svc.test/${path}` },
      },
    },
  });
  const actions = { A: compose('@triggerBody()') };
  const first = world(
    { 'f/1': { triggers: triggers('one'), actions }, 'f/2': { triggers: triggers('two'), actions } },
    { triggerUrl: (flow, trigger) => `https://flows.example/${flow}/${trigger}/s3cr3t` },
  );
  await first.host.turnOn('f', 'f/1');
  await first.clock.settle();
  expect(first.calls[0]?.request.inputs).toMatchObject({ body: 'https://flows.example/f/Hook/s3cr3t' });
  const second = first.crash();
  await second.host.resume();
  await second.clock.settle();
  expect(second.calls).toEqual([]);
  expect(await second.host.called('f', 'hook', { body: 'news' })).toBe(true);
  expect(await second.host.called('g', 'hook', {})).toBe(false);
  const [run] = await second.store.list({ limit: 10 });
  await second.host.ended(run?.id ?? '');
  expect(await outputOf(second, run?.id ?? '', 'A')).toBe('news');
  await second.host.turnOn('f', 'f/2');
  await second.clock.settle();
  const asked = second.calls.map(({ request: { inputs } }) => [inputs['method'], inputs['uri']]);
  expect(asked).toEqual([
    ['DELETE', 'https://svc.test/one'],
    ['POST', 'https://svc.test/two'],
  ]);
});

test('a version that is not there is not turned on', async () => {
  const own = world({});
  expect(await own.host.turnOn('f', 'f/9')).toMatchObject({
    ok: false,
    error: [{ code: 'workflow.flow-version-missing' }],
  });
  expect(await own.host.turnOff('f')).toBe(false);
});
