import { expect, it } from 'vitest';
import type { JsonObject } from '@connectory/base';
import { outputTypes } from './output-types.ts';

const rows = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
const body = (schema: JsonObject): JsonObject => ({ type: 'object', properties: { body: schema } });

it.each<[title: string, action: JsonObject, expected: JsonObject | undefined]>([
  ['a number', { type: 'Compose', inputs: '@add(1, 2)' }, { type: 'integer' }],
  ['a text', { type: 'Compose', inputs: "a @{outputs('Rows')}" }, { type: 'string' }],
  [
    'an object',
    { type: 'compose', inputs: { a: [1.5], b: "@outputs('Rows')" } },
    { type: 'object', properties: { a: { type: 'array', items: { type: 'number' } }, b: {} } },
  ],
  [
    'a mapping',
    { type: 'Select', inputs: { from: "@body('Rows')", select: { n: '@length(item())' } } },
    body({ type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } }),
  ],
  ['a filter', { type: 'Query', inputs: { from: "@body('Rows')", where: '@true' } }, body(rows)],
  ['a table', { type: 'Table', inputs: { from: [], format: 'CSV' } }, body({ type: 'string' })],
  ['a step without outputs', { type: 'Terminate', inputs: {} }, undefined],
])('tells the outputs of %s', (_title, action, expected) => {
  const types = outputTypes({
    triggers: { t: { type: 'Request', inputs: { schema: rows } } },
    actions: {
      V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'Float' }] } },
      Rows: { type: 'ParseJson', inputs: { content: '@triggerBody()', schema: rows } },
      Step: action,
    },
  });
  expect(types.actions.get('Step')).toEqual(expected);
  expect(types.actions.get('Rows')).toEqual(body(rows));
  expect(types.triggers.get('t')).toMatchObject({ properties: { body: rows } });
  expect(types.variables.get('v')).toEqual({ type: 'number' });
});
