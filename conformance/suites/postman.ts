import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { arrayAt, isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { importDescription, type ImportResult } from '@connectory/importers';
import { parse } from 'yaml';
import { readIndex } from '../cases.ts';
import { fingerprint, fingerprintDifference } from '../postman/fingerprint.ts';
import { compareWithOrigin, type OriginComparison } from '../postman/origin.ts';
import { differences, projectOurs, projectTheirs } from '../postman/project.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';
import { textOf } from '../cases.ts';

/** Every collection imports; expected results agree; versions of one collection import the same. */
export const postman: Suite = async (folder) => {
  const cases: CaseResult[] = [];
  const imports = new Map<string, ImportResult>();
  const origins: OriginComparison[] = [];
  for (const entry of readIndex(folder, 'collections')) {
    const file = stringAt(entry, 'file') ?? '';
    try {
      const result = await importDescription({ bytes: readFileSync(join(folder, file)), fileName: file });
      imports.set(file, result);
      cases.push(judged(file, judgeImport(entry, result)));
      (arrayAt(entry, 'expected') ?? []).filter(isObject).forEach((expected, at) => {
        const id = `${file} against ${stringAt(expected, 'openapi') ?? 'an error'} (${at + 1})`;
        cases.push(judged(id, judgeExpected(folder, expected, result)));
      });
      const origin = stringAt(entry, 'openapiOrigin');
      if (origin !== undefined && result.package !== undefined) {
        const comparison = compareOrigin(folder, origin, file, result.package.definition);
        origins.push(comparison);
        cases.push(
          judged(
            `${file} against its origin`,
            comparison.lost.map((label) => `${label} is missing`),
          ),
        );
      }
    } catch (error) {
      cases.push(
        judged(file, [`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]),
      );
    }
  }
  for (const group of readIndex(folder, 'sameCollectionInSeveralVersions')) {
    cases.push(judgeVersions(folder, group, imports));
  }
  const sum = (count: (one: OriginComparison) => number): number =>
    origins.reduce((total, one) => total + count(one), 0);
  const notes = [
    `${origins.length} origins with ${sum((one) => one.operations)} operations: ${sum((one) => one.same)} imported with the same path and verb, ${sum((one) => one.fitting)} with values in place of parameters counted too`,
  ];
  return { suite: 'postman', cases, notes };
};

function compareOrigin(
  folder: string,
  origin: string,
  file: string,
  definition: JsonObject,
): OriginComparison {
  const document: Json = parse(readFileSync(join(folder, origin), 'utf8'));
  const collection: Json = JSON.parse(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
  const inner = isObject(collection) ? (collection['collection'] ?? collection) : collection;
  return compareWithOrigin(isObject(document) ? document : {}, inner, definition);
}

/** Codes that say that a request did not become an operation. */
const leftOut = new Set([
  'importers.postman-no-url',
  'importers.postman-method',
  'importers.postman-same-request',
]);

function judgeImport(entry: JsonObject, result: ImportResult): readonly string[] {
  const { report, source } = result;
  if (entry['expectInvalid'] === true) {
    // Some of these are only invalid against the API they are checked with; what is broken itself has to be told.
    if (result.package === undefined && report.every(({ place }) => place?.line === undefined))
      return ['marked invalid, but nothing with a place was told'];
    return [];
  }
  const reasons = report
    .filter(({ severity }) => severity === 'error')
    .slice(0, 3)
    .map(({ message }) => `told an error: ${message}`);
  if (result.package === undefined) return [...reasons, 'nothing was imported'];
  const requests = Number(entry['requests'] ?? 0);
  if (source.operations !== requests) reasons.push(`${source.operations} requests read of ${requests}`);
  // Every request is an operation, or the report names it with its place.
  const kept = countOperations(result.package.definition);
  const told = report.filter(({ code, place }) => leftOut.has(code) && place?.line !== undefined).length;
  if (kept + told !== requests)
    reasons.push(`${kept} operations and ${told} told as left out, of ${requests} requests`);
  return reasons;
}

function countOperations(definition: JsonObject): number {
  const items = Object.values(objectAt(definition, 'paths') ?? {}).filter(isObject);
  return items.reduce((sum, item) => sum + Object.keys(item).length, 0);
}

function judgeExpected(folder: string, expected: JsonObject, result: ImportResult): readonly string[] {
  const file = stringAt(expected, 'openapi');
  if (file === undefined) {
    // The other tool refuses a broken example; we import and tell it.
    const told = result.report.some(
      ({ severity, message }) => severity !== 'info' && /cannot be read|not strict JSON/.test(message),
    );
    return told ? [] : ['a broken example was not told'];
  }
  if (result.package === undefined) return ['nothing was imported'];
  const document: Json = parse(readFileSync(join(folder, file), 'utf8'));
  if (!isObject(document)) return ['the expected result cannot be read'];
  const options = objectAt(expected, 'options') ?? {};
  const ours = projectOurs(result.package.definition, Number(options['pathDepth'] ?? 0));
  // With the option `auth` the other tool writes what it was told instead of what the collection says.
  const found = differences(ours, projectTheirs(document), options['auth'] === undefined);
  return found;
}

function judgeVersions(
  folder: string,
  group: JsonObject,
  imports: ReadonlyMap<string, ImportResult>,
): CaseResult {
  const id = `${stringAt(group, 'source') ?? ''} ${stringAt(group, 'name') ?? ''} in several versions`;
  const versions = Object.entries(objectAt(group, 'versions') ?? {}).map(([version, file]) => ({
    version,
    result: imports.get(textOf(file)),
    source: fingerprint(join(folder, textOf(file))),
  }));
  const reasons: string[] = [];
  const unlike: string[] = [];
  let compared = 0;
  versions.forEach((left, index) => {
    for (const right of versions.slice(index + 1)) {
      const pair = `${left.version} against ${right.version}`;
      const difference = fingerprintDifference(left.source, right.source);
      if (difference !== undefined) {
        unlike.push(`${pair}: the collections themselves differ: ${difference}`);
        continue;
      }
      compared += 1;
      if (left.result?.package === undefined || right.result?.package === undefined) {
        reasons.push(`${pair}: not both were imported`);
        continue;
      }
      const withDescriptions = left.version !== 'v1' && right.version !== 'v1';
      const found = compareVersions(
        left.result.package.definition,
        right.result.package.definition,
        withDescriptions,
      );
      reasons.push(...found.map((text) => `${pair}: ${text}`));
    }
  });
  if (compared === 0) return { id, outcome: 'skipped', reasons: unlike };
  return judged(id, reasons);
}

function compareVersions(left: JsonObject, right: JsonObject, withDescriptions: boolean): readonly string[] {
  const found = [...differences(projectOurs(left, 0), projectOurs(right, 0), true)];
  for (const member of ['host', 'basePath', 'schemes', 'securityDefinitions'])
    if (!isDeepStrictEqual(left[member], right[member]))
      found.push(`${member} ${JSON.stringify(left[member])} and ${JSON.stringify(right[member])}`);
  return [...found, ...bodyDifferences(left, right, withDescriptions)];
}

/** Operations whose bodies or answers have other schemas. */
function bodyDifferences(left: JsonObject, right: JsonObject, withDescriptions: boolean): readonly string[] {
  const found: string[] = [];
  for (const [path, item] of Object.entries(objectAt(left, 'paths') ?? {})) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      const other = objectAt(objectAt(objectAt(right, 'paths'), path), method);
      if (other === undefined) continue;
      for (const member of ['parameters', 'responses', 'consumes', 'summary', 'description', 'operationId']) {
        const plain = (value: Json | undefined): Json | undefined =>
          member === 'parameters' && !withDescriptions ? withoutDescriptions(value) : value;
        const before = isObject(operation) ? plain(operation[member]) : undefined;
        if (!isDeepStrictEqual(before, plain(other[member])))
          found.push(
            `${method} ${path} ${member}: ${JSON.stringify(before)?.slice(0, 300)} and ${JSON.stringify(other[member])?.slice(0, 300)}`,
          );
      }
    }
  }
  return found;
}

/** v1 writes headers as one text, in which descriptions have no place. */
function withoutDescriptions(value: Json | undefined): Json | undefined {
  if (!isArray(value)) return value;
  return value.map((parameter) => {
    if (!isObject(parameter) || parameter['in'] !== 'header') return parameter;
    const { description: _description, ...rest } = parameter;
    return rest;
  });
}
