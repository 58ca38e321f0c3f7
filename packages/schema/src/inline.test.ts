import type { JsonObject } from '@connectory/base';
import { expect, it } from 'vitest';
import { inlineSchema } from './inline.ts';

const reference = (name: string, more: JsonObject = {}): JsonObject => ({
  $ref: `#/definitions/${name}`,
  ...more,
});
const text = { type: 'string' };
const node = {
  type: 'object',
  properties: { name: text, children: { type: 'array', items: reference('Node') } },
};
const endless = (depth: number): JsonObject =>
  depth === 0 ? text : { type: 'object', properties: { in: endless(depth - 1) } };
const root: JsonObject = {
  definitions: {
    Text: text,
    Node: node,
    Named: { type: 'object', properties: { name: reference('Text') }, required: ['name'] },
    Loop: reference('Loop'),
    Wide: {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 100 }, (_, at) => [`p${at}`, reference(at % 2 === 0 ? 'Wide' : 'Wider')]),
      ),
    },
    Wider: { type: 'object', properties: { w: reference('Wide'), n: reference('Named') } },
  },
};

it.each<[title: string, schema: JsonObject, expected: JsonObject]>([
  ['references', { type: 'array', items: reference('Text') }, { type: 'array', items: text }],
  ['what is said beside one', reference('Text', { title: 'T' }), { type: 'string', title: 'T' }],
  [
    'allOf',
    { allOf: [reference('Named')], properties: { b: { oneOf: [reference('Text'), true] } } },
    { type: 'object', properties: { name: text, b: { oneOf: [text, true] } }, required: ['name'] },
  ],
  [
    'a definition inside itself',
    reference('Node'),
    { type: 'object', properties: { name: text, children: { type: 'array', items: { type: 'object' } } } },
  ],
  ['a circle', reference('Loop'), {}],
  ['a reference to nothing', { additionalProperties: reference('None') }, { additionalProperties: {} }],
  ['values that look like schemas', { default: reference('Text') }, { default: reference('Text') }],
  [
    'odd names',
    { properties: JSON.parse('{"__proto__": {"$ref": "#/definitions/Text"}}') },
    { properties: JSON.parse('{"__proto__": {"type": "string"}}') },
  ],
])('writes out %s', (_title, schema, expected) => {
  expect(inlineSchema(schema, root)).toEqual(expected);
});

it('leaves no definitions behind', () => {
  const own = { ...reference('Text'), definitions: { Text: text } };
  expect(inlineSchema(own, own)).toEqual(text);
});

it('keeps within bounds', () => {
  expect(JSON.stringify(inlineSchema(reference('Wide'), root)).length).toBeLessThan(1_000_000);
  const deep = JSON.stringify(inlineSchema(endless(100), {}));
  expect(deep.split('"in"').length).toBe(26);
});
