import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { resolveReference } from '@connectory/schema';

/** What the Power Platform takes (SPEC §3.2). */
export const platformLimits = {
  fileBytes: 1024 * 1024,
  solutionCharacters: 500_000,
  operations: 256,
  schemasPerBody: 512,
  schemasPerOperation: 16_384,
} as const;

/**
 * Counts the schemas of a value: every property and item definition, references followed.
 *
 * @param cap - Counting ends here, so that webs of references end.
 */
export function countSchemas(schema: Json | undefined, root: JsonObject, cap: number): number {
  let count = 0;
  const open: { readonly value: Json | undefined; readonly seen: readonly string[] }[] = [
    { value: schema, seen: [] },
  ];
  for (let next = open.pop(); next !== undefined && count <= cap; next = open.pop()) {
    const { value } = next;
    if (!isObject(value)) continue;
    count += 1;
    let { seen } = next;
    let target = value;
    const reference = value['$ref'];
    if (typeof reference === 'string') {
      if (seen.includes(reference)) continue;
      const found = resolveReference(reference, root);
      if (!isObject(found)) continue;
      target = found;
      seen = [...seen, reference];
    }
    const { properties, items, additionalProperties, allOf } = target;
    if (isObject(properties))
      for (const inner of Object.values(properties)) open.push({ value: inner, seen });
    if (isArray(allOf)) for (const inner of allOf) open.push({ value: inner, seen });
    if (isObject(items)) open.push({ value: items, seen });
    if (isObject(additionalProperties)) open.push({ value: additionalProperties, seen });
  }
  return count;
}
