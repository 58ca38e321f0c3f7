/** Bodies given property by property, as `item/address/city`. */
import { isObject, type Json, type JsonObject, objectAt, withValueAt } from '@connectory/base';
import type { Connector, Parameter } from '@connectory/connector';
import { mergeAllOf, resolveSchema } from '@connectory/schema';

/** Sets a property of a body by its path; names that hold slashes of their own are told by the schema. */
export function withProperty(
  connector: Connector,
  parameter: Parameter,
  body: Json | undefined,
  path: readonly string[],
  value: Json,
): Json {
  const names = namesOf(parameter.schema, connector.document, path);
  return withValueAt(isObject(body) ? body : {}, names, value);
}

/** The property names along a path: of those that the schema knows the longest, else up to the next slash. */
function namesOf(given: JsonObject, root: JsonObject, path: readonly string[]): readonly string[] {
  if (path.length === 0) return [];
  const schema = mergeAllOf(resolveSchema(given, root), root);
  const properties = objectAt(schema, 'properties') ?? {};
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('/');
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isObject(property)) return [name, ...namesOf(property, root, path.slice(length))];
  }
  const [first = '', ...rest] = path;
  return [first.replaceAll('~1', '/').replaceAll('~0', '~'), ...namesOf({}, root, rest)];
}
