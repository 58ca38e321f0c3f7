import { type Diagnostic, type HttpHeader, isObject, type JsonObject, objectAt } from '@connectory/base';
import type { Connector, Operation } from '@connectory/connector';
import { mergeAllOf, resolveSchema } from '@connectory/schema';
import { checkBody } from '../answer/check.ts';
import { readBody } from '../answer/read.ts';
import { notificationPath } from '../request/values.ts';
import type { AnswerBody, ResponseCheck } from '../types.ts';

/** A notification as it came in. */
export interface Notification {
  readonly headers: readonly HttpHeader[];
  readonly body: Uint8Array;
}

/**
 * Reads what a service posted to a callback address: its body, and whether it fits the schema the connector declares for
 * it (`x-ms-notification-content`). The schema is not enforced (triggers §5.1.4).
 */
export function readNotification(
  connector: Connector,
  operation: Operation,
  { headers, body }: Notification,
): { readonly body: AnswerBody; readonly check: ResponseCheck; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const read = readBody({ status: 200, statusText: '', headers, body, url: '' }, diagnostics);
  const { notification } = operation;
  const check: ResponseCheck =
    notification === undefined
      ? { kind: 'not-checked', reason: 'the connector does not describe what is sent' }
      : checkBody(connector, notification, read);
  return { body: read, check, diagnostics };
}

/**
 * True for an action that is answered later, at a callback address: no trigger, but with a notification and a place for
 * the address in its body (triggers §5.3).
 */
export function awaitsCallback(connector: Connector, operation: Operation): boolean {
  if (operation.kind !== 'action' || operation.notification === undefined) return false;
  const body = operation.parameters.find(({ place }) => place === 'body');
  return body !== undefined && notificationPath(body.schema, connector.document) !== undefined;
}

/**
 * Where the items are that start one run each: the path to the list in a trigger's output (triggers §5.4).
 *
 * @returns Member names, none for an output that is a list; `undefined` when there is no such list or more than one.
 */
export function splitOnPath(connector: Connector, operation: Operation): readonly string[] | undefined {
  const schema = operation.output?.schema;
  return schema === undefined ? undefined : listPath(schema, connector.document, 0);
}

const maxDepth = 8;

function listPath(given: JsonObject, root: JsonObject, depth: number): readonly string[] | undefined {
  if (depth > maxDepth) return undefined;
  const schema = mergeAllOf(resolveSchema(given, root), root);
  if (schema['type'] === 'array' || objectAt(schema, 'items') !== undefined) return [];
  const found = Object.entries(objectAt(schema, 'properties') ?? {}).flatMap(([name, property]) => {
    if (!isObject(property) || isInternal(property)) return [];
    const below = listPath(property, root, depth + 1);
    return below === undefined ? [] : [[name, ...below]];
  });
  return found.length === 1 ? found[0] : undefined;
}

function isInternal(schema: JsonObject): boolean {
  const visibility = schema['x-ms-visibility'];
  return typeof visibility === 'string' && visibility.toLowerCase() === 'internal';
}
