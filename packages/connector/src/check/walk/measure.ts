import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';

/** How big a schema is, references followed. */
export interface Measure {
  /** Schemas in it, itself included; a recursion counts once. */
  readonly count: number;
  /** Levels, itself included; a recursion ends the count. */
  readonly depth: number;
}

const maxLevels = 300;
const maxCount = 1e9;
const nothing: Measure = { count: 0, depth: 0 };

/** Makes a function that measures schemas; what it found is kept, so that shared schemas are measured once. */
export function measuring(resolve: (schema: JsonObject) => JsonObject): (schema: JsonObject) => Measure {
  const known = new Map<JsonObject, Measure>();
  const open = new Set<JsonObject>();
  const measure = (given: JsonObject): Measure => {
    const schema = resolve(given);
    const before = known.get(schema);
    if (before !== undefined) return before;
    if (open.has(schema) || open.size > maxLevels) return nothing;
    open.add(schema);
    let count = 1;
    let depth = 0;
    for (const child of childrenOf(schema)) {
      const inner = measure(child);
      count = Math.min(count + inner.count, maxCount);
      depth = Math.max(depth, inner.depth);
    }
    open.delete(schema);
    const measured = { count, depth: depth + 1 };
    known.set(schema, measured);
    return measured;
  };
  return measure;
}

/** The schemas directly inside a schema. */
export function* childrenOf(schema: JsonObject): Iterable<JsonObject> {
  const { properties } = schema;
  if (isObject(properties)) yield* objectsOf(Object.values(properties));
  yield* objectsOf([schema['items'] ?? null, schema['additionalProperties'] ?? null]);
  const { allOf } = schema;
  if (isArray(allOf)) yield* objectsOf(allOf);
}

function* objectsOf(values: readonly Json[]): Iterable<JsonObject> {
  for (const value of values) if (isObject(value)) yield value;
}
