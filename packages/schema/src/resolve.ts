import { isObject, type Json, type JsonObject, valueAt } from '@connectory/base';

/**
 * Follows a schema's `$ref` to what it names, through as many references as there are.
 *
 * Siblings of a `$ref` that describe (`title`, `description`, `x-*`, `default`, `readOnly`) win over the target's, since
 * connectors rely on them; the structure comes from the target (connector spec, CORPUS).
 *
 * @param root - The document that local references (`#/…`) point into.
 * @returns The schema without `$ref`; an empty schema, which takes every value, when a reference is broken or circular.
 * @example
 * ```ts
 * import { resolveSchema } from '@connectory/schema';
 * const root = { definitions: { Task: { type: 'object' } } };
 * resolveSchema({ $ref: '#/definitions/Task' }, root); // { type: 'object' }
 * ```
 */
export function resolveSchema(schema: JsonObject, root: JsonObject): JsonObject {
  if (schema['$ref'] === undefined) return schema;
  let current = schema;
  let siblings: JsonObject = {};
  const seen = new Set<JsonObject>();
  while (typeof current['$ref'] === 'string') {
    if (seen.has(current)) return {};
    seen.add(current);
    const { $ref: reference, ...described } = current;
    siblings = { ...described, ...siblings };
    const target = resolveReference(String(reference), root);
    if (!isObject(target)) return {};
    current = target;
  }
  return Object.keys(siblings).length === 0 ? current : { ...current, ...siblings };
}

/**
 * The value a local reference (`#/definitions/Task`) names; `undefined` when there is none or the reference is not local.
 *
 * Percent-encoded and plain spellings are both understood, since both occur.
 */
export function resolveReference(reference: string, root: Json): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  const pointer = reference.slice(1);
  return (
    valueAt(root, pointer) ?? (pointer.includes('%') ? valueAt(root, decodePercent(pointer)) : undefined)
  );
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
