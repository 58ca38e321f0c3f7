import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
  utf8Decode,
} from '@connectory/base';
import {
  compileConnector,
  type ConnectorPackage,
  decodeBytes,
  type PackageFile,
  readPackage,
  writePackage,
} from '@connectory/connector';
import { resolveReference } from '@connectory/schema';
import { readIndex } from '../cases.ts';
import { firstDifference, hasDuplicates, tokensOf, valuesOf } from '../json-text.ts';
import { filesIn } from '../package-files.ts';
import { judged, type Suite } from '../suite.ts';
import { type Counts, checkCalls, newCounts } from './connector-calls.ts';

/**
 * Every package is read, written back with nothing lost, every operation compiles to the model, and a request is built for
 * every operation over every way to connect, or one diagnostic says why not.
 */
export const connectors: Suite = (folder) => {
  let operations = 0;
  const counts = newCounts();
  const cases = readIndex(folder, 'connectors').map((entry) => {
    const slug = stringAt(entry, 'slug') ?? '';
    try {
      const { reasons, count } = checkConnector(join(folder, slug), counts);
      operations += count;
      return judged(slug, reasons);
    } catch (error) {
      return judged(slug, [
        `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ]);
    }
  });
  return Promise.resolve({
    suite: 'connectors',
    cases,
    notes: [`${operations} operations compiled`, ...counts.lines()],
  });
};

function checkConnector(
  folder: string,
  counts: Counts,
): { readonly reasons: readonly string[]; readonly count: number } {
  const files = filesIn(folder);
  const { package: read, diagnostics } = readPackage(files);
  if (read === undefined) return { reasons: diagnostics.map(({ message }) => message), count: 0 };
  const reasons: string[] = [];
  const written = writePackage(read);
  for (const file of files) {
    const found =
      written.find(({ name }) => name === file.name) ??
      written.find(({ name }) => name.toLowerCase() === file.name.toLowerCase());
    if (found === undefined) reasons.push(`${file.name} was not written back`);
    else reasons.push(...compareFile(file, found));
  }
  const again = readPackage(written).package;
  const stable =
    again !== undefined &&
    writePackage(again).every((file, at) =>
      Buffer.from(file.bytes).equals(written[at]?.bytes ?? Buffer.alloc(0)),
    );
  if (!stable) reasons.push('writing a second time gives other bytes');
  const count = checkOperations(read, reasons);
  reasons.push(...checkCalls(compileConnector(read), counts));
  return { reasons, count };
}

function compareFile(before: PackageFile, after: PackageFile): readonly string[] {
  if (!/^api(definition|properties).*\.json$/i.test(before.name)) {
    return Buffer.from(before.bytes).equals(after.bytes) ? [] : [`${before.name}: other bytes`];
  }
  const text = decodeBytes(before.bytes, before.name).text;
  const back = utf8Decode(after.bytes);
  const value: Json = JSON.parse(back);
  const strict = strictValue(text);
  if (strict === undefined) {
    const difference = firstDifference(valuesOf(tokensOf(text)), valuesOf(tokensOf(back)));
    return difference === undefined ? [] : [`${before.name}: ${difference}`];
  }
  if (!isDeepStrictEqual(strict, value)) return [`${before.name}: the written document says something else`];
  if (hasDuplicates(text)) return [];
  const difference = firstDifference(tokensOf(text), tokensOf(back));
  return difference === undefined ? [] : [`${before.name}: ${difference}`];
}

function strictValue(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const verbs = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Counts operations in the raw document and holds the model against it. */
function checkOperations(read: ConnectorPackage, reasons: string[]): number {
  const document = read.definition;
  const model = compileConnector(read);
  const byPointer = new Map(
    [...model.operations.values()].map((operation) => [`${operation.method} ${operation.path}`, operation]),
  );
  let count = 0;
  for (const [path, item] of Object.entries(objectAt(document, 'paths') ?? {})) {
    if (path.startsWith('x-') || !isObject(item)) continue;
    for (const [verb, source] of Object.entries(item)) {
      if (!verbs.has(verb.toLowerCase()) || !isObject(source)) continue;
      count += 1;
      const label = `${verb.toUpperCase()} ${path}`;
      const operation = byPointer.get(label);
      if (operation === undefined) {
        reasons.push(`${label} is not in the model`);
        continue;
      }
      const expected = parameterKeys(document, item, source);
      const found = operation.parameters.map((parameter) => `${parameter.place} ${parameter.name}`);
      if (!isDeepStrictEqual([...found].toSorted(), [...expected].toSorted()))
        reasons.push(`${label}: parameters ${found.join(', ')} instead of ${[...expected].join(', ')}`);
      const statuses = Object.keys(objectAt(source, 'responses') ?? {}).filter(
        (status) => !status.startsWith('x-'),
      );
      if (operation.responses.length !== statuses.length)
        reasons.push(`${label}: ${operation.responses.length} responses instead of ${statuses.length}`);
      if (
        operation.responses.some(
          ({ schema }) =>
            typeof schema?.['$ref'] === 'string' &&
            resolveReference(String(schema['$ref']), document) === undefined,
        )
      )
        reasons.push(`${label}: a response schema refers to nothing`);
    }
  }
  if (model.operations.size !== count)
    reasons.push(`${model.operations.size} operations in the model, ${count} in the document`);
  return count;
}

function parameterKeys(document: JsonObject, item: JsonObject, operation: JsonObject): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const level of [item, operation]) {
    const list = level['parameters'];
    if (!isArray(list)) continue;
    for (const entry of list) {
      const reference = stringAt(entry, '$ref');
      const parameter = reference === undefined ? entry : resolveReference(reference, document);
      const place = stringAt(parameter, 'in');
      const name = stringAt(parameter, 'name');
      if (place !== undefined && name !== undefined) keys.add(`${place} ${name}`);
    }
  }
  return keys;
}
