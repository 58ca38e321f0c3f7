import type { Json, JsonObject } from '@connectory/base';
import type { Value } from '@connectory/expressions';
import { expect, test } from 'vitest';
import { actionHistory } from './history.ts';
import { simulate } from './host/simulate.ts';
import { compileFlow } from './plan/compile.ts';
import type { EngineLimits } from './plan/types.ts';
import type { Answer } from './run/types.ts';

interface Setting {
  readonly limits?: Partial<EngineLimits>;
  readonly body?: Value;
  readonly answer?: Partial<Extract<Answer, { kind: 'response' }>>;
}

async function run(actions: JsonObject, { limits = {}, body = null, answer = {} }: Setting = {}) {
  const plan = compileFlow(
    { triggers: { T: { type: 'Request' } }, actions },
    { flavour: 'logic-apps', limits },
  );
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
  const simulation = simulate({
    plan: plan.value,
    startMs: 0,
    random: { bytes: (count) => new Uint8Array(count) },
    invoker: {
      invoke: () =>
        Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body: null, ...answer }),
    },
  });
  simulation.fire(0, 'T', { body });
  await simulation.play();
  const [made] = simulation.runs;
  const history = (name: string) => (made ? actionHistory(made.plan, made.state, name) : []);
  return { state: made?.state, problems: simulation.problems.map(({ message }) => message), history };
}

const after = (name: string, action: JsonObject): JsonObject => ({
  ...action,
  runAfter: { [name]: ['Succeeded'] },
});
const variable = (type: string, value: JsonObject[string]): JsonObject => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name: 'v', type, value }] },
});

/** Doubles a variable again and again; through another action, because a variable may not be set to what it holds. */
function doubling(type: string, start: JsonObject[string], twice: string): JsonObject {
  return {
    V: variable(type, start),
    U: after('V', {
      type: 'Until',
      expression: '@false',
      limit: { count: 100 },
      actions: {
        D: { type: 'Compose', inputs: twice },
        S: after('D', { type: 'SetVariable', inputs: { name: 'v', value: "@outputs('D')" } }),
      },
    }),
  };
}

const loop = (actions: JsonObject): JsonObject => ({
  type: 'Foreach',
  foreach: '@range(0, 100000)',
  actions,
});

test.each<[string, JsonObject]>([
  ['a Foreach', { L: loop({ M: loop({ N: loop({}) }) }) }],
  [
    'an Until',
    {
      L: loop({
        U: { type: 'Until', expression: '@false', limit: { count: 5000, timeout: 'P1D' }, actions: {} },
      }),
    },
  ],
  [
    'actions that are skipped',
    {
      L: loop({
        A: { type: 'Compose', inputs: 1 },
        ...Object.fromEntries(
          Array.from({ length: 500 }, (_, index) => [
            `S${index}`,
            { type: 'Scope', runAfter: { A: ['Failed'] } },
          ]),
        ),
      }),
    },
  ],
])('loops in loops with nothing but %s inside end', async (_, actions) => {
  const { state } = await run(actions, { limits: { maxSteps: 50_000 } });
  expect([state?.status, state?.error?.code]).toEqual(['Failed', 'FlowRunQuotaExceeded']);
  expect(state?.error?.message).toContain('50000 steps');
});

test('a text that is doubled again and again fails where it is too large', async () => {
  const twice = "@concat(variables('v'), variables('v'))";
  const { history } = await run(doubling('String', 'x', twice), { limits: { maxValueSize: 1_000_000 } });
  expect(history('D').find(({ status }) => status === 'Failed')?.error).toEqual({
    code: 'ValueTooLarge',
    message: expect.stringContaining('and 1000000 are allowed'),
  });
});

test('an array that is doubled again and again fails, though it takes no memory', async () => {
  const twice = "@createArray(variables('v'), variables('v'))";
  const { history } = await run(doubling('Array', [1], twice));
  expect(history('D').at(-1)?.error?.code).toBe('ValueTooLarge');
});

test('an array that is put into itself again and again fails where it is too deep', async () => {
  const { history } = await run(doubling('Array', [], "@createArray(variables('v'))"), {
    limits: { maxValueDepth: 40 },
  });
  const depths = history('D').map(({ error }) => error?.code);
  expect([depths[38], depths[39]]).toEqual([undefined, 'ValueTooDeep']);
});

test('a variable that would be too large keeps its value', async () => {
  const actions = {
    V: variable('String', 'x'),
    A: after('V', { type: 'AppendToStringVariable', inputs: { name: 'v', value: 'y'.repeat(290) } }),
    C: { type: 'Compose', inputs: "@variables('v')", runAfter: { A: ['Failed'] } },
  };
  const { history } = await run(actions, { limits: { maxValueSize: 292 } });
  expect([history('A')[0]?.status, history('C')[0]?.outputs]).toEqual(['Failed', 'x']);
});

test('what a run keeps in all is counted among its steps', async () => {
  const actions = {
    L: { ...loop({ C: { type: 'Compose', inputs: '@triggerBody()' } }), foreach: '@range(0, 90)' },
  };
  const { state } = await run(actions, { body: 'x'.repeat(100_000), limits: { maxSteps: 5_000 } });
  expect(state?.error?.code).toBe('FlowRunQuotaExceeded');
});

function nested(depth: number): Value {
  let value: Value = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

test('a definition that is nested too deep is refused, wherever that is', () => {
  const deep: Json[] = [];
  for (let level = 0, inner = deep; level < 20_000; level += 1) {
    const next: Json[] = [];
    inner.push(next);
    inner = next;
  }
  const compose = { type: 'Compose', inputs: deep };
  for (const definition of [
    { actions: { A: compose } },
    { actions: {}, triggers: { T: { recurrence: deep } } },
  ]) {
    const plan = compileFlow(definition, { flavour: 'logic-apps' });
    expect(plan.ok ? [] : plan.error.map(({ code }) => code)).toEqual(['workflow.definition-too-deep']);
  }
});

test('what comes from outside too large or too deep is refused', async () => {
  const call = { A: { type: 'Http', inputs: { method: 'GET', uri: 'https://x/' } } };
  const deep = await run(call, { answer: { body: nested(100_000) } });
  expect(deep.history('A')[0]?.error?.code).toBe('ValueTooDeep');
  const large = await run(call, { answer: { body: 'x'.repeat(500) }, limits: { maxValueSize: 400 } });
  expect(large.history('A')[0]?.error?.code).toBe('ValueTooLarge');
  expect((await run(call, { body: nested(500) })).problems[0]).toContain('nested more than 450 levels deep');
});

test('the rows of a Select share the steps that expressions may take', async () => {
  const inputs = { from: '@range(0, 100000)', select: '@length(range(0, 100000))' };
  const { history } = await run({ A: { type: 'Select', inputs } });
  expect(history('A')[0]?.error?.message).toContain('50');
});

test('a table of items with nothing in common is bounded', async () => {
  const items = Array.from({ length: 3_000 }, (_, index) => ({ [`n${index}`]: index }));
  const { history } = await run(
    { A: { type: 'Table', inputs: { format: 'CSV', from: '@triggerBody()' } } },
    { body: items },
  );
  expect(history('A')[0]?.error?.message).toContain('9000000 cells');
});

test('a long operation is not asked without pause', async () => {
  const actions = {
    A: { type: 'Http', inputs: { method: 'GET', uri: 'https://x/' }, limit: { timeout: 'PT1M' } },
  };
  const { state, history } = await run(actions, {
    answer: { statusCode: 202, headers: { Location: '/again', 'Retry-After': '0' } },
  });
  expect([state?.endMs, history('A')[0]?.status]).toEqual([60_000, 'TimedOut']);
});

test('a flow that calls itself comes to an end', async () => {
  const definition = {
    triggers: { T: { type: 'Request' } },
    actions: {
      W: { type: 'Workflow', inputs: { host: { workflow: { id: 'self' } } } },
      R: { type: 'Response', inputs: { statusCode: 200 }, runAfter: { W: ['Succeeded', 'Failed'] } },
    },
  };
  const plan = compileFlow(definition, { flavour: 'logic-apps' });
  if (!plan.ok) throw new Error('does not compile');
  const simulation = simulate({
    plan: plan.value,
    startMs: 0,
    random: { bytes: (count) => new Uint8Array(count) },
    invoker: { invoke: () => Promise.reject(new Error('nothing is called')) },
    child: () => plan.value,
  });
  simulation.fire(0, 'T', {});
  await simulation.play();
  expect(simulation.runs).toHaveLength(33);
});
