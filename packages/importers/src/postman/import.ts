import { isArray, type Json, type JsonObject, objectAt } from '@connectory/base';
import { type ConnectorPackage, emptyPackage } from '@connectory/connector';
import { step } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { orderedObject } from '../text/members.ts';
import type { ImportSource } from '../types.ts';
import { type Address, commonBase, readAddress } from './address.ts';
import { convertRequest, operationIdFor, policy } from './operations.ts';
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
  return { source, package: convert(collection, located, reporter) };
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

function convert(collection: Collection, located: readonly Located[], reporter: Reporter): ConnectorPackage {
  const host = mostFrequent(located.map(({ address }) => address.host).filter((name) => name !== ''));
  const onHost = located.filter(({ address }) => address.host === host || address.host === '');
  const scheme =
    mostFrequent(onHost.flatMap(({ address }) => address.scheme ?? [])) ??
    (host === undefined ? 'https' : schemeFor(host));
  if (host === undefined) {
    const variable = mostFrequent(located.flatMap(({ address }) => address.variable ?? []));
    if (located.length > 0)
      reporter.tell('postman-host-unknown', undefined, { variable: variable ?? 'a path' });
  }
  const base = commonBase(onHost.map(({ address }) => address.segments));
  const security = convertSecurity(collection, reporter);
  const made = convertAll(collection, located, host, base, security.keyNames, reporter);
  const blank = emptyPackage(collection.title);
  const { host: _host, ...definition } = blank.definition;
  const info = { title: collection.title, description: collection.description, version: '1.0' };
  return {
    definition: {
      ...definition,
      info,
      ...(host !== undefined && { host }),
      basePath: `/${base.join('/')}`,
      schemes: [scheme],
      paths: made.paths,
      securityDefinitions: security.definitions,
      security: security.security,
    },
    properties: {
      properties: {
        ...objectAt(blank.properties, 'properties'),
        connectionParameters: security.connectionParameters,
        policyTemplateInstances: made.policies,
      },
    },
    files: [],
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

function convertAll(
  collection: Collection,
  located: readonly Located[],
  host: string | undefined,
  base: readonly string[],
  keyNames: ReadonlySet<string>,
  reporter: Reporter,
): { readonly paths: JsonObject; readonly policies: readonly Json[] } {
  const paths = new Map<string, [string, Json][]>();
  const first = new Map<string, Request>();
  const ids = new Set<string>();
  const policies: Json[] = [];
  for (const { request, address } of located) {
    const { name } = request;
    const method = request.method.toLowerCase();
    const elsewhere = address.host !== '' && address.host !== host;
    const own = elsewhere ? address.segments : address.segments.slice(base.length);
    const real = `/${own.join('/')}`;
    const key = `${method} ${elsewhere ? address.host : ''}${real}`;
    const same = first.get(key);
    if (same !== undefined && same.name === name) {
      reporter.tell('postman-same-request', request.at, { name });
      continue;
    }
    if (same === undefined) first.set(key, request);
    const path = freePath(real, method, paths);
    const id = operationIdFor(request, ids);
    ids.add(id);
    if (elsewhere) {
      const found = `${address.scheme ?? 'https'}://${address.host}`;
      reporter.tell('postman-other-host', step(request.at, 'request'), { name, found, host: host ?? '' });
      policies.push(policy('dynamichosturl', `Host of ${name}`, id, { urlTemplate: found }));
    } else if (address.variable !== undefined && host !== undefined) {
      const data = { name, variable: address.variable, host };
      reporter.tell('postman-host-assumed', step(request.at, 'request'), data);
    }
    if (path !== real) {
      const data = { method: request.method, path: real, name, kept: path };
      if (same !== undefined) reporter.tell('postman-same-path', request.at, data);
      const target = { newPath: real, httpMethod: '@Request.OriginalHTTPMethod' };
      policies.push(policy('routerequesttoendpoint', `Path of ${name}`, id, target));
    }
    const operation = convertRequest(request, address, id, collection, keyNames, reporter);
    const members = paths.get(path) ?? [];
    members.push([method, operation]);
    paths.set(path, members);
  }
  return {
    paths: orderedObject([...paths].map(([path, members]) => [path, orderedObject(members)])),
    policies,
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
