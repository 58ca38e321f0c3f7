import { isObject, type JsonObject, objectAt } from '@connectory/base';
import { mergeAllOf, resolveSchema, schemaType } from '@connectory/schema';

const maxDepth = 8;

/**
 * The fields of a request body that can hold the address notifications go to: its texts, by path. Members are joined by
 * dots; the items of a list are called `<list>-key-item-output`, as the wizard of the original platform calls them
 * (SPEC §1.5.6).
 *
 * @param schema - Schema of the body.
 * @param root - The document its references point into.
 * @example
 * ```ts
 * import { callbackFields } from '@connectory/connector';
 * callbackFields({ type: 'object', properties: { hook: { properties: { url: { type: 'string' } } } } }, {}); // ['hook.url']
 * ```
 */
export function callbackFields(schema: JsonObject, root: JsonObject): readonly string[] {
  return fieldsOf(schema, root, '', 0);
}

function fieldsOf(given: JsonObject, root: JsonObject, path: string, depth: number): readonly string[] {
  if (depth > maxDepth) return [];
  const schema = mergeAllOf(resolveSchema(given, root), root);
  switch (schemaType(schema)) {
    case 'string':
      return path === '' ? [] : [path];
    case 'array': {
      const items = objectAt(schema, 'items');
      return items === undefined ? [] : fieldsOf(items, root, `${path}-key-item-output`, depth + 1);
    }
    case 'object':
      return Object.entries(objectAt(schema, 'properties') ?? {}).flatMap(([name, property]) =>
        isObject(property) ? fieldsOf(property, root, path === '' ? name : `${path}.${name}`, depth + 1) : [],
      );
    default:
      return [];
  }
}
