import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { parseTemplate, referencesOf } from '@connectory/expressions';
import type { LoadedFlow } from '../definition/formats/types.ts';

/** Levels of a definition that are looked at; the reader of texts has about the same limit. */
const maxDepth = 400;

/**
 * The value of the parameter `$connections` that a host makes of a flow's connections: of every key the id and name of the connection, and
 * the id of its connector. Keys that only expressions name, as in a bare definition, are there too.
 *
 * @example
 * ```ts
 * import { connectionsParameter } from '@connectory/workflow';
 * const connection = { name: "@parameters('$connections')['crm']['connectionId']" };
 * const actions = { List: { type: 'ApiConnection', inputs: { host: { connection } } } };
 * connectionsParameter({ definition: { actions }, connections: [] });
 * // { crm: { connectionId: '/connections/crm', connectionName: 'crm', id: '/apis/crm' } }
 * ```
 */
export function connectionsParameter({
  definition,
  connections,
}: Pick<LoadedFlow, 'definition' | 'connections'>): JsonObject {
  const named = [...keysIn(definition)].map((key) => ({ key, connector: undefined }));
  const bindings = [...named, ...connections].map(({ key, connector }) => [
    key,
    { connectionId: `/connections/${key}`, connectionName: key, id: `/apis/${connector ?? key}` },
  ]);
  return Object.fromEntries(bindings);
}

/** Keys that expressions read of `$connections`. */
function keysIn(value: Json, depth = 0, found = new Set<string>()): ReadonlySet<string> {
  if (depth > maxDepth) return found;
  if (typeof value === 'string') {
    const template = value.includes('$connections') ? parseTemplate(value) : undefined;
    if (template?.ok !== true) return found;
    for (const { kind, name, path } of referencesOf(template.value)) {
      const [key] = path;
      if (kind === 'parameter' && name?.toLowerCase() === '$connections' && typeof key === 'string')
        found.add(key);
    }
  } else if (isArray(value)) {
    for (const item of value) keysIn(item, depth + 1, found);
  } else if (isObject(value)) {
    for (const item of Object.values(value)) keysIn(item, depth + 1, found);
  }
  return found;
}
