/** The requests of calls in one neutral shape, for mocks to choose by and expectations to look at. */
import { isObject, type Json, type JsonObject, objectAt, parseUrl, stringAt, toText } from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { toJson } from '@connectory/expressions';
import type { Invocation } from '../engine/run/types.ts';
import { operationCall } from '../operations/call.ts';
import type { OperationCall } from '../operations/types.ts';

/** A request as scenarios describe it: method, path, query, headers, body, and of operations their id and parameters. */
export function requestOf(invocation: Invocation, connector: Connector | undefined): JsonObject {
  const given = toJson(invocation.inputs);
  const inputs = isObject(given) ? given : {};
  const call = connector && operationCall(invocation, connector);
  const known = call?.ok === true ? call.value : undefined;
  switch (invocation.kind) {
    case 'operation':
      return {
        operationId: stringAt(objectAt(inputs, 'host'), 'operationId') ?? '',
        parameters: objectAt(inputs, 'parameters') ?? {},
        ...(known && connector && builtRequest(connector, known)),
      };
    case 'connection':
      return {
        ...addressed(stringAt(inputs, 'method') ?? '', stringAt(inputs, 'path') ?? '', inputs),
        ...(known && { operationId: known.operation.id, parameters: known.parameters }),
      };
    case 'follow':
      return addressed('GET', invocation.uri, {});
    case 'http':
      return addressed(stringAt(inputs, 'method') ?? '', stringAt(inputs, 'uri') ?? '', inputs);
    case 'workflow':
    case 'plug-in':
      return { ...addressed('', '', inputs), inputs };
    default:
      return invocation satisfies never;
  }
}

function addressed(method: string, uri: string, inputs: JsonObject): JsonObject {
  const url = parseUrl(uri);
  const [path = '', search = ''] = url === undefined ? uri.split('?') : [url.pathname, url.search.slice(1)];
  return {
    method: method.toUpperCase(),
    ...(url !== undefined && { uri }),
    path,
    query: { ...queryOf(search), ...texts(objectAt(inputs, 'queries')) },
    headers: texts(objectAt(inputs, 'headers')),
    ...(inputs['body'] !== undefined && { body: inputs['body'] }),
  };
}

function queryOf(search: string): JsonObject {
  const pairs = search.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [decoded(name), decoded(rest.join('='))];
    }),
  );
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // A query may hold a bare percent sign. It is then what it looks like.
    return spaced;
  }
}

function texts(object: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, toText(value)]));
}

/** What an operation sends, before credentials and policies. */
function builtRequest(
  connector: Connector,
  { operation, parameters, query: more }: OperationCall,
): JsonObject {
  let path = `${connector.basePath}${operation.path}`;
  const query: Record<string, Json> = {};
  const headers: Record<string, Json> = {};
  let body: Json | undefined;
  for (const parameter of operation.parameters) {
    const { name, place } = parameter;
    const value = parameters[name] ?? parameter.default;
    if (place === 'body') body = parameters[name];
    else if (value === undefined) continue;
    else if (place === 'path') path = path.replace(`{${name}}`, () => encoded(parameter, value));
    else if (place === 'query') query[name] = toText(value);
    else if (place === 'header') headers[name] = toText(value);
  }
  return {
    method: operation.method,
    path,
    query: { ...query, ...more },
    headers,
    ...(body !== undefined && { body }),
  };
}

function encoded({ urlEncoding }: Parameter, value: Json): string {
  const once = encodeURIComponent(toText(value));
  return urlEncoding === 'double' ? encodeURIComponent(once) : once;
}

/** Where an operation says that the address of its next page is found. */
export function nextLinkName(operation: Operation | undefined): string | undefined {
  return stringAt(objectAt(operation?.source, 'x-ms-pageable'), 'nextLinkName');
}
