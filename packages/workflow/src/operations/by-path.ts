/** Calls of `ApiConnection`: an operation by its method and path. */
import {
  arrayAt,
  type Diagnostic,
  err,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  objectAt,
  ok,
  type Result,
  stringAt,
  toText,
} from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { listed, similarNames } from '../similar.ts';
import { matchPath, type PathMatch } from './path.ts';
import type { OperationCall } from './types.ts';

interface Found extends PathMatch {
  readonly operation: Operation;
}

/** Finds the operation whose path is most like the one given, and sorts the values. */
export function callByPath(connector: Connector, inputs: JsonObject): Result<OperationCall, Diagnostic> {
  // Webhooks name no method: to subscribe is a POST.
  const method = (stringAt(inputs, 'method') ?? 'post').toUpperCase();
  const [path = '', search = ''] = addressOf(inputs).split('?');
  const found = mostExact(connector, method, path);
  if (found === undefined) return err(unknownPath(connector, method, path));
  const queries = { ...queryOf(search), ...objectAt(inputs, 'queries') };
  return ok(sorted(found, queries, objectAt(inputs, 'headers') ?? {}, memberOf(inputs, 'body')));
}

/** The path, or that of a template with its parameters put in. */
function addressOf(inputs: JsonObject): string {
  const given = objectAt(inputs, 'pathTemplate');
  if (given === undefined) return stringAt(inputs, 'path') ?? '';
  const parameters = objectAt(given, 'parameters') ?? {};
  return (stringAt(given, 'template') ?? '').replaceAll(/\{([^{}]+)\}/gu, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? encodeURIComponent(toText(parameters[name])) : whole,
  );
}

function mostExact(connector: Connector, method: string, path: string): Found | undefined {
  const found = [...connector.operations.values()].flatMap((operation): readonly Found[] => {
    if (operation.method !== method) return [];
    // The path of a connection stands in front of that of the API, and flows leave it out.
    const template = operation.path.replace(/^\/\{connectionId\}(?=\/|$)/iu, '');
    const spans = (name: string): boolean =>
      operation.parameters.some(
        (parameter) => parameter.name === name && parameter.source['x-ms-skip-url-encoding'] === true,
      );
    const match =
      matchPath(template, path, spans) ?? matchPath(`${connector.basePath}${template}`, path, spans);
    return match === undefined ? [] : [{ operation, ...match }];
  });
  return found.toSorted((left, right) => right.literals - left.literals)[0];
}

function unknownPath(connector: Connector, method: string, path: string): Diagnostic {
  const all = [...connector.operations.values()];
  const name = (operation: Operation): string => `${operation.method} ${operation.path}`;
  const similar = similarNames(`${method} ${path}`, all.map(name));
  const data = {
    connector: connector.title,
    method,
    path,
    similar: listed(similar.length > 0 ? similar : all.map(name)),
  };
  return diagnostic('operation-path-unknown', data);
}

function sorted(
  { operation, values }: Found,
  queries: JsonObject,
  headers: JsonObject,
  body: Json | undefined,
): OperationCall {
  const parameters: Record<string, Json> = {};
  const query: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    const { name, place } = parameter;
    const value = valueFor(parameter, values, queries, headers, body);
    if (value === undefined || (value === null && place !== 'body')) continue;
    // Values go by name; of two parameters of one name the query has a place of its own.
    if (place === 'query' && Object.hasOwn(parameters, name)) query[name] = toText(value);
    else parameters[name] = value;
  }
  const declared = new Set(operation.parameters.map(({ name }) => name));
  for (const [name, value] of Object.entries(queries)) {
    if (!declared.has(name) && value !== null) query[name] = toText(value);
  }
  return { operation, parameters, query };
}

function valueFor(
  parameter: Parameter,
  path: ReadonlyMap<string, string>,
  queries: JsonObject,
  headers: JsonObject,
  body: Json | undefined,
): Json | undefined {
  const { name } = parameter;
  switch (parameter.place) {
    case 'path': {
      const text = path.get(name);
      return text === undefined ? undefined : decoded(text, parameter.urlEncoding === 'double' ? 2 : 1);
    }
    case 'query':
      return memberOf(queries, name);
    case 'header': {
      const key = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase());
      return key === undefined ? undefined : headers[key];
    }
    case 'body':
      return body;
    case 'formData':
      return formValue(body, name);
    default:
      return parameter.place satisfies never;
  }
}

/** A field of a form: of `$formdata`, or of an object. */
function formValue(body: Json | undefined, name: string): Json | undefined {
  const fields = arrayAt(body, '$formdata')?.filter(isObject);
  if (fields === undefined) return memberOf(body, name);
  return fields.find((field) => field['key'] === name)?.['value'];
}

function decoded(text: string, times: number): string {
  if (times === 0) return text;
  try {
    return decoded(decodeURIComponent(text), times - 1);
  } catch {
    // A path may hold a bare percent sign. It is then what it looks like.
    return text;
  }
}

function queryOf(search: string): JsonObject {
  const pairs = search.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [decoded(name.replaceAll('+', ' '), 1), decoded(rest.join('=').replaceAll('+', ' '), 1)];
    }),
  );
}
