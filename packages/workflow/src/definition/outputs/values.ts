/** Schemas of values that a definition writes down, with what is known of the expressions in them. */
import { isArray, isObject, type Json, type JsonObject, memberNames, memberOf } from '@connectory/base';
import { parseTemplate, resultTypesOf, type ValueKind } from '@connectory/expressions';

/** The JSON Schema type of each kind of value that an expression gives. */
const schemaTypes: Readonly<Record<ValueKind, string>> = {
  null: 'null',
  boolean: 'boolean',
  integer: 'integer',
  float: 'number',
  decimal: 'number',
  string: 'string',
  array: 'array',
  object: 'object',
};

/** An expression that may give more types than this is as good as not known. */
const tooMany = 4;
const maxDepth = 30;

/** The schema of a value with templates; an empty one where nothing can be told. */
export function schemaOfValue(value: Json | undefined, depth = 0): JsonObject {
  if (value === undefined || depth > maxDepth) return {};
  if (typeof value === 'string') return schemaOfText(value);
  if (isArray(value)) {
    const [first, ...rest] = value;
    return { type: 'array', items: rest.length === 0 ? schemaOfValue(first, depth + 1) : {} };
  }
  if (isObject(value)) {
    const members = memberNames(value).map(
      (name) => [name, schemaOfValue(memberOf(value, name), depth + 1)] as const,
    );
    return { type: 'object', properties: Object.fromEntries(members) };
  }
  if (value === null) return { type: 'null' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  return { type: Number.isInteger(value) ? 'integer' : 'number' };
}

function schemaOfText(text: string): JsonObject {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return {};
  const types = [...new Set(resultTypesOf(parsed.value).map((kind) => schemaTypes[kind]))];
  const [only] = types;
  if (only === undefined || types.length > tooMany) return {};
  return { type: types.length === 1 ? only : types };
}
