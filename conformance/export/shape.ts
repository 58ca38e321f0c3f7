import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { textOf } from '../cases.ts';

/*
 * What a schema says about values, as one text: types, properties, items, required and listed values, references written
 * out to a depth. Two documents that say the same of an API have the same texts, whatever their definitions are called.
 */

const maxDepth = 6;

/** The shape of a schema of OpenAPI 2.0. */
export function shapeText(schema: Json | undefined, root: JsonObject, depth = 0): string {
  const parts = partsOf(schema, root, new Set());
  if (parts.length === 0) return '*';
  if (depth > maxDepth) return '…';
  const properties = new Map<string, string>();
  const required = new Set<string>();
  const told = new Set<string>();
  for (const part of parts) {
    const type = textOf(part['type']);
    if (type !== '') told.add(type === 'file' ? 'string' : type);
    if (part['x-nullable'] === true) told.add('null');
    if (isObject(part['properties']))
      for (const [name, inner] of Object.entries(part['properties']))
        properties.set(name, shapeText(inner, root, depth + 1));
    if (isArray(part['required'])) for (const name of part['required']) required.add(textOf(name));
    // Items of a text mean nothing.
    if (part['items'] !== undefined && (type === '' || type === 'array'))
      told.add(`[${shapeText(part['items'], root, depth + 1)}]`);
    const { additionalProperties } = part;
    if (isObject(additionalProperties) && Object.keys(additionalProperties).length > 0)
      told.add(`{*: ${shapeText(additionalProperties, root, depth + 1)}}`);
    if (isArray(part['enum'])) told.add(`=${new Set(part['enum'].filter((value) => value !== null)).size}`);
  }
  const members = [...properties].map(([name, text]) => `${name}${required.has(name) ? '!' : ''}: ${text}`);
  const said = [
    ...[...told].toSorted(),
    ...(members.length > 0 ? [`{${members.toSorted().join(', ')}}`] : []),
  ].join(' ');
  return said === '' ? '*' : said;
}

/** A schema and what its references and `allOf` lead to. */
function partsOf(schema: Json | undefined, root: JsonObject, seen: Set<Json>): readonly JsonObject[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const reference = schema['$ref'];
  const target = typeof reference === 'string' ? resolveReference(reference, root) : undefined;
  const branches = isArray(schema['allOf']) ? schema['allOf'] : [];
  return [
    schema,
    ...(target === undefined ? [] : partsOf(target, root, seen)),
    ...branches.flatMap((branch) => partsOf(branch, root, seen)),
  ];
}
