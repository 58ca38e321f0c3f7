import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { textOf } from '../cases.ts';

/** What two descriptions of one API must agree on. */
export interface Projection {
  /** By `GET /path`. */
  readonly operations: ReadonlyMap<string, OperationProjection>;
  /** Kinds of sign-in: basic, bearer, apiKey, oauth2. */
  readonly auth: readonly string[];
}

/** What one operation takes. */
interface OperationProjection {
  /** `query limit`, `path id`, `header x-trace`, sorted. */
  readonly parameters: readonly string[];
  /** `none`, `json`, `form a, b` or `other`. */
  readonly body: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Projects a definition of ours (OpenAPI 2.0). */
export function projectOurs(definition: JsonObject, dropSegments: number): Projection {
  const operations = new Map<string, OperationProjection>();
  const base = stringAt(definition, 'basePath') ?? '';
  for (const [path, item] of Object.entries(objectAt(definition, 'paths') ?? {})) {
    if (!isObject(item)) continue;
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const parameters = isArray(operation['parameters']) ? operation['parameters'].filter(isObject) : [];
      operations.set(`${method.toUpperCase()} ${fullPath(base, path, dropSegments)}`, {
        parameters: keysOf(
          parameters.filter((parameter) => !/^(body|formData)$/.test(stringAt(parameter, 'in') ?? '')),
        ),
        body: ourBody(operation, parameters),
      });
    }
  }
  const schemes = Object.values(objectAt(definition, 'securityDefinitions') ?? {});
  return { operations, auth: schemes.filter(isObject).map(kindOfOurs).toSorted() };
}

function ourBody(operation: JsonObject, parameters: readonly JsonObject[]): string {
  const fields = parameters
    .filter((parameter) => parameter['in'] === 'formData')
    .map((parameter) => textOf(parameter['name']));
  if (fields.length > 0) return `form ${fields.toSorted().join(', ')}`;
  if (!parameters.some((parameter) => parameter['in'] === 'body')) return 'none';
  const consumes = isArray(operation['consumes']) ? operation['consumes'] : [];
  return consumes.length === 0 || consumes.some((type) => textOf(type).includes('json')) ? 'json' : 'other';
}

function kindOfOurs(scheme: JsonObject): string {
  const type = textOf(scheme['type']);
  return type === 'apiKey' && textOf(scheme['name']).toLowerCase() === 'authorization' ? 'bearer' : type;
}

/** Projects a document of OpenAPI 3.0. */
export function projectTheirs(document: JsonObject): Projection {
  const operations = new Map<string, OperationProjection>();
  const server = isArray(document['servers']) ? stringAt(document['servers'][0], 'url') : undefined;
  const base = (server ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '');
  for (const [path, item] of Object.entries(objectAt(document, 'paths') ?? {})) {
    if (!isObject(item)) continue;
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const lists = [item['parameters'], operation['parameters']].flatMap((list) =>
        isArray(list) ? list : [],
      );
      const parameters = lists.map((parameter) => followed(parameter, document)).filter(isObject);
      operations.set(`${method.toUpperCase()} ${fullPath(base, path, 0)}`, {
        parameters: keysOf(parameters),
        body: theirBody(followed(operation['requestBody'], document)),
      });
    }
  }
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes') ?? {};
  return { operations, auth: Object.values(schemes).filter(isObject).map(kindOfTheirs).toSorted() };
}

function followed(value: Json | undefined, document: JsonObject): Json | undefined {
  const reference = stringAt(value, '$ref');
  return reference === undefined ? value : resolveReference(reference, document);
}

function theirBody(body: Json | undefined): string {
  const content = objectAt(body, 'content');
  if (content === undefined) return 'none';
  const types = memberNames(content);
  const form = types.find((type) => /form-data|x-www-form-urlencoded/.test(type));
  if (form !== undefined) {
    const properties = objectAt(objectAt(objectAt(content, form), 'schema'), 'properties') ?? {};
    return `form ${memberNames(properties).toSorted().join(', ')}`;
  }
  return types.some((type) => type.includes('json')) ? 'json' : 'other';
}

function kindOfTheirs(scheme: JsonObject): string {
  if (scheme['type'] !== 'http') return textOf(scheme['type']);
  return textOf(scheme['scheme']);
}

function keysOf(parameters: readonly JsonObject[]): readonly string[] {
  return parameters
    .map((parameter) => {
      const place = textOf(parameter['in']);
      const name = textOf(parameter['name']);
      return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
    })
    .toSorted();
}

/** Base and path as one; a slash or a lone colon at the end (one tool writes it so) does not count. */
function fullPath(base: string, path: string, drop: number): string {
  const segments = `${base}/${path}`.split('/').filter((segment) => segment !== '' && segment !== ':');
  return `/${segments.slice(drop).join('/')}`;
}

/** Where two projections differ, one line each. */
export function differences(ours: Projection, theirs: Projection, withAuth: boolean): readonly string[] {
  const found: string[] = [];
  for (const [label, expected] of theirs.operations) {
    const operation = ours.operations.get(label);
    if (operation === undefined) {
      found.push(`${label} is missing; there are ${[...ours.operations.keys()].join(', ')}`);
      continue;
    }
    if (operation.parameters.join() !== expected.parameters.join())
      found.push(
        `${label}: parameters ${operation.parameters.join(', ')} instead of ${expected.parameters.join(', ')}`,
      );
    if (operation.body !== expected.body)
      found.push(`${label}: body ${operation.body} instead of ${expected.body}`);
  }
  for (const label of ours.operations.keys())
    if (!theirs.operations.has(label)) found.push(`${label} is too many`);
  if (withAuth && ours.auth.join() !== theirs.auth.join())
    found.push(`sign-in ${ours.auth.join(', ')} instead of ${theirs.auth.join(', ')}`);
  return found;
}
