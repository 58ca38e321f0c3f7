import { arrayAt, isArray, isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { mergeAllOf } from './merge.ts';
import { resolveSchema } from './resolve.ts';

const maxDepth = 6;

/** What an example is made for. */
export interface ExampleOptions {
  /** Whether properties that only answers have (`readOnly`) are in it. Without it the example is what a caller may send. */
  readonly readOnly?: boolean;
}

/**
 * Makes a value that fits a schema, for a form or an editor to start from: its own `example`, `default` or first `enum`
 * value where there is one, else the plainest value of its type. Recursion ends after six levels. Properties that only
 * answers have are left out unless the options ask for them.
 *
 * @example
 * ```ts
 * import { exampleOf } from '@connectory/schema';
 * exampleOf({ type: 'object', properties: { done: { type: 'boolean' } } }, {}); // { done: false }
 * ```
 */
export function exampleOf(schema: JsonObject, root: JsonObject, options: ExampleOptions = {}): Json {
  return build(schema, root, options, 0) ?? null;
}

function build(
  given: JsonObject,
  root: JsonObject,
  options: ExampleOptions,
  depth: number,
): Json | undefined {
  if (depth > maxDepth) return undefined;
  const schema = mergeAllOf(resolveSchema(given, root), root);
  const known =
    schema['example'] ??
    schema['default'] ??
    arrayAt(schema, 'examples')?.[0] ??
    arrayAt(schema, 'enum')?.[0];
  if (known !== undefined) return known;
  switch (schemaType(schema)) {
    case 'object':
      return buildObject(schema, root, options, depth);
    case 'array': {
      const items = objectAt(schema, 'items');
      const item = items && build(items, root, options, depth + 1);
      return item === undefined ? [] : [item];
    }
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
    case 'boolean':
      return false;
    case 'string':
      return textOf(schema['format']);
    default:
      return {};
  }
}

function buildObject(schema: JsonObject, root: JsonObject, options: ExampleOptions, depth: number): Json {
  const members: [string, Json][] = [];
  for (const [name, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
    if (!isObject(property) || (property['readOnly'] === true && options.readOnly !== true)) continue;
    const value = build(property, root, options, depth + 1);
    if (value !== undefined) members.push([name, value]);
  }
  return Object.fromEntries(members);
}

/** The main type of a schema: as declared (the first that is not `null`), or told by the keywords it uses. */
export function schemaType(schema: JsonObject): string | undefined {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (isArray(type)) {
    const first = type.find((one) => one !== 'null');
    return typeof first === 'string' ? first : undefined;
  }
  if (schema['properties'] !== undefined || schema['additionalProperties'] !== undefined) return 'object';
  return schema['items'] === undefined ? undefined : 'array';
}

function textOf(format: Json | undefined): string {
  switch (format) {
    case 'date-time':
      return '2026-01-31T09:30:00Z';
    case 'date':
      return '2026-01-31';
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000';
    case 'email':
      return 'name@example.com';
    case 'uri':
      return 'https://example.com';
    default:
      return '';
  }
}
