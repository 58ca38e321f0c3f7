import { arrayAt, isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { resolveSchema } from './resolve.ts';

const maxDepth = 32;

/**
 * Merges a schema's `allOf` branches into it: properties and `required` are united, every other keyword comes from the
 * schema itself, else from the last branch that has it. Schemas without `allOf` come back as they are.
 *
 * @example
 * ```ts
 * import { mergeAllOf } from '@connectory/schema';
 * mergeAllOf({ allOf: [{ required: ['a'] }, { required: ['b'] }] }, {}); // { required: ['a', 'b'] }
 * ```
 */
export function mergeAllOf(schema: JsonObject, root: JsonObject): JsonObject {
  return merge(schema, root, 0);
}

function merge(schema: JsonObject, root: JsonObject, depth: number): JsonObject {
  const branches = arrayAt(schema, 'allOf');
  if (branches === undefined || depth > maxDepth) return schema;
  const { allOf: _merged, ...own } = schema;
  const parts = branches
    .filter(isObject)
    .map((branch) => merge(resolveSchema(branch, root), root, depth + 1));
  const all = [...parts, own];
  const properties = Object.assign({}, ...all.map((part) => objectAt(part, 'properties') ?? {}));
  const required = [...new Set(all.flatMap((part) => arrayAt(part, 'required') ?? []))];
  const united: Record<string, Json> = Object.assign({}, ...all);
  if (Object.keys(properties).length > 0) united['properties'] = properties;
  if (required.length > 0) united['required'] = required;
  return united;
}
