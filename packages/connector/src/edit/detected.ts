import {
  type Diagnostic,
  escapeSegment,
  formatPointer,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  parsePointer,
  stringAt,
  valueAt,
  withValueAt,
} from '@connectory/base';
import { detectSchema, schemaType } from '@connectory/schema';
import { diagnostic } from '../diagnostics.ts';
import { definitionFile } from '../package/names.ts';
import { type DefinitionOutcome, findOperation, operationPlace } from './operations.ts';
import type { OperationKey } from './types.ts';

const maxDepth = 64;

/**
 * Adds to a response's schema what real answers hold and it does not say: members, item schemas, types of open places,
 * nullability. What it does say is never overwritten; where answers contradict it, a diagnostic tells. Additions go where
 * a reference leads, so that they hold for all who use that definition.
 */
export function mergeDetected(
  definition: JsonObject,
  key: OperationKey,
  status: string,
  samples: readonly Json[],
): DefinitionOutcome {
  const operation = findOperation(definition, key);
  if (operation === undefined) {
    return {
      definition,
      diagnostics: [diagnostic('operation-missing', { ...key, method: key.method.toUpperCase() })],
    };
  }
  const response = ['responses', status];
  const declared = valueAt(operation, response);
  const start = isObject(declared)
    ? definition
    : put(definition, [...operationPlace(key), ...response], { description: status });
  const target = followed(start, [...operationPlace(key), ...response]);
  const merge: Merge = { definition: start, diagnostics: [] };
  return mergeAt(merge, [...target, 'schema'], detectSchema(samples), 0);
}

/** The definition so far and what was added or contradicts. */
interface Merge {
  readonly definition: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

function mergeAt(merge: Merge, place: readonly string[], detected: JsonObject, depth: number): Merge {
  const at = followed(merge.definition, place);
  const found = valueAt(merge.definition, at);
  if (depth > maxDepth || Object.keys(detected).length === 0) return merge;
  if (!isObject(found) || isOpen(found)) {
    const kept = isObject(found) ? found : {};
    return added(merge, at, { ...kept, ...detected });
  }
  const nulls = detected['x-nullable'] === true && !isNullable(found);
  const start = nulls ? added(merge, [...at, 'x-nullable'], true) : merge;
  const type = schemaType(detected);
  if (type === undefined) return start;
  const declared = typeOf(found);
  if (declared === undefined) return start;
  if (!accepts(declared, type)) return contradicted(start, at, declared, type);
  if (type === 'object') return mergeMembers(start, at, detected, depth);
  const items = objectAt(detected, 'items');
  if (type !== 'array' || items === undefined || Object.keys(items).length === 0) return start;
  return mergeAt(start, [...at, 'items'], items, depth + 1);
}

function mergeMembers(merge: Merge, at: readonly string[], detected: JsonObject, depth: number): Merge {
  let changed = merge;
  for (const [name, member] of Object.entries(objectAt(detected, 'properties') ?? {})) {
    if (!isObject(member)) continue;
    const place = memberPlace(changed.definition, at, name, 0);
    if (place !== undefined) changed = mergeAt(changed, place, member, depth + 1);
    else if (!isDictionary(changed.definition, at))
      changed = added(changed, [...at, 'properties', name], member);
  }
  return changed;
}

/** Where a member is declared: in the schema itself, or in a branch of its `allOf`. */
function memberPlace(
  definition: JsonObject,
  at: readonly string[],
  name: string,
  depth: number,
): readonly string[] | undefined {
  const schema = valueAt(definition, at);
  if (!isObject(schema) || depth > maxDepth) return undefined;
  const own = objectAt(schema, 'properties');
  if (own !== undefined && Object.hasOwn(own, name)) return [...at, 'properties', name];
  const { allOf } = schema;
  if (!isArray(allOf)) return undefined;
  for (const index of allOf.keys()) {
    const branch = followed(definition, [...at, 'allOf', String(index)]);
    const place = memberPlace(definition, branch, name, depth + 1);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Any member fits a dictionary: its keys are data and say nothing about the schema. */
function isDictionary(definition: JsonObject, at: readonly string[]): boolean {
  const schema = valueAt(definition, at);
  return isObject(schema) && isObject(schema['additionalProperties']);
}

/** The place a reference leads to, however many there are in a row. */
function followed(definition: JsonObject, place: readonly string[]): readonly string[] {
  let at = place;
  for (let step = 0; step < maxDepth; step += 1) {
    const reference = stringAt(valueAt(definition, at), '$ref');
    const target = reference?.startsWith('#/') === true ? parsePointer(reference.slice(1)) : undefined;
    if (target === undefined) return at;
    at = target;
  }
  return at;
}

function typeOf(schema: JsonObject): string | undefined {
  const type = schemaType(schema);
  if (type !== undefined) return type;
  return isArray(schema['allOf']) ? 'object' : undefined;
}

function accepts(declared: string, found: string): boolean {
  return declared === found || (declared === 'number' && found === 'integer') || declared === 'file';
}

/** True for a schema that says nothing about values. */
function isOpen(schema: JsonObject): boolean {
  return Object.keys(schema).every(
    (name) => ['title', 'description', 'x-nullable'].includes(name) || name.startsWith('x-ms-'),
  );
}

function isNullable(schema: JsonObject): boolean {
  const { type } = schema;
  return (
    schema['x-nullable'] === true || schema['nullable'] === true || (isArray(type) && type.includes('null'))
  );
}

function added(merge: Merge, place: readonly string[], value: Json): Merge {
  const told = diagnostic('detected-added', { pointer: formatPointer(place) }, placeOf(place));
  return { definition: put(merge.definition, place, value), diagnostics: [...merge.diagnostics, told] };
}

function contradicted(merge: Merge, place: readonly string[], declared: string, found: string): Merge {
  const data = { pointer: formatPointer(place), declared, found };
  return {
    ...merge,
    diagnostics: [...merge.diagnostics, diagnostic('detected-conflict', data, placeOf(place))],
  };
}

function put(definition: JsonObject, place: readonly string[], value: Json): JsonObject {
  const changed = withValueAt(definition, place, value);
  return isObject(changed) ? changed : definition;
}

function placeOf(place: readonly string[]): {
  readonly place: { readonly file: string; readonly pointer: string };
} {
  return {
    place: { file: definitionFile, pointer: place.map((step) => `/${escapeSegment(step)}`).join('') },
  };
}
