/** Schemas of values that a definition writes down, with what is known of the expressions in them. */
import { isArray, isObject, type Json, type JsonObject, memberNames, memberOf } from '@connectory/base';
import { type Known, schemaOfText } from './expression.ts';

const maxDepth = 30;

/** The schema of a value with templates; an empty one where nothing can be told. */
export function schemaOfValue(value: Json | undefined, known: Known, depth = 0): JsonObject {
  if (value === undefined || depth > maxDepth) return {};
  if (typeof value === 'string') return schemaOfText(value, known);
  if (isArray(value)) {
    const [first, ...rest] = value;
    return { type: 'array', items: rest.length === 0 ? schemaOfValue(first, known, depth + 1) : {} };
  }
  if (isObject(value)) {
    const members = memberNames(value).map(
      (name) => [name, schemaOfValue(memberOf(value, name), known, depth + 1)] as const,
    );
    return { type: 'object', properties: Object.fromEntries(members) };
  }
  if (value === null) return { type: 'null' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  return { type: Number.isInteger(value) ? 'integer' : 'number' };
}
