import { expect, it } from 'vitest';
import { isArray, isObject, type Json, type JsonObject, utf8Encode, writeJson } from '@connectory/base';
import { loadFlows } from './formats/load.ts';
import { withDefinition, writeFlows } from './formats/write.ts';
import { validateDefinition } from './validate.ts';

const seed: JsonObject = {
  $schema: 'https://x/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  parameters: { $connections: { type: 'Object', defaultValue: {} } },
  triggers: {
    t: {
      type: 'Recurrence',
      recurrence: { frequency: 'Day', interval: 1 },
      conditions: [{ expression: '@true' }],
    },
  },
  actions: {
    V: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'n', type: 'Integer', value: 1 }] },
      runAfter: {},
    },
    L: {
      type: 'Foreach',
      foreach: "@outputs('V')",
      runAfter: { V: ['Succeeded'] },
      actions: {
        I: {
          type: 'If',
          expression: { and: [{ equals: ["@items('L')", 1] }] },
          actions: { S: { type: 'SetVariable', inputs: { name: 'n', value: "@add(variables('n'), 1)" } } },
          else: { actions: { C: { type: 'Compose', inputs: { 'a@{1}': "x @{item()?['b']}" } } } },
        },
        W: {
          type: 'Switch',
          expression: '@1',
          cases: { a: { case: 'a', actions: {} } },
          default: { actions: {} },
        },
      },
    },
  },
  outputs: { o: { type: 'String', value: "@outputs('L')" } },
};

const odd: readonly Json[] = [
  null,
  0,
  '',
  '@',
  '@@',
  '@{',
  "@items('L')",
  '[x()]',
  [],
  {},
  [[]],
  { __proto__: null, a: 1 },
  'x'.repeat(9000),
];

/** A small generator (mulberry32), so that a failure can be repeated. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Replaces, removes, repeats or wraps values here and there. */
function mutated(value: Json, random: (below: number) => number): Json {
  if (random(25) === 0) return odd[random(odd.length)] ?? null;
  if (random(60) === 0) return { actions: { L: value, V: value }, type: 'Scope' };
  if (typeof value === 'string' && random(15) === 0) return value.slice(0, random(value.length + 1));
  if (isArray(value)) return value.map((item) => mutated(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => random(30) !== 0)
      .map(([name, item]) => [random(40) === 0 ? name.slice(1) : name, mutated(item, random)]),
  );
}

it('reads and checks damaged definitions without crash or hang', () => {
  for (let round = 0; round < 1500; round += 1) {
    const definition = mutated(seed, randomOf(round));
    const text = writeJson(definition, round % 3);
    const loaded = loadFlows(new Map([['flow.json', utf8Encode(text)]]));
    for (const flow of loaded.flows) {
      const again = writeFlows(withDefinition(loaded, flow, flow.definition)).get('flow.json');
      expect(again).toEqual(utf8Encode(text));
    }
    if (isObject(definition)) {
      for (const flavour of ['power-automate', 'logic-apps'] as const)
        validateDefinition(definition, { flavour });
    }
  }
});

it('reads damaged text without crash or hang', () => {
  const text = writeJson(seed);
  for (let round = 0; round < 1500; round += 1) {
    const random = randomOf(round);
    const at = random(text.length);
    const damaged = text.slice(0, at) + '{}[],:"\\@0'[random(10)] + text.slice(at + random(3));
    const { flows, diagnostics } = loadFlows(new Map([['flow.json', utf8Encode(damaged)]]));
    expect(flows.length + diagnostics.length).toBeGreaterThan(0);
  }
});

it('bounds depth and stays quick on long chains', () => {
  expect(loadFlows(new Map([['deep.json', utf8Encode('['.repeat(100_000))]])).diagnostics[0]?.code).toBe(
    'workflow.not-json',
  );
  let actions: JsonObject = {};
  for (let depth = 0; depth < 2000; depth += 1) actions = { S: { type: 'Scope', actions } };
  const codes = validateDefinition({ triggers: {}, actions }, { flavour: 'logic-apps' }).map(
    ({ code }) => code,
  );
  expect(codes).toContain('workflow.limit-exceeded');
  const chain = Array.from({ length: 3000 }, (_, index) => [
    `a${index}`,
    {
      type: 'Compose',
      inputs: "@outputs('a0')",
      runAfter: index === 0 ? {} : { [`a${index - 1}`]: ['Succeeded'] },
    },
  ]);
  const started = performance.now();
  validateDefinition({ triggers: {}, actions: Object.fromEntries(chain) }, { flavour: 'logic-apps' });
  expect(performance.now() - started).toBeLessThan(5000);
});
