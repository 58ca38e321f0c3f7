import { isArray, type Json, type JsonObject, objectAt } from '@connectory/base';
import { type ConnectorPackage, emptyPackage } from '@connectory/connector';
import { hostParameters } from '../policy/host-parameter.ts';
import { hostPolicy, routePolicy } from '../policy/policy.ts';
import { step } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { orderedObject } from '../text/members.ts';
import type { ImportSource } from '../types.ts';
import { type Address, commonBase, readAddress } from './address.ts';
import { type HostVariables, makeHostVariables } from './host-variables.ts';
import { convertRequest, operationIdFor } from './operations.ts';
import { readV1 } from './read-v1.ts';
import { readV2 } from './read-v2.ts';
import { convertSecurity } from './security.ts';
import type { Collection, Request } from './shape.ts';

/** What a collection gave. */
export interface PostmanImport {
  readonly source: ImportSource;
  readonly package: ConnectorPackage | undefined;
}

interface Located {
  readonly request: Request;
  readonly address: Address;
}

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']);

/** Imports a parsed collection of any version (connector SPEC §7.3). */
export function importPostman(document: JsonObject, reporter: Reporter): PostmanImport {
  const isV1 = isArray(document['requests']) && !isArray(document['item']);
  const collection = isV1 ? readV1(document, reporter) : readV2(document, reporter);
  const { version, title, requests } = collection;
  const source: ImportSource = { format: 'postman', version, title, operations: requests.length };
  const located = locate(collection, reporter);
  if (located.length === 0) {
    reporter.tell('postman-no-requests', undefined);
    if (!isV1 && !isArray(document['item'])) return { source, package: undefined };
  }
  return { source, package: convert(collection, mergeSame(located, reporter), reporter) };
}

function locate(collection: Collection, reporter: Reporter): readonly Located[] {
  return collection.requests.flatMap((request) => {
    const { name, method, url } = request;
    if (url === undefined) {
      reporter.tell('postman-no-url', request.at, { name });
      return [];
    }
    if (!methods.has(method)) {
      reporter.tell('postman-method', step(request.at, 'request'), { name, method });
      return [];
    }
    return [{ request, address: readAddress(url, request, collection, reporter) }];
  });
}

/** Requests saved twice under one name and address are one: the first, with the examples of all. */
function mergeSame(located: readonly Located[], reporter: Reporter): readonly Located[] {
  const merged = new Map<string, Located>();
  for (const one of located) {
    const { request, address } = one;
    const where = `${address.host || address.authority}/${address.segments.join('/')}`;
    const key = `${request.method} ${where} ${request.name}`;
    const first = merged.get(key);
    if (first === undefined) {
      merged.set(key, one);
      continue;
    }
    reporter.tell('postman-same-request', request.at, { name: request.name });
    const examples = [...first.request.examples, ...request.examples];
    merged.set(key, { ...first, request: { ...first.request, examples } });
  }
  return [...merged.values()];
}

function convert(collection: Collection, located: readonly Located[], reporter: Reporter): ConnectorPackage {
  const host = mostFrequent(located.map(({ address }) => address.host).filter((name) => name !== ''));
  const onHost = located.filter(({ address }) => address.host === host || address.host === '');
  const scheme =
    mostFrequent(onHost.flatMap(({ address }) => address.scheme ?? [])) ??
    (host === undefined ? 'https' : schemeFor(host));
  const base = commonBase(onHost.map(({ address }) => address.segments));
  const security = convertSecurity(collection, reporter);
  const known = host === undefined ? undefined : `${scheme}://${host}`;
  const main = host === undefined ? mostFrequent(located.map(({ address }) => address.authority)) : undefined;
  const variables = makeHostVariables(known, base, reporter);
  const general =
    main === undefined || main === ''
      ? []
      : [hostPolicy('Address of the API', variables.template(main, undefined))];
  if (host === undefined && general.length === 0 && located.length > 0)
    reporter.tell('postman-host-unknown', undefined, { variable: 'a path' });
  const made = convertAll(
    collection,
    located,
    { host, base, main: main ?? '', variables },
    security.keyNames,
    reporter,
  );
  const blank = emptyPackage(collection.title);
  const { host: _host, ...definition } = blank.definition;
  const info = { title: collection.title, description: collection.description, version: '1.0' };
  return {
    definition: {
      ...definition,
      info,
      ...hostMember(host, general.length > 0, main ?? ''),
      basePath: `/${base.join('/')}`,
      schemes: [scheme],
      paths: made.paths,
      securityDefinitions: security.definitions,
      security: security.security,
    },
    properties: {
      properties: {
        ...objectAt(blank.properties, 'properties'),
        connectionParameters: {
          ...security.connectionParameters,
          ...hostParameters(variables.parameters.values()),
        },
        policyTemplateInstances: [...security.policies, ...general, ...made.policies],
      },
    },
    files: [],
  };
}

/** Where only a connection knows the host, nothing real may be called by accident. */
function hostMember(host: string | undefined, asked: boolean, main: string): JsonObject {
  if (host !== undefined) return { host };
  if (!asked) return {};
  const name = /\{\{\s*([^{}]*?)\s*\}\}/.exec(main)?.[1] ?? '';
  return {
    host: `${
      name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'host'
    }.invalid`,
  };
}

/** An address without a scheme is called as its host suggests. */
function schemeFor(host: string): string {
  return /^(localhost|127\.|\[::1\])/.test(host) ? 'http' : 'https';
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0];
}

/** Where the connector calls. */
interface Target {
  readonly host: string | undefined;
  readonly base: readonly string[];
  /** The variables that stand for the host, when nothing has a value. */
  readonly main: string;
  readonly variables: HostVariables;
}

function convertAll(
  collection: Collection,
  located: readonly Located[],
  target: Target,
  keyNames: ReadonlySet<string>,
  reporter: Reporter,
): { readonly paths: JsonObject; readonly policies: readonly JsonObject[] } {
  const { host, base, main, variables } = target;
  const paths = new Map<string, [string, Json][]>();
  const taken = new Set<string>();
  const ids = new Set<string>();
  const routes: JsonObject[] = [];
  const hosts = new Map<string, string[]>();
  for (const { request, address } of located) {
    const { name } = request;
    const method = request.method.toLowerCase();
    const elsewhere = address.host !== '' && address.host !== host;
    const own = elsewhere ? address.segments : address.segments.slice(base.length);
    const real = `/${own.join('/')}`;
    const key = `${method} ${elsewhere ? address.host : ''}${real}`;
    const path = freePath(real, method, paths);
    const id = operationIdFor(request, ids);
    ids.add(id);
    const at = step(request.at, 'request');
    if (elsewhere) {
      const found = `${address.scheme ?? 'https'}://${address.host}`;
      reporter.tell('postman-other-host', at, { name, found, host: host ?? '' });
      hosts.set(found, [...(hosts.get(found) ?? []), id]);
    } else if (address.authority !== '' && address.authority !== main) {
      const template = variables.template(address.authority, at);
      hosts.set(template, [...(hosts.get(template) ?? []), id]);
    }
    if (path !== real) {
      const data = { method: request.method, path: real, name, kept: path };
      if (taken.has(key)) reporter.tell('postman-same-path', request.at, data);
      routes.push(routePolicy(`Path of ${name}`, real, id));
    }
    taken.add(key);
    const operation = convertRequest(request, address, id, collection, keyNames, reporter);
    const members = paths.get(path) ?? [];
    members.push([method, operation]);
    paths.set(path, members);
  }
  const hostPolicies = [...hosts].map(([template, operations]) =>
    hostPolicy(
      operations.length === 1 ? `Host of ${operations[0] ?? ''}` : `Host of ${operations.length} operations`,
      template,
      operations,
    ),
  );
  return {
    paths: orderedObject([...paths].map(([path, members]) => [path, orderedObject(members)])),
    policies: [...hostPolicies, ...routes],
  };
}

/** The path itself, or one that shows it was made up: no two operations share path and verb. */
function freePath(
  real: string,
  method: string,
  paths: ReadonlyMap<string, readonly [string, Json][]>,
): string {
  const isTaken = (path: string): boolean => paths.get(path)?.some(([taken]) => taken === method) === true;
  if (!isTaken(real)) return real;
  const start = real.replace(/\/$/, '');
  let number = 2;
  while (isTaken(`${start}/_request${number}`)) number += 1;
  return `${start}/_request${number}`;
}
