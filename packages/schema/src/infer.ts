import { isArray, isObject, type Json, type JsonObject, memberNames } from '@connectory/base';

/** How a schema is derived from a sample. */
export interface InferOptions {
  /** Describe every property by its own name, as the wizard of the Power Platform does (connector SPEC §1.5.2). */
  readonly describe?: boolean;
}

const maxInt32 = 2 ** 31 - 1;

/**
 * Derives a schema from one JSON sample, by the rules of the connector wizard (connector SPEC §1.5.2): integers become
 * `int32` (`int64` when larger), other numbers `float`, null a string, an array takes the shape of its first item.
 *
 * @example
 * ```ts
 * import { inferSchema } from '@connectory/schema';
 * inferSchema({ id: 1 }); // { type: 'object', properties: { id: { type: 'integer', format: 'int32' } } }
 * ```
 */
export function inferSchema(sample: Json, options: InferOptions = {}): JsonObject {
  if (sample === null) return { type: 'string' };
  if (isArray(sample)) {
    const [first] = sample;
    return { type: 'array', items: first === undefined ? {} : inferSchema(first, options) };
  }
  if (isObject(sample)) {
    const properties = memberNames(sample).map((name): [string, Json] => {
      const schema = inferSchema(sample[name] ?? null, options);
      return [name, options.describe === true ? { ...schema, description: name } : schema];
    });
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  switch (typeof sample) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      if (!Number.isInteger(sample)) return { type: 'number', format: 'float' };
      return { type: 'integer', format: Math.abs(sample) > maxInt32 ? 'int64' : 'int32' };
    default:
      return { type: 'string' };
  }
}
