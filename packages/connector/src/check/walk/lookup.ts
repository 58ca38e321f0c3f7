import { isArray, isObject, type JsonObject, objectAt } from '@connectory/base';
import type { CheckContext } from '../context.ts';
import type { OperationSite, ResponseSite } from './sites.ts';

/** Where a path into a described value leads: to a schema, to nothing, or to where nothing is described. */
export type Lookup =
  | { readonly kind: 'found'; readonly schema: JsonObject }
  | { readonly kind: 'missing' }
  | { readonly kind: 'open' };

const open: Lookup = { kind: 'open' };

/** Follows a path such as `data/items` into a schema. Member names are compared exactly, then without case. */
export function lookUp(context: CheckContext, schema: JsonObject | undefined, path: string): Lookup {
  if (schema === undefined) return open;
  let current = context.resolve(schema);
  for (const segment of path.split('/').filter((part) => part !== '')) {
    const next = member(context, current, unescape(segment), 0);
    if (next.kind !== 'found') return next;
    current = context.resolve(next.schema);
  }
  return { kind: 'found', schema: current };
}

/** The operation's output (SPEC §10.4) as far as dynamic extensions read it: its 2xx or default response. */
function answerOf(operation: OperationSite): ResponseSite | undefined {
  const candidates = operation.responses.filter(({ code }) => code.startsWith('2') || code === 'default');
  if (candidates.length === 1) return candidates[0];
  const by = (code: string): ResponseSite | undefined => candidates.find((one) => one.code === code);
  return by('200') ?? by('201') ?? by('default') ?? candidates[0];
}

/** The declared schema of an operation's answer. */
export function answerSchema(operation: OperationSite): JsonObject | undefined {
  return objectAt(answerOf(operation)?.source, 'schema');
}

/** Whether a schema leaves open what a value holds. */
export function isOpen(schema: JsonObject): boolean {
  if (schema['x-ms-dynamic-schema'] !== undefined || schema['x-ms-dynamic-properties'] !== undefined)
    return true;
  const described = ['properties', 'items', 'allOf', 'enum'].some((name) => schema[name] !== undefined);
  const { type } = schema;
  return !described && (type === undefined || type === 'object' || type === 'array');
}

function member(context: CheckContext, schema: JsonObject, name: string, depth: number): Lookup {
  const properties = objectAt(schema, 'properties') ?? {};
  const exact = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (isObject(exact)) return { kind: 'found', schema: exact };
  const folded = name.toLowerCase();
  const close = Object.keys(properties).find((key) => key.toLowerCase() === folded);
  const found = close === undefined ? undefined : properties[close];
  if (isObject(found)) return { kind: 'found', schema: found };
  const { allOf, additionalProperties, items } = schema;
  let seen: Lookup = { kind: 'missing' };
  if (isArray(allOf) && depth < 32) {
    for (const branch of allOf) {
      if (!isObject(branch)) continue;
      const inner = member(context, context.resolve(branch), name, depth + 1);
      if (inner.kind === 'found') return inner;
      if (inner.kind === 'open') seen = open;
    }
  }
  if (isObject(additionalProperties)) return { kind: 'found', schema: additionalProperties };
  if (additionalProperties === true || isOpen(schema)) return open;
  // A number picks an item of a list.
  if (isObject(items) && /^\d+$/.test(name)) return { kind: 'found', schema: items };
  return seen;
}

function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
