import type { Json, JsonObject } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { compileValidator } from './compile.ts';
import { maxDeviations } from './run.ts';

const root: JsonObject = {
  definitions: {
    Node: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, next: { $ref: '#/definitions/Node' } },
    },
    Loop: { $ref: '#/definitions/Loop' },
  },
};

/** Schema, value, and the deviations expected as `code pointer`. */
const cases: readonly (readonly [JsonObject, Json, readonly string[]])[] = [
  [{}, { any: 'thing' }, []],
  [{ type: 'string' }, 1, ['type ']],
  [{ type: 'integer' }, 1.5, ['type ']],
  [{ type: 'integer' }, 2.0, []],
  [{ type: 'number' }, 1, []],
  [{ type: 'boolean' }, null, ['type ']],
  [{ type: ['string', 'null'] }, null, []],
  [{ type: 'string', 'x-nullable': true }, null, []],
  [{ type: 'string', nullable: true }, 1, ['type ']],
  [{ type: 'file' }, 'anything', []],
  [{ type: 'array', items: { type: 'integer' } }, [1, 'a', 2, null], ['type /1', 'type /3']],
  [{ type: 'array', minItems: 2, maxItems: 3 }, [1], ['range ']],
  [
    { type: 'array', uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    ['unique '],
  ],
  [{ properties: { a: { type: 'string' } }, required: ['a', 'b'] }, { a: 1 }, ['required /b', 'type /a']],
  [{ properties: { a: {} }, additionalProperties: false }, { a: 1, 'x/y': 2 }, ['additional /x~1y']],
  [{ additionalProperties: { type: 'integer' } }, { a: 1, b: 'x' }, ['type /b']],
  [{ minProperties: 1 }, {}, ['range ']],
  [{ enum: ['a', 'b'] }, 'c', ['enum ']],
  [{ const: 1 }, 2, ['enum ']],
  [{ type: 'string', minLength: 2 }, '👍', ['range ']],
  [{ type: 'string', pattern: '^a+$' }, 'ab', ['pattern ']],
  [{ type: 'string', pattern: '(?<=x)look-behind is not checked' }, 'ab', []],
  [{ minimum: 1, maximum: 5 }, 0, ['range ']],
  [{ minimum: 1, exclusiveMinimum: true }, 1, ['range ']],
  [{ exclusiveMaximum: 5 }, 5, ['range ']],
  [{ multipleOf: 0.1 }, 0.3, []],
  [{ multipleOf: 0.1 }, 0.35, ['range ']],
  [{ format: 'date-time' }, '2026-01-31', ['format ']],
  [{ format: 'date-time' }, '2026-01-31T10:00:00.1234567Z', []],
  [{ format: 'uuid' }, 'x', ['format ']],
  [{ format: 'no-such-format' }, 'x', []],
  [{ format: 'int32' }, 2 ** 40, ['format ']],
  [{ allOf: [{ required: ['a'] }, { required: ['b'] }] }, {}, ['required /a', 'required /b']],
  [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, true, ['alternatives ']],
  [{ 'x-oneOf': [{ type: 'number' }, { type: 'integer' }] }, 1, ['alternatives ']],
  [{ anyOf: [{ type: 'number' }, { type: 'integer' }] }, 1, []],
  [{ not: { type: 'string' } }, 'x', ['alternatives ']],
  [
    { $ref: '#/definitions/Node' },
    { name: 'a', next: { name: 'b', next: {} } },
    ['required /next/next/name'],
  ],
  [{ $ref: '#/definitions/Missing' }, 'anything', []],
  [{ $ref: '#/definitions/Loop' }, 'anything', []],
  [{ properties: { a: { type: 'string' } } }, 'not an object', []],
];

describe('compileValidator', () => {
  it.each(cases)('%j checks %j', (schema, value, expected) => {
    const found = compileValidator(schema, root)(value);
    expect(found.map((one) => `${one.code.replace('schema.', '')} ${one.place?.pointer ?? '?'}`)).toEqual(
      expected,
    );
  });

  it('says what was expected and what was found', () => {
    const [deviation] = compileValidator({ properties: { due: { type: 'string' } } }, {})({ due: 5 });
    expect(deviation?.message).toBe('/due should be string, but is integer.');
  });

  it('lists no more than the limit and says so', () => {
    const found = compileValidator({ items: { type: 'string' } }, {})(Array.from({ length: 5000 }, () => 1));
    expect(found).toHaveLength(maxDeviations + 1);
    expect(found.at(-1)?.code).toBe('schema.too-many');
  });

  it('answers at once where a backtracking engine would not', () => {
    const check = compileValidator({ pattern: '^(a+)+$' }, {});
    const startedAt = performance.now();
    expect(check(`${'a'.repeat(5000)}b`)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
