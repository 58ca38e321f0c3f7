import { expect, it } from 'vitest';
import type { JsonObject } from '@connectory/base';
import { outputTypes } from './output-types.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const row = {
  type: 'object',
  properties: { id: integer, Owner: { type: 'object', properties: { name: text } } },
};
const rows = { type: 'array', items: row };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const body = (schema: JsonObject): JsonObject => object({ body: schema });
const compose = (inputs: string): JsonObject => ({ type: 'Compose', inputs });
const call = { type: 'OpenApiConnection', inputs: {} };

it.each<[title: string, action: JsonObject, expected: JsonObject | undefined]>([
  ['a number', compose('@add(1, 2)'), integer],
  ['a text', compose("a @{outputs('Rows')}"), text],
  [
    'an object',
    { type: 'compose', inputs: { a: [1.5], b: "@outputs('Rows')" } },
    object({ a: { type: 'array', items: { type: 'number' } }, b: body(rows) }),
  ],
  [
    'a mapping',
    {
      type: 'Select',
      inputs: { from: "@body('Rows')", select: { n: '@length(item())', i: "@item()?['ID']" } },
    },
    body({ type: 'array', items: object({ n: integer, i: integer }) }),
  ],
  ['a filter', { type: 'Query', inputs: { from: "@body('Rows')", where: '@true' } }, body(rows)],
  ['a filter of something', { type: 'Query', inputs: { from: '@triggerBody()' } }, body({ type: 'array' })],
  ['a table', { type: 'Table', inputs: { from: [], format: 'CSV' } }, body(text)],
  ['a step without outputs', { type: 'Terminate', inputs: {} }, undefined],
])('tells the outputs of %s', (_title, action, expected) => {
  const types = outputTypes({
    triggers: { t: { type: 'Request', inputs: { schema: object({ rows }) } } },
    actions: {
      V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'Float' }] } },
      Rows: { type: 'ParseJson', inputs: { content: '@triggerBody()', schema: rows } },
      Step: action,
    },
  });
  expect(types.actions.get('Step')).toEqual(expected);
  expect(types.actions.get('Rows')).toEqual(body(rows));
  expect(types.triggers.get('t')).toMatchObject({ properties: { body: object({ rows }) } });
  expect(types.variables.get('v')).toEqual({ type: 'number' });
});

it.each<[expression: string, expected: JsonObject]>([
  ["body('get_rows')", object({ value: rows, map: { type: 'object', additionalProperties: text } })],
  ["outputs('Get_rows')?['body/value']", rows],
  ["outputs('Get_rows')['BODY']['value'][0]['id']", integer],
  ["actions('Get_rows')?['outputs/body/value'][add(0, 1)].owner.name", text],
  ["outputs('Get_rows')['statusCode']", integer],
  ["body('Get_rows')['value']?['id']", {}],
  ["body('Get_rows')['nothing']?['x']", {}],
  ["body('Get_rows')['map']?['any']", text],
  ["first(body('Get_rows')?['value'])", row],
  ["reverse(take(body('Get_rows')?['value'], 2))", rows],
  ["coalesce(null, body('Get_rows')?['value'], createArray())", rows],
  ["if(equals(1, 1), body('Get_rows')['value'][0]['id'], 5)", integer],
  ["if(equals(1, 1), body('Get_rows')['value'], 'none')", {}],
  ["createArray(body('Get_rows')?['value'][0]['id'])", { type: 'array', items: integer }],
  ["setProperty(first(body('Get_rows')?['value']), 'id', 'x')", object({ ...row.properties, id: text })],
  ["triggerOutputs()?['body/value']", rows],
  ["triggerBody()['value']", rows],
  ["trigger()['outputs']['body']", object({ value: rows })],
  ["variables('V')", { type: 'number' }],
  ["items('Loop')", row],
  ['body(concat(variables()))', {}],
  ["body('Nowhere')", {}],
  ["outputs('Inside')", { type: 'array', items: integer }],
  ["outputs('Again')", {}],
])('tells the type of %s', (expression, expected) => {
  const map = { type: 'object', additionalProperties: { $ref: '#/definitions/text' } };
  const bodies = new Map<string, JsonObject>([
    ['T', object({ value: rows })],
    ['GET_ROWS', { ...object({ value: rows, map }), definitions: { text } }],
  ]);
  const types = outputTypes(
    {
      triggers: { t: call },
      actions: {
        V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'Float' }] } },
        Step: compose(`@${expression}`),
        Again: compose("@outputs('Step')"),
        Get_rows: call,
        Loop: {
          type: 'Foreach',
          foreach: "@body('Get_rows')?['value']",
          actions: {
            Inside: compose("@items('Loop')['id']"),
            Nested: {
              type: 'If',
              actions: { Item: compose('@item()'), Read: compose("@outputs('Inside')") },
            },
          },
        },
      },
    },
    { bodies },
  );
  const circular = expression === "outputs('Again')";
  expect(types.actions.get('Step')).toEqual(expected);
  if (!circular) expect(types.actions.get('Again')).toEqual(expected);
  expect(types.loops).toEqual(new Map([['Loop', row]]));
  expect(['Inside', 'Item', 'Read'].map((name) => types.actions.get(name))).toEqual([integer, row, integer]);
});

it.each<[type: string, splitOn: string, whole: JsonObject, expected: JsonObject]>([
  ['OpenApiConnection', '@triggerBody()', rows, row],
  ['OpenApiConnection', "@triggerOutputs()?['body/value']", object({ value: rows }), row],
  ['ApiConnection', "@triggerBody()?['value']", object({ value: rows }), row],
  ['ApiConnection', "@triggerBody()?['VALUE']", object({ value: rows }), row],
  ['Request', '@triggerBody()', rows, row],
  ['OpenApiConnectionWebhook', "@triggerBody()?['nothing']", object({ value: rows }), {}],
])('gives runs of %s one element of %s', (type, splitOn, whole, expected) => {
  const types = outputTypes(
    { triggers: { T: { type, inputs: {}, splitOn } }, actions: { Step: compose('@triggerBody()') } },
    { bodies: new Map([['t', whole]]) },
  );
  expect(types.triggers.get('T')).toEqual(object({ headers: { type: 'object' }, body: expected }));
  expect(types.actions.get('Step')).toEqual(expected);
});

it('does not take one of several triggers for the one that starts a run', () => {
  const triggers = { A: call, B: { type: 'Recurrence' } };
  const actions = { Step: compose("@triggerOutputs()?['statusCode']") };
  expect(outputTypes({ triggers, actions }).actions.get('Step')).toEqual({});
});

it('ends with loops that go in circles', () => {
  const loop = (foreach: string): JsonObject => ({ type: 'Foreach', foreach, actions: {} });
  const actions = {
    A: loop("@items('B')"),
    B: loop("@items('A')"),
    C: loop("@items('C')"),
    D: loop('@item()'),
  };
  expect([...outputTypes({ triggers: {}, actions }).loops.values()]).toEqual([{}, {}, {}, {}]);
});

it('stays small where steps double what others give', () => {
  const names = Array.from({ length: 500 }, (_, at) => `S${at}`);
  const doubling = (at: number): JsonObject => ({ a: `@outputs('S${at}')`, b: `@outputs('S${at}')` });
  for (const step of [1, -1]) {
    const entries = names.map((name, at) => [name, { type: 'Compose', inputs: doubling(at + step) }]);
    const { actions } = outputTypes({ triggers: {}, actions: Object.fromEntries(entries) });
    expect(JSON.stringify([...actions.values()]).length).toBeLessThan(20_000_000);
  }
});
