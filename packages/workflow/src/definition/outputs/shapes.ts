/** Schemas put together and taken apart. */
import { isArray, isObject, type Json, type JsonObject, memberNames, objectAt } from '@connectory/base';
import { inlineSchema, schemaType } from '@connectory/schema';

export function objectOf(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

export function arrayOf(items: JsonObject): JsonObject {
  return { type: 'array', items };
}

export function isArraySchema(schema: JsonObject): boolean {
  return schemaType(schema) === 'array';
}

/** The schema of an array's items; an empty one where nothing is told. */
export function itemsOf(schema: JsonObject): JsonObject {
  return isArraySchema(schema) ? (objectAt(schema, 'items') ?? {}) : {};
}

/** The schema of a property as expressions read it: in any letter case, and by a path such as `body/value`. */
export function propertyOf(schema: JsonObject, key: string): JsonObject {
  const own = ownProperty(schema, key);
  if (own !== undefined) return own;
  if (key.includes('/')) return key.split('/').reduce(propertyOf, schema);
  return objectAt(schema, 'additionalProperties') ?? {};
}

/** The spelling as it is written goes before the first in other letters. */
function ownProperty(schema: JsonObject, key: string): JsonObject | undefined {
  const properties = objectAt(schema, 'properties') ?? {};
  if (Object.hasOwn(properties, key)) return objectAt(properties, key);
  const small = key.toLowerCase();
  const other = memberNames(properties).find((name) => name.toLowerCase() === small);
  return other === undefined ? undefined : objectAt(properties, other);
}

/** An object's schema with one property more. */
export function withProperty(schema: JsonObject, key: string, value: JsonObject): JsonObject {
  const properties = Object.entries(objectAt(schema, 'properties') ?? {});
  return { ...schema, type: 'object', properties: Object.fromEntries([...properties, [key, value]]) };
}

const inlined = new WeakMap<JsonObject, JsonObject>();

/** A schema without references, which here point into the schema itself. Editors ask for the same ones again and again. */
export function selfContained(schema: JsonObject): JsonObject {
  const known = inlined.get(schema) ?? inlineSchema(schema, schema);
  inlined.set(schema, known);
  return known;
}

/** How many values a schema is made of when it is written out, and how deep they nest. */
interface Size {
  readonly values: number;
  readonly depth: number;
}

const sizes = new WeakMap<object, Size>();

/** Parts that occur twice count twice, and are looked at once. */
export function sizeOf(value: Json): Size {
  if (!isArray(value) && !isObject(value)) return { values: 1, depth: 0 };
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const inner = Object.values(value).map(sizeOf);
  const size = {
    values: inner.reduce((sum, { values }) => sum + values, 1),
    depth: inner.reduce((most, { depth }) => Math.max(most, depth), 0) + 1,
  };
  sizes.set(value, size);
  return size;
}
