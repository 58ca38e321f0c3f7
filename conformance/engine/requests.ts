/** The requests of invocations, in the neutral shape of the suite: method, path, query, headers, body. */
import {
  arrayAt,
  isObject,
  objectAt,
  parseUrl,
  stringAt,
  toText,
  type Json,
  type JsonObject,
} from '@connectory/base';
import { toJson } from '@connectory/expressions';
import type { Invocation } from '@connectory/workflow';

/** A request as cases describe it. */
export function requestOf(invocation: Invocation, connectors: JsonObject): JsonObject {
  const given = toJson(invocation.inputs);
  const inputs = isObject(given) ? given : {};
  switch (invocation.kind) {
    case 'operation':
      return operationRequest(inputs, connectors);
    case 'follow':
      return addressed('GET', invocation.uri, {});
    default:
      return addressed(
        stringAt(inputs, 'method') ?? '',
        stringAt(inputs, 'uri') ?? stringAt(inputs, 'path') ?? '',
        inputs,
      );
  }
}

function addressed(method: string, uri: string, inputs: JsonObject): JsonObject {
  const url = parseUrl(uri);
  const [path = '', search = ''] = url === undefined ? uri.split('?') : [url.pathname, url.search.slice(1)];
  const query = { ...Object.fromEntries(new URLSearchParams(search)), ...texts(objectAt(inputs, 'queries')) };
  return {
    method: method.toUpperCase(),
    ...(url !== undefined && { uri }),
    path,
    query,
    headers: texts(objectAt(inputs, 'headers')),
    ...(inputs['body'] !== undefined && { body: inputs['body'] }),
  };
}

function texts(object: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, toText(value)]));
}

/** An operation's definition in the connectors of a case. */
export function operationOf(inputs: JsonObject, connectors: JsonObject): JsonObject | undefined {
  const host = objectAt(inputs, 'host');
  const api = stringAt(host, 'apiId')?.split('/').at(-1) ?? stringAt(host, 'connectionName') ?? '';
  const document = objectAt(connectors, api) ?? objectAt(connectors, stringAt(host, 'connectionName') ?? '');
  for (const [path, verbs] of Object.entries(objectAt(document, 'paths') ?? {})) {
    for (const [method, operation] of Object.entries(isObject(verbs) ? verbs : {})) {
      if (isObject(operation) && operation['operationId'] === host?.['operationId']) {
        return { ...operation, path, method, basePath: stringAt(document, 'basePath') ?? '' };
      }
    }
  }
  return undefined;
}

function operationRequest(inputs: JsonObject, connectors: JsonObject): JsonObject {
  const operation = operationOf(inputs, connectors);
  const given = objectAt(inputs, 'parameters') ?? {};
  let path = `${stringAt(operation, 'basePath') ?? ''}${stringAt(operation, 'path') ?? ''}`;
  const query: Record<string, Json> = {};
  const headers: Record<string, Json> = {};
  let body: Json | undefined;
  for (const parameter of (arrayAt(operation, 'parameters') ?? []).filter(isObject)) {
    const name = stringAt(parameter, 'name') ?? '';
    const value = given[name] ?? parameter['default'];
    if (parameter['in'] === 'body') body = bodyOf(name, given);
    else if (value === undefined) continue;
    else if (parameter['in'] === 'path') path = path.replace(`{${name}}`, encodeURIComponent(toText(value)));
    else if (parameter['in'] === 'query') query[name] = toText(value);
    else if (parameter['in'] === 'header') headers[name] = toText(value);
  }
  const method = (stringAt(operation, 'method') ?? '').toUpperCase();
  return { method, path, query, headers, parameters: given, ...(body !== undefined && { body }) };
}

/** The whole body, or its properties flattened as `name/property/property`. */
function bodyOf(name: string, given: JsonObject): Json | undefined {
  if (given[name] !== undefined) return given[name];
  let body: Json | undefined;
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith(`${name}/`)) body = placed(body, key.slice(name.length + 1).split('/'), value);
  }
  return body;
}

function placed(body: Json | undefined, [first, ...rest]: readonly string[], value: Json): Json {
  if (first === undefined) return value;
  const object = isObject(body) ? body : {};
  return { ...object, [first]: placed(object[first], rest, value) };
}
