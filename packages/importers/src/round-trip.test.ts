import { readdirSync, readFileSync } from 'node:fs';
import { type Json, type JsonObject, utf8Encode } from '@connectory/base';
import {
  compileConnector,
  type ConnectorPackage,
  emptyPackage,
  exportOpenApi,
  type Operation,
  readPackage,
} from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { importDescription } from './index.ts';

/* A connector, its description in OpenAPI 3.1, and the connector imported from that say the same. */

const tasks = new URL('../../../examples/tasks-api/connector/', import.meta.url);

async function roundTrip(before: ConnectorPackage): Promise<ConnectorPackage> {
  const bytes = utf8Encode(JSON.stringify(exportOpenApi(before).document));
  const { package: after } = await importDescription({ bytes });
  if (after === undefined) throw new Error('the export cannot be imported');
  return after;
}

/** What is compared: everything a caller sees of an operation. */
function described(made: ConnectorPackage): Json {
  const parts = [...compileConnector(made).operations.values()].map((operation: Operation) => ({
    id: operation.id,
    label: `${operation.method} ${operation.path}`,
    kind: operation.kind,
    visibility: operation.visibility,
    parameters: operation.parameters
      .map(({ name, place, required, schema, collectionFormat, visibility }): JsonObject => ({
        name,
        place,
        required,
        schema,
        collectionFormat,
        visibility,
      }))
      .toSorted((left, right) =>
        `${String(left['place'])} ${String(left['name'])}`.localeCompare(
          `${String(right['place'])} ${String(right['name'])}`,
        ),
      ),
    responses: operation.responses.map(({ status, schema }) => ({ status, schema: schema ?? null })),
    notification: operation.notification?.schema ?? null,
  }));
  return parts;
}

/** Numbers that look random and are the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A connector with parameters, bodies and answers of every kind, chosen by a seed. */
function madeUp(seed: number): ConnectorPackage {
  const next = numbers(seed);
  const pick = <T>(items: readonly T[], fallback: T): T =>
    items[Math.floor(next() * items.length)] ?? fallback;
  const scalar = (): JsonObject =>
    pick<JsonObject>(
      [
        { type: 'string' },
        { type: 'string', format: 'date-time' },
        { type: 'string', enum: ['a', 'b'] },
        { type: 'integer', format: 'int32', minimum: 1, maximum: 9 },
        { type: 'number', format: 'double' },
        { type: 'boolean', default: true },
        { type: 'string', format: 'byte' },
      ],
      { type: 'string' },
    );
  const schema = (depth: number): JsonObject => {
    const kind = next();
    if (depth > 2 || kind < 0.4) return next() < 0.2 ? { ...scalar(), 'x-nullable': true } : scalar();
    if (kind < 0.5) return { $ref: '#/definitions/Node' };
    if (kind < 0.7) return { type: 'array', items: schema(depth + 1) };
    return {
      type: 'object',
      required: ['one'],
      properties: { one: schema(depth + 1), two: { ...schema(depth + 1), 'x-ms-summary': 'Two' } },
    };
  };
  const query = (name: string): JsonObject =>
    next() < 0.3
      ? {
          name,
          in: 'query',
          type: 'array',
          items: scalar(),
          collectionFormat: pick(['csv', 'multi', 'pipes', 'ssv'], 'csv'),
        }
      : { name, in: pick(['query', 'header'], 'query'), required: next() < 0.5, ...scalar() };
  const body = (): readonly JsonObject[] =>
    next() < 0.6
      ? [{ name: pick(['body', 'Task'], 'body'), in: 'body', required: next() < 0.5, schema: schema(0) }]
      : [
          { name: 'file', in: 'formData', required: true, type: 'file' },
          { name: 'note', in: 'formData', required: false, ...scalar() },
        ];
  const paths = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [
      `/p${at}/{id}`,
      {
        post: {
          operationId: `op${at}`,
          ...(next() < 0.3 && { 'x-ms-visibility': 'advanced' }),
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string' },
            query('q'),
            query('r'),
            ...body(),
          ],
          responses: { 200: { description: 'd', schema: schema(0) }, default: { description: 'e' } },
        },
      },
    ]),
  );
  const empty = emptyPackage('Made up');
  const node = { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } };
  return { ...empty, definition: { ...empty.definition, paths, definitions: { Node: node } } };
}

describe('export and import', () => {
  it('give the example connector back', async () => {
    const files = readdirSync(tasks).map((name) => ({ name, bytes: readFileSync(new URL(name, tasks)) }));
    const { package: before } = readPackage(files);
    if (before === undefined) throw new Error('the example cannot be read');
    expect(described(await roundTrip(before))).toEqual(described(before));
  });

  it.each(Array.from({ length: 40 }, (_, at) => at + 1))('give made-up connector %d back', async (seed) => {
    const before = madeUp(seed);
    expect(described(await roundTrip(before))).toEqual(described(before));
  });
});
