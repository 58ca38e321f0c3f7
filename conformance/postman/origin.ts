import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { textOf } from '../cases.ts';

/*
 * Collections that were generated from an OpenAPI document: what of the document's operations an import of the collection
 * has again. Names of path parameters do not count, since collections may call them otherwise; a value that stands in a
 * collection where the document has a parameter is counted apart.
 */

/** Operations of a document against those of an import. */
export interface OriginComparison {
  readonly operations: number;
  /** Same verb, same path, parameters in the same places. */
  readonly same: number;
  /** Same verb, and a path that fits: values may stand for parameters. */
  readonly fitting: number;
  /** Operations that the collection calls and the import does not have. */
  readonly lost: readonly string[];
}

interface Call {
  readonly method: string;
  readonly segments: readonly string[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Compares the origin, the raw collection and the definition made of it. */
export function compareWithOrigin(
  origin: JsonObject,
  collection: Json,
  definition: JsonObject,
): OriginComparison {
  const base = serverPath(origin);
  const expected = callsOf(origin, base);
  const made = callsOf(definition, stringAt(definition, 'basePath') ?? '');
  const requested = requestsOf(collection);
  const lost: string[] = [];
  let same = 0;
  let fitting = 0;
  for (const call of expected) {
    const alike = made.filter(({ method }) => method === call.method);
    if (alike.some(({ segments }) => segments.join('/') === call.segments.join('/'))) same += 1;
    if (alike.some(({ segments }) => fits(segments, call.segments))) fitting += 1;
    else if (
      requested.some(
        (request) => request.method === call.method && calls(request.segments, call.segments, base),
      )
    )
      lost.push(`${call.method} /${call.segments.join('/')}`);
  }
  return { operations: expected.length, same, fitting, lost };
}

function serverPath(document: JsonObject): string {
  const url = isArray(document['servers']) ? (stringAt(document['servers'][0], 'url') ?? '') : '';
  return (stringAt(document, 'basePath') ?? url).replace(/^[a-z]+:\/\/[^/]*/i, '');
}

function callsOf(document: JsonObject, base: string): readonly Call[] {
  return Object.entries(objectAt(document, 'paths') ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method): readonly Call[] =>
      isObject(item) && isObject(item[method])
        ? [{ method: method.toUpperCase(), segments: segmentsOf(`${base}/${path}`) }]
        : [],
    ),
  );
}

function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replaceAll(/\{\{?[^{}]*\}?\}/g, '{}').replace(/^:.+$/, '{}'));
}

/** Whether a path is another one with values in place of parameters. */
function fits(segments: readonly string[], template: readonly string[]): boolean {
  return (
    segments.length === template.length &&
    template.every((part, index) => part === '{}' || part === segments[index])
  );
}

/** Whether a request calls a path; where its host is a variable, that may stand for the base path as well. */
function calls(segments: readonly string[], template: readonly string[], base: string): boolean {
  return fits(segments, template) || fits(segments, template.slice(segmentsOf(base).length));
}

/** Every request of a collection, read without the importer. */
function requestsOf(value: Json | undefined): readonly Call[] {
  if (!isObject(value)) return [];
  const inner = isArray(value['item']) ? value['item'].flatMap((item) => requestsOf(item)) : [];
  const request = value['request'];
  if (!isObject(request)) return inner;
  const { url } = request;
  const raw = isObject(url) ? textOf(url['raw']) || pathOf(url) : textOf(url);
  const path = raw.replace(/[?#].*$/s, '').replace(/^(\{\{[^{}]*\}\}|[a-z]+:\/\/[^/]*)/i, '');
  return [...inner, { method: textOf(request['method']).toUpperCase() || 'GET', segments: segmentsOf(path) }];
}

function pathOf(url: JsonObject): string {
  return isArray(url['path']) ? `/${url['path'].map(textOf).join('/')}` : '';
}
