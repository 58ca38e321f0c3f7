import { isObject, type Json, type JsonObject, memberNames, objectAt, stringAt } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';
import { resolveReference } from '@connectory/schema';
import { step, steps } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { connectionParametersFor } from '../security/connection-parameters.ts';
import { membersOf, orderedObject } from '../text/members.ts';
import type { ImportOptions, ImportSource } from '../types.ts';
import { convertDocument, withProperties } from './convert/document.ts';
import { makeOperationIds } from './convert/operation-ids.ts';
import { methods } from './convert/paths.ts';
import { checkStructure } from './structure/check.ts';
import { readVersion } from './version.ts';

/** What an OpenAPI document gave. */
export interface OpenApiImport {
  readonly source: ImportSource;
  readonly package: ConnectorPackage | undefined;
}

/** Imports a parsed OpenAPI document: checks it against its version, then keeps (2.0) or converts (3.x) it. */
export function importOpenApi(
  document: JsonObject,
  reporter: Reporter,
  url: string | undefined,
  options: ImportOptions,
  discovered: ReadonlyMap<string, JsonObject> = new Map(),
): OpenApiImport {
  const { stated, version, member, problem } = readVersion(document);
  const at = step(undefined, member);
  if (problem === 'not-text') reporter.tell('version-not-text', at, { found: stated });
  if (problem === 'unsupported') reporter.tell('version-unsupported', at, { found: `OpenAPI ${stated}` });
  const operations = countOperations(document);
  const title = titleOf(document);
  const source: ImportSource = { format: 'openapi', version: stated, title, operations };
  if (version === undefined) return { source, package: undefined };
  checkStructure(document, version, reporter);
  const { paths } = document;
  if (paths !== undefined && !isObject(paths)) {
    reporter.tell('nothing-usable', step(undefined, 'paths'), { problem: '"paths" is not an object' });
    return { source, package: undefined };
  }
  if (operations === 0)
    reporter.tell('no-operations', paths === undefined ? undefined : step(undefined, 'paths'));
  const statedIds = collectIds(document);
  if (version !== '2.0') {
    const input = { document, version, stated, statedIds, reporter, url, options, discovered };
    return { source, package: convertDocument(input) };
  }
  return { source, package: keepDocument(document, statedIds, reporter) };
}

function titleOf(document: JsonObject): string {
  const title = objectAt(document, 'info')?.['title'];
  return typeof title === 'string' || typeof title === 'number' ? String(title) : '';
}

/** The path items of a document, references followed. */
function pathItems(document: JsonObject): readonly JsonObject[] {
  return Object.values(objectAt(document, 'paths') ?? {}).flatMap((item) => {
    if (!isObject(item)) return [];
    const reference = stringAt(item, '$ref');
    const target = reference === undefined ? undefined : resolveReference(reference, document);
    return [isObject(target) ? { ...target, ...item } : item];
  });
}

const countedMethods = new Set([...methods, 'trace', 'query']);

function countOperations(document: JsonObject): number {
  let count = 0;
  for (const item of pathItems(document)) {
    for (const name of Object.keys(item)) if (countedMethods.has(name) && isObject(item[name])) count += 1;
    count += Object.keys(objectAt(item, 'additionalOperations') ?? {}).length;
  }
  return count;
}

function collectIds(document: JsonObject): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const item of pathItems(document)) {
    for (const operation of Object.values(item)) {
      const id = stringAt(operation, 'operationId');
      if (id !== undefined) ids.add(id);
    }
  }
  return ids;
}

/** OpenAPI 2.0 stays as it is; only operation ids that are missing or taken are changed. */
function keepDocument(
  document: JsonObject,
  statedIds: ReadonlySet<string>,
  reporter: Reporter,
): ConnectorPackage {
  const ids = makeOperationIds(statedIds, reporter);
  const paths = objectAt(document, 'paths') ?? {};
  let changed = false;
  const entries = membersOf(paths).map(([path, item]): readonly [string, Json] => {
    if (!isObject(item) || path.startsWith('x-')) return [path, item];
    const members = membersOf(item).map(([method, operation]): readonly [string, Json] => {
      if (!methods.includes(method) || !isObject(operation)) return [method, operation];
      const at = steps(undefined, 'paths', path, method);
      const stated = operation['operationId'];
      const id = ids.idFor(stated, `${method.toUpperCase()} ${path}`, method, path, at);
      if (id === stated) return [method, operation];
      changed = true;
      return [
        method,
        orderedObject([
          ['operationId', id],
          ...membersOf(operation).filter(([name]) => name !== 'operationId'),
        ]),
      ];
    });
    return [path, orderedObject(members)];
  });
  const kept = changed
    ? orderedObject(
        membersOf(document).map(([name, value]) => [name, name === 'paths' ? orderedObject(entries) : value]),
      )
    : document;
  // The number 2 and the text "2" were told; written is what connectors need.
  const definition = kept['swagger'] === '2.0' ? kept : { ...kept, swagger: '2.0' };
  const schemes = objectAt(document, 'securityDefinitions') ?? {};
  const connectionParameters = connectionParametersFor(schemes, memberNames(schemes).slice(0, 1));
  return withProperties(definition, { connectionParameters });
}
