import type { JsonObject } from '@connectory/base';
import { expect, test } from 'vitest';
import { actionHistory } from '../../history.ts';
import { compose, fired, hour, http, outputOf, world } from './testing/world.ts';

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

test('a run of very many actions is run again from its end', async () => {
  const definition: JsonObject = {
    actions: {
      L: {
        type: 'Foreach',
        foreach: '@range(0, 70000)',
        actions: { I: compose('@item()'), J: compose('x', 'I') },
      },
      Z: compose('end', 'L'),
    },
  };
  const own = world({ f: definition });
  const run = await fired(own);
  await own.host.ended(run);
  const again = await own.host.rerunFrom(run, 'Z');
  const id = again.ok ? (again.value.runs[0] ?? '') : '';
  expect(await own.host.ended(id)).toMatchObject({ status: 'Succeeded' });
});
