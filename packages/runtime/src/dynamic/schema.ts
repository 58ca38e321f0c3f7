import { isObject, type Json, type JsonObject } from '@connectory/base';
import type { DynamicSource } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { callDynamic } from './call.ts';
import { lookUpPath } from './lookup.ts';
import { resolveCall } from './resolve.ts';
import type { DynamicInput, DynamicSchema } from './types.ts';

/**
 * Loads the shape of a value by calling the operation its extension names (extensions §2.4, §2.5).
 *
 * @returns The schema; `undefined` as schema when the API says there is none; `waiting` or `failed` as for choices.
 */
export async function loadSchema(
  input: DynamicInput,
  source: NonNullable<DynamicSource['schema']>,
): Promise<DynamicSchema> {
  const call = resolveCall(input, source.call);
  if (call.kind !== 'ready') return call;
  const answer = await callDynamic(input, call);
  if (answer.kind === 'failed') return answer;
  const node = source.path === undefined ? answer.body : lookUpPath(answer.body, source.path);
  if (node === undefined || node === null) return { kind: 'found', schema: undefined, diagnostics: [] };
  const schema = asSchema(node, source.path === undefined ? source.whole : 'schema');
  if (schema !== undefined) return { kind: 'found', schema, diagnostics: [] };
  const data = { target: call.operation.id, path: source.path?.join('/') ?? 'its root' };
  return { kind: 'failed', diagnostics: [diagnostic('dynamic-no-schema', data)] };
}

const typeNames: ReadonlySet<Json> = new Set([
  'object',
  'array',
  'string',
  'integer',
  'number',
  'boolean',
  'null',
  'file',
]);

/**
 * Takes a node of an answer for a schema. Leniently: what looks like a schema is one wherever it stands, and an object all
 * of whose members look like schemas is the properties of one.
 */
function asSchema(node: Json, whole: 'schema' | 'properties'): JsonObject | undefined {
  if (!isObject(node)) return undefined;
  if (looksLikeSchema(node)) return node;
  const members = Object.values(node);
  if (members.every((member) => isObject(member) && (looksLikeSchema(member) || isCaptionOnly(member)))) {
    return { type: 'object', properties: node };
  }
  return whole === 'schema' && node['additionalProperties'] !== undefined ? node : undefined;
}

function looksLikeSchema(node: JsonObject): boolean {
  return (
    (typeof node['type'] === 'string' && typeNames.has(node['type'])) ||
    Array.isArray(node['type']) ||
    isObject(node['properties']) ||
    isObject(node['items']) ||
    Array.isArray(node['allOf']) ||
    typeof node['$ref'] === 'string'
  );
}

/** A property that says nothing but how it is called. */
function isCaptionOnly(node: JsonObject): boolean {
  const names = Object.keys(node);
  return (
    names.length > 0 &&
    names.every((name) => name === 'title' || name === 'description' || name.startsWith('x-ms-'))
  );
}
