import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { routePolicy } from '../../policy/policy.ts';
import { type At, step, steps } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { markNotificationUrl, notificationOf } from './callbacks.ts';
import { type Conversion, followObject } from './context.ts';
import { mediaTypesOf, preferred, schemaOfMediaType } from './media-types.ts';
import { pascalCase } from './names.ts';
import type { OperationIds } from './operation-ids.ts';
import { shapeOf } from './shape.ts';

/*
 * Webhooks (OpenAPI 3.1) say what comes in, but not how to subscribe. When exactly one operation of the document looks like
 * the subscription, every webhook becomes a trigger: a copy of that operation under a made-up path, which a policy sends to
 * the real one (connector spec, triggers §5.1.7). Otherwise they are kept and told.
 */

interface Subscription {
  readonly method: string;
  readonly path: string;
  readonly source: JsonObject;
  readonly at: At;
  readonly urlProperty: string;
  /** The property that names the events, when there is one. */
  readonly eventProperty: string | undefined;
}

const subscriptionPath = /(web-?_?hooks?|hooks?|subscriptions?|callbacks?|listeners?|notifications?)\/?$/i;
const urlName =
  /^(url|uri|(target|payload|delivery|endpoint|notification|callback|web_?hook|hook|listener|post|destination)_?(url|uri)|callback|endpoint|webhook)$/i;
const eventName = /^(event|events|event_?types?|topic|topics|event_?names?|trigger|type|types|kind)$/i;

/** Adds a trigger for each webhook to the converted paths, when the document tells how to subscribe. */
export function convertWebhooks(
  paths: JsonObject,
  ids: OperationIds,
  conversion: Conversion,
): { readonly paths: JsonObject; readonly kept: JsonObject } {
  const webhooks = objectAt(conversion.document, 'webhooks');
  if (webhooks === undefined || memberNames(webhooks).length === 0) return { paths, kept: {} };
  const at = step(undefined, 'webhooks');
  const subscription = conversion.callbacks === 'keep' ? undefined : findSubscription(conversion);
  const added: [string, Json][] = [];
  const left: [string, Json][] = [];
  for (const [name, given] of membersOf(webhooks)) {
    const item = name.startsWith('x-') ? undefined : followObject(conversion, given, step(at, name));
    const incoming = ['post', 'put', 'patch', 'get'].find((method) => isObject(item?.value[method]));
    if (subscription === undefined || item === undefined || incoming === undefined) {
      left.push([name, given]);
      continue;
    }
    const operation = objectAt(item.value, incoming) ?? {};
    const here = step(item.at, incoming);
    const path = freePath(
      `${subscription.path.replace(/\/$/, '')}/_${pascalCase(name) || 'event'}`,
      paths,
      added,
    );
    const id = ids.idFor(`When${pascalCase(name)}`, `webhook ${name}`, 'post', path, here);
    const trigger = triggerOf(name, id, operation, subscription, paths, conversion);
    if (trigger === undefined) {
      left.push([name, given]);
      continue;
    }
    added.push([
      path,
      {
        'x-ms-notification-content': notificationOf(operation, here, conversion),
        [subscription.method]: trigger,
      },
    ]);
    conversion.policies.push(routePolicy(`Subscribe to ${name}`, subscription.path, id));
    const label = `${subscription.method.toUpperCase()} ${subscription.path}`;
    conversion.reporter.tell('webhook-trigger', here, { name, id, operation: label });
  }
  if (left.length > 0)
    conversion.reporter.tell('webhooks-kept', at, { names: left.map(([name]) => name).join(', ') });
  return {
    paths: added.length === 0 ? paths : orderedObject([...membersOf(paths), ...added]),
    kept: left.length === 0 ? {} : { 'x-webhooks': orderedObject(left) },
  };
}

function freePath(wanted: string, paths: JsonObject, added: readonly (readonly [string, Json])[]): string {
  let path = wanted;
  for (let number = 2; paths[path] !== undefined || added.some(([taken]) => taken === path); number += 1)
    path = `${wanted}${number}`;
  return path;
}

/** The one operation that subscribes; `undefined` when there is none, or more than one that could. */
function findSubscription(conversion: Conversion): Subscription | undefined {
  const found: Subscription[] = [];
  for (const [path, given] of membersOf(objectAt(conversion.document, 'paths') ?? {})) {
    if (!subscriptionPath.test(path)) continue;
    const item = followObject(conversion, given, steps(undefined, 'paths', path));
    for (const method of ['post', 'put']) {
      const source = objectAt(item?.value, method);
      if (source === undefined || source['callbacks'] !== undefined) continue;
      const candidate = candidateOf(method, path, source, step(item?.at, method), conversion);
      if (candidate !== undefined) found.push(candidate);
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

function candidateOf(
  method: string,
  path: string,
  source: JsonObject,
  at: At,
  conversion: Conversion,
): Subscription | undefined {
  const body = followObject(conversion, source['requestBody'], step(at, 'requestBody'));
  const chosen = body && preferred(mediaTypesOf(body.value['content'], step(body.at, 'content'), conversion));
  const schema = chosen && schemaOfMediaType(chosen);
  if (schema === undefined) return undefined;
  const names = [...shapeOf(schema, conversion).properties.keys()];
  const urls = names.filter((name) => urlName.test(name));
  const [urlProperty] = urls;
  if (urlProperty === undefined || urls.length > 1) return undefined;
  const eventProperty = names.find((name) => eventName.test(name));
  return { method, path, source, at, urlProperty, eventProperty };
}

/** The converted subscription again, with the address marked and the event filled in. */
function triggerOf(
  name: string,
  id: string,
  incoming: JsonObject,
  subscription: Subscription,
  paths: JsonObject,
  conversion: Conversion,
): JsonObject | undefined {
  const converted = objectAt(objectAt(paths, subscription.path), subscription.method);
  const parameters = converted?.['parameters'];
  if (converted === undefined || !isArray(parameters)) return undefined;
  const body = followObject(
    conversion,
    subscription.source['requestBody'],
    step(subscription.at, 'requestBody'),
  );
  const chosen = body && preferred(mediaTypesOf(body.value['content'], step(body.at, 'content'), conversion));
  const declared = chosen && schemaOfMediaType(chosen);
  if (declared === undefined) return undefined;
  const marked = markNotificationUrl(declared, [subscription.urlProperty], conversion);
  const { eventProperty } = subscription;
  const schema = conversion.convertSchema(marked.value, marked.at);
  const filled = eventProperty === undefined ? schema : withEvent(schema, eventProperty, name);
  const summary = stringAt(incoming, 'summary') ?? `When ${name} happens`;
  const description = stringAt(incoming, 'description');
  const { operationId: _id, summary: _summary, description: _description, ...rest } = converted;
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    ...rest,
    'x-ms-trigger': 'single',
    'x-webhook': name,
    parameters: parameters.map((parameter) =>
      isObject(parameter) && parameter['in'] === 'body'
        ? { ...parameter, required: true, schema: filled }
        : parameter,
    ),
  };
}

/** Fills in the event where the subscription lists the webhook's name among its events. */
function withEvent(schema: JsonObject, property: string, event: string): JsonObject {
  const properties = objectAt(schema, 'properties');
  const declared = objectAt(properties, property);
  if (properties === undefined || declared === undefined) return schema;
  const listed = isArray(declared['enum']) ? declared['enum'] : objectAt(declared, 'items')?.['enum'];
  const found = isArray(listed) ? listed.find((value) => sameWord(value, event)) : undefined;
  if (found === undefined) return schema;
  const value = isArray(declared['enum']) ? found : [found];
  const filled = { ...declared, default: value, 'x-ms-visibility': 'internal' };
  const required = isArray(schema['required']) ? schema['required'] : [];
  return {
    ...schema,
    properties: { ...properties, [property]: filled },
    required: required.includes(property) ? required : [...required, property],
  };
}

function sameWord(value: Json, event: string): boolean {
  return typeof value === 'string' && pascalCase(value).toLowerCase() === pascalCase(event).toLowerCase();
}
