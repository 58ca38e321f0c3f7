import { isArray, isObject, type Json } from '@connectory/base';

/** Members that hold somebody's data, in which a `$ref` refers to nothing. */
const dataMembers = new Set(['example', 'default', 'const', 'enum', 'value', 'dataValue', 'x-example']);

/** Members that hold names of somebody's choice, so that a name in them says nothing about its value. */
const maps = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'parameters',
  'responses',
  'headers',
  'examples',
  'requestBodies',
  'links',
  'callbacks',
  'pathItems',
  'paths',
  'webhooks',
  'content',
  'encoding',
  'variables',
]);

/** Whether the value of a member is data and holds no references. */
export function isData(member: string, owner: string | undefined): boolean {
  return dataMembers.has(member) && (owner === undefined || !maps.has(owner));
}

/** Every reference in a document that may lead out of it. */
export function referencesOf(document: Json): readonly string[] {
  const found: string[] = [];
  const open: { readonly value: Json; readonly owner: string | undefined }[] = [
    { value: document, owner: undefined },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, owner } = next;
    if (isArray(value)) {
      for (const item of value) if (typeof item === 'object') open.push({ value: item, owner: undefined });
      continue;
    }
    if (!isObject(value)) continue;
    const reference = value['$ref'];
    if (typeof reference === 'string') found.push(reference);
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object' && inner !== null && !isData(name, owner))
        open.push({ value: inner, owner: name });
  }
  return found;
}
