import { isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { type OpenApiExport, type Way } from './context.ts';
import type { GivenParameter } from './parameters.ts';
import { exportSchema } from './schema.ts';

/** What comes in of a webhook trigger, as a callback of its operation or as a webhook. */
export type ExportedNotification =
  | { readonly kind: 'callback'; readonly callbacks: JsonObject }
  | { readonly kind: 'webhook'; readonly item: JsonObject };

/** Converts `x-ms-notification-content` of a path for one of its operations. */
export function exportNotification(
  content: JsonObject,
  parameters: readonly GivenParameter[],
  isTrigger: boolean,
  way: Way,
  context: OpenApiExport,
): ExportedNotification {
  const description = stringAt(content, 'description');
  const schema = exportSchema(content['schema'], [...way, 'schema'], context);
  const item = {
    ...(!isTrigger && { 'x-ms-waits': true }),
    post: {
      ...(description !== undefined && { description }),
      requestBody: { content: { 'application/json': { schema } } },
      responses: { 202: { description: 'Taken.' } },
    },
  };
  const body = parameters.find(({ value }) => value['in'] === 'body');
  const property = body && notificationProperty(body.value['schema'], context.definition, [], new Set());
  if (property === undefined) return { kind: 'webhook', item };
  const pointer = property.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { kind: 'callback', callbacks: { notification: { [`{$request.body#${pointer}}`]: item } } };
}

/** The way to the property that takes the callback address. */
function notificationProperty(
  schema: Json | undefined,
  root: JsonObject,
  way: readonly string[],
  seen: ReadonlySet<Json>,
): readonly string[] | undefined {
  const reference = stringAt(schema, '$ref');
  const target = reference === undefined ? schema : resolveReference(reference, root);
  if (!isObject(target) || seen.has(target) || way.length > 20) return undefined;
  if (isMarked(schema) || isMarked(target)) return way;
  const inside = new Set([...seen, target]);
  for (const [name, inner] of Object.entries(isObject(target['properties']) ? target['properties'] : {})) {
    const found = notificationProperty(inner, root, [...way, name], inside);
    if (found !== undefined) return found;
  }
  for (const inner of isArray(target['allOf']) ? target['allOf'] : []) {
    const found = notificationProperty(inner, root, way, inside);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The mark is true in two spellings. */
function isMarked(schema: Json | undefined): boolean {
  const mark = isObject(schema) ? schema['x-ms-notification-url'] : undefined;
  return mark === true || mark === 'true';
}
