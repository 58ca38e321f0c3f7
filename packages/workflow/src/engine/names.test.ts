/** Names that JavaScript gives a meaning are names like any other. */
import type { JsonObject } from '@connectory/base';
import { readJson, toJson, type Value } from '@connectory/expressions';
import { describe, expect, test } from 'vitest';
import { validateDefinition } from '../definition/validate.ts';
import { outputTypes } from '../definition/outputs/output-types.ts';
import { actionHistory } from './history.ts';
import { simulate } from './host/simulate.ts';
import { compileFlow } from './plan/compile.ts';
import { reloading } from './store/testing/reload.ts';
import { addUnits } from './time.ts';
import { acceptRequest } from './trigger/request.ts';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
const random = { bytes: (count: number) => new Uint8Array(count) };

/** An object with one member, whatever its name. */
function one(name: string, value: JsonObject[string]): JsonObject {
  return Object.fromEntries([[name, value]]);
}

async function run(definition: JsonObject, body: Value = null, parameters?: JsonObject) {
  const plan = compileFlow(definition, { flavour: 'logic-apps' });
  if (!plan.ok) return { codes: plan.error.map(({ code }) => code) };
  const simulation = simulate({
    plan: plan.value,
    startMs: 0,
    random,
    checkpoint: reloading((restored, run) => expect(restored).toEqual(run)),
    ...(parameters && { parameters }),
    invoker: {
      invoke: () => Promise.resolve({ kind: 'response', statusCode: 200, headers: {}, body }),
    },
  });
  simulation.fire(0, Object.keys(definition['triggers'] ?? {})[0] ?? '', { body });
  await simulation.play();
  const [made] = simulation.runs;
  return {
    codes: simulation.problems.map(({ code }) => code),
    status: made?.state.status,
    outputs: made?.state.outputs,
    of: (name: string) => made && toJson(actionHistory(made.plan, made.state, name)[0]?.outputs ?? null),
  };
}

describe.each(names)('the name %s', (name) => {
  test('names an action, a parameter, an output and a case', async () => {
    const definition: JsonObject = {
      parameters: one(name, { type: 'String', defaultValue: 'p' }),
      triggers: { T: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: {
        ...one(name, { type: 'Compose', inputs: one(name, `@parameters('${name}')`) }),
        S: {
          type: 'Switch',
          expression: `@outputs('${name}')['${name}']`,
          cases: one(name, { case: 'p', actions: { I: { type: 'Compose', inputs: 'taken' } } }),
          runAfter: one(name, ['Succeeded']),
        },
      },
      outputs: one(name, { type: 'Object', value: `@outputs('${name}')` }),
    };
    const found = validateDefinition(definition, { flavour: 'logic-apps' });
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outputTypes(definition).actions.has(name)).toBe(true);
    for (const given of [undefined, one(name, 'p')]) {
      const { status, outputs, of } = await run(definition, null, given);
      expect(status).toBe('Succeeded');
      expect(of?.('I')).toBe('taken');
      expect(Object.entries(outputs ?? {})).toEqual([[name, one(name, 'p')]]);
    }
  });

  test('names a trigger', async () => {
    const triggers = one(name, { type: 'Request', splitOn: '@triggerBody()' });
    const { status, codes } = await run({ triggers, actions: {} }, [1]);
    expect([codes, status]).toEqual([[], 'Succeeded']);
  });

  test('names a variable', async () => {
    const variables = [{ name, type: 'Array', value: [1] }];
    const { of, codes } = await run({
      triggers: { T: { type: 'Request' } },
      actions: {
        V: { type: 'InitializeVariable', inputs: { variables } },
        A: { type: 'AppendToArrayVariable', inputs: { name, value: 2 }, runAfter: { V: ['Succeeded'] } },
        C: { type: 'Compose', inputs: `@variables('${name}')`, runAfter: { A: ['Succeeded'] } },
      },
    });
    expect([codes, of?.('C')]).toEqual([[], [1, 2]]);
  });

  test('is a member of data', async () => {
    const data = readJson(`{"${name}": {"polluted": 1}, "other": 2}`);
    if (!data.ok) throw new Error('not JSON');
    const { of } = await run(
      {
        triggers: { T: { type: 'Request' } },
        actions: {
          A: { type: 'Compose', inputs: `@triggerBody()['${name}']['polluted']` },
          B: { type: 'Compose', inputs: "@triggerBody()?['missing']" },
          C: { type: 'ParseJson', inputs: { content: '@string(triggerBody())', schema: {} } },
          D: { type: 'Compose', inputs: `@setProperty(json('{}'), '${name}', 1)` },
        },
      },
      data.value,
    );
    expect([of?.('A'), of?.('B'), of?.('D')]).toEqual([1, null, one(name, 1)]);
    expect(of?.('C')).toEqual({ body: { ...one(name, { polluted: 1 }), other: 2 } });
    expect('polluted' in {}).toBe(false);
  });

  test('is no type, kind, status, unit or operator', async () => {
    const actions: JsonObject = {
      A: { type: 'InitializeVariable', inputs: { variables: [{ name: 'n', type: name }] } },
      B: { type: 'Wait', inputs: { interval: { count: 1, unit: name } } },
      C: { type: 'Terminate', inputs: { runStatus: name }, runAfter: { A: ['Succeeded'] } },
    };
    const { of, status } = await run({ triggers: { T: { type: 'Request' } }, actions });
    expect([status, of?.('A'), of?.('B')]).toEqual(['Failed', null, null]);
    const invalid = [
      { type: 'Expression', kind: name },
      { type: name },
      { type: 'If', expression: one(name, [1]) },
    ];
    for (const action of invalid) {
      const { codes, status: ended } = await run({
        triggers: { T: { type: 'Request' } },
        actions: { A: action },
      });
      expect(ended === 'Failed' || codes.length > 0).toBe(true);
    }
    expect(addUnits(0, 1, name)).toBeUndefined();
  });

  test('as the type of a parameter says nothing of it', async () => {
    const { status } = await run({
      parameters: { p: { type: name, defaultValue: 1 } },
      triggers: { T: { type: 'Request' } },
      actions: {},
    });
    expect(status).toBe('Succeeded');
  });

  test('is part of a path, a query and a form', () => {
    const plan = compileFlow(
      { triggers: { T: { type: 'Request', inputs: { relativePath: `/{${name}}` } } }, actions: {} },
      { flavour: 'logic-apps' },
    );
    const [trigger] = plan.ok ? plan.value.triggers : [];
    if (trigger === undefined) throw new Error('no trigger');
    const query = `${name}=q`;
    const request = { method: 'POST', path: '/x', query, headers: {}, body: '' };
    const accepted = acceptRequest(trigger, request);
    const { relativePathParameters, queries } = accepted.ok ? accepted.value : {};
    expect(Object.entries(toJson(relativePathParameters ?? null) ?? {})).toEqual([[name, 'x']]);
    expect(Object.entries(toJson(queries ?? null) ?? {})).toEqual([[name, 'q']]);
  });
});
