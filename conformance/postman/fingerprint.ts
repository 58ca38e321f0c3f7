import { readFileSync } from 'node:fs';
import { isArray, isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { textOf } from '../cases.ts';

/*
 * What a collection says, read without the importer: requests with method, name, number of headers and whether they have a body. Some of the
 * files that are listed as versions of one collection were edited apart; comparing their imports would say nothing.
 */

/** Requests of a collection, sorted. */
export function fingerprint(file: string): readonly string[] {
  const document: Json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const found: string[] = [];
  collect(document, found);
  return found.toSorted();
}

/** The first request that only one of two collections has. */
export function fingerprintDifference(left: readonly string[], right: readonly string[]): string | undefined {
  const only = left.find((line, at) => right[at] !== line) ?? right.find((line, at) => left[at] !== line);
  return only === undefined ? undefined : `only one has "${only}"`;
}

function collect(value: Json | undefined, found: string[]): void {
  if (!isObject(value)) return;
  const requests = value['requests'];
  if (isArray(requests)) {
    for (const request of requests)
      if (isObject(request))
        found.push(
          line(request['name'], request['method'], `${headers(request['headers'])} ${v1Body(request)}`),
        );
    return;
  }
  const items = value['item'];
  if (!isArray(items)) return;
  for (const item of items) {
    if (!isObject(item)) continue;
    if (isArray(item['item'])) collect(item, found);
    else if (typeof item['request'] === 'string') found.push(line(item['name'], 'GET', headers(undefined)));
    else if (isObject(item['request']))
      found.push(
        line(
          item['name'],
          item['request']['method'],
          `${headers(item['request']['header'])} ${v2Body(item['request'])}`,
        ),
      );
  }
}

function line(name: Json | undefined, method: Json | undefined, body: string): string {
  return `${textOf(method ?? 'GET')} ${textOf(name ?? '')} ${body}`.trim();
}

function headers(value: Json | undefined): string {
  const count = isArray(value)
    ? value.length
    : textOf(value ?? '')
        .split('\n')
        .filter((text) => text.includes(':')).length;
  return `with ${count} headers`;
}

function keys(list: Json | undefined): string {
  return isArray(list) ? list.map((entry) => (isObject(entry) ? textOf(entry['key']) : '')).join(',') : '';
}

function v1Body(request: JsonObject): string {
  const { data, dataMode, rawModeData } = request;
  if (dataMode === 'raw') return isBlank(rawModeData) && isBlank(data) ? '' : 'raw';
  if (dataMode === 'binary') return 'file';
  return keys(data);
}

function v2Body(request: JsonObject): string {
  const body = objectAt(request, 'body') ?? {};
  const { mode } = body;
  if (mode === 'raw') return isBlank(body['raw']) ? '' : 'raw';
  if (mode === 'file') return 'file';
  return typeof mode === 'string' ? keys(body[mode]) : '';
}

function isBlank(value: Json | undefined): boolean {
  const text = isArray(value) ? value.map(textOf).join('') : value;
  return typeof text !== 'string' || text.trim() === '';
}
