import { type Diagnostic, type Json, type JsonObject, parseUrl } from '@connectory/base';
import { inferSchema } from '@connectory/schema';
import { diagnostic } from '../diagnostics.ts';
import { isPlatformHeader } from '../model/platform-headers.ts';
import { readJsonText } from '../text/read.ts';
import type { RequestSample } from './types.ts';

/** What a pasted request says about an operation. */
export interface DerivedRequest {
  /** Lower case. */
  readonly method: string;
  /** Below the base path, parameters as `{name}`. */
  readonly path: string;
  readonly parameters: readonly JsonObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Derives path and parameters from a pasted request (SPEC §1.5.2): `{x}` in the path and query entries become strings,
 * other headers become optional header parameters, a JSON body a schema. Sample values are not kept.
 *
 * @param address - Host and base path of the connector; the base path is cut off the sample's path.
 * @returns `undefined` instead of a request when URL or body cannot be read; diagnostics say why.
 */
export function deriveRequest(
  sample: RequestSample,
  address: { readonly host: string; readonly basePath: string },
): { readonly request: DerivedRequest | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const url = splitUrl(sample.url.trim());
  if (url === undefined)
    return { request: undefined, diagnostics: [diagnostic('sample-url', { url: sample.url })] };
  if (url.host !== '' && address.host !== '' && url.host.toLowerCase() !== address.host.toLowerCase()) {
    diagnostics.push(diagnostic('sample-other-host', { found: url.host, host: address.host }));
  }
  const path = belowBase(url.path, address.basePath, diagnostics);
  const body = deriveBody(sample.body, diagnostics);
  if (body === 'unreadable') return { request: undefined, diagnostics };
  const parameters = [
    ...[...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => text(match[1] ?? '', 'path')),
    ...queryNames(url.query).map((name) => text(name, 'query')),
    ...headerNames(sample.headers, diagnostics).map((name) => text(name, 'header')),
    ...(body === undefined ? [] : [body]),
  ];
  const request = { method: sample.method.toLowerCase(), path, parameters, diagnostics };
  return { request, diagnostics };
}

function text(name: string, place: 'path' | 'query' | 'header'): JsonObject {
  return { name, in: place, required: place === 'path', type: 'string' };
}

/** Takes a URL apart without encoding it, so that `{name}` and `$filter` stay as typed. */
function splitUrl(
  url: string,
): { readonly host: string; readonly path: string; readonly query: string } | undefined {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]*))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i.exec(url);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return undefined;
  if (match[1] !== undefined && parseUrl(`https://${match[1].replaceAll(/[{}]/g, '')}`) === undefined)
    return undefined;
  return { host: match[1] ?? '', path: match[2] ?? '/', query: match[3] ?? '' };
}

function belowBase(path: string, given: string, diagnostics: Diagnostic[]): string {
  const basePath = given.replace(/\/+$/, '');
  if (basePath === '') return path;
  if (path === basePath) return '/';
  if (path.startsWith(`${basePath}/`)) return path.slice(basePath.length);
  diagnostics.push(diagnostic('sample-outside-base', { basePath }));
  return path;
}

function queryNames(query: string): readonly string[] {
  const names = query.split('&').map((entry) => decode(entry.split('=')[0] ?? ''));
  return [...new Set(names)].filter((name) => name !== '');
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

function headerNames(headers: string, diagnostics: Diagnostic[]): readonly string[] {
  const names: string[] = [];
  for (const line of headers.split(/\r?\n/)) {
    const name = /^\s*([^\s:]+)/.exec(line)?.[1];
    if (name === undefined) continue;
    if (isPlatformHeader(name)) diagnostics.push(diagnostic('sample-header-dropped', { name }));
    else if (!names.includes(name)) names.push(name);
  }
  return names;
}

function deriveBody(body: string, diagnostics: Diagnostic[]): JsonObject | undefined | 'unreadable' {
  if (body.trim() === '') return undefined;
  const schema = inferFromText(body, 'body', diagnostics);
  return schema === undefined ? 'unreadable' : { name: 'body', in: 'body', required: false, schema };
}

/** Derives a described schema from pasted JSON; `undefined`, with a diagnostic, when it is not JSON. */
export function inferFromText(
  sample: string,
  what: string,
  diagnostics: Diagnostic[],
): JsonObject | undefined {
  const reading = readJsonText(sample, `sample ${what}`);
  if (reading.kind === 'unreadable') {
    const data: Json | undefined = reading.diagnostics.at(-1)?.data?.['problem'];
    const problem = typeof data === 'string' ? data : 'it cannot be read';
    diagnostics.push(diagnostic('sample-not-json', { what, problem }));
    return undefined;
  }
  return inferSchema(reading.value, { describe: true });
}
