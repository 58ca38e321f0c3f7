import type { Json, JsonObject } from '@connectory/base';
import { expect, it } from 'vitest';
import { detectSchema } from './detect.ts';
import { compileValidator } from './validate/compile.ts';

const text = { type: 'string' };
const cases: readonly (readonly [samples: readonly Json[], schema: JsonObject])[] = [
  [[1], { type: 'integer', format: 'int32' }],
  [[1, 2 ** 40], { type: 'integer', format: 'int64' }],
  [[1, 1.5], { type: 'number', format: 'double' }],
  [[null], { 'x-nullable': true }],
  [[null, 'a'], { ...text, 'x-nullable': true }],
  [['a', 1], {}],
  [['2026-01-31T09:30:00Z', '2026-01-31T09:30:00.5+01:00'], { ...text, format: 'date-time' }],
  [['2026-01-31', 'x'], text],
  [['2026-01-31'], { ...text, format: 'date' }],
  [['00000000-0000-4000-8000-000000000000'], { ...text, format: 'uuid' }],
  [[[]], { type: 'array', items: {} }],
  [[[1], ['a']], { type: 'array', items: {} }],
  [
    [[{ a: 1 }, { b: null }], [{ a: null }]],
    {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          a: { type: 'integer', format: 'int32', 'x-nullable': true },
          b: { 'x-nullable': true },
        },
      },
    },
  ],
  [
    [JSON.parse('{"__proto__":1}')],
    { type: 'object', properties: JSON.parse('{"__proto__":{"type":"integer","format":"int32"}}') },
  ],
];

it.each(cases)('%j', (samples, schema) => {
  const detected = detectSchema(samples);
  expect(detected).toEqual(schema);
  for (const sample of samples) expect(compileValidator(detected, {})(sample)).toEqual([]);
});
