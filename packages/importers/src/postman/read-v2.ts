import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { type At, step, steps } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import {
  authOf,
  descriptionOf,
  entriesOf,
  headerLines,
  queryOf,
  splitQuery,
  tellScripts,
} from './read-parts.ts';
import { textOf } from '../text/text-of.ts';
import type { Auth, Body, Collection, Entry, Example, Request, Url } from './shape.ts';

/** Reads a collection of v2.0 or v2.1. */
export function readV2(document: JsonObject, reporter: Reporter): Collection {
  const info = objectAt(document, 'info');
  const stated = /v(2\.\d)/.exec(stringAt(info, 'schema') ?? '')?.[1];
  const requests: Request[] = [];
  const auth = authOf(document['auth'], step(undefined, 'auth'));
  tellScripts(document['event'], step(undefined, 'event'), reporter);
  const { item } = document;
  if (isArray(item)) readItems(item, step(undefined, 'item'), [], auth, requests, reporter);
  else
    reporter.tell('postman-member-shape', step(undefined, 'item'), {
      what: '"item"',
      expected: 'a list of requests and folders',
    });
  return {
    version: stated === undefined ? 'v2' : `v${stated}`,
    title: textOf(info?.['name']),
    description: descriptionOf(info?.['description']),
    variables: variablesOf(document['variable'], step(undefined, 'variable'), reporter),
    requests,
  };
}

/** Variables with a value; what looks like a secret has none for us. */
export function variablesOf(list: Json | undefined, at: At, reporter: Reporter): ReadonlyMap<string, string> {
  const secrets = new Set(
    (isArray(list) ? list : []).flatMap((item) => (stringAt(item, 'type') === 'secret' ? nameOf(item) : [])),
  );
  // Generators write "/" for an address they do not know.
  const filled = entriesOf(list).filter(({ value, disabled }) => !/^\/?$/.test(value.trim()) && !disabled);
  const usable = filled.filter(({ name, value }) => {
    if (!secrets.has(name) && !looksSecret(name, value)) return true;
    reporter.tell('postman-secret-variable', at, { name });
    return false;
  });
  return new Map(usable.map(({ name, value }) => [name, value]));
}

function nameOf(item: Json): string {
  return stringAt(item, 'key') ?? stringAt(item, 'id') ?? '';
}

/** Whether a variable is a credential by its name or its value; addresses are none, whatever they are called. */
function looksSecret(name: string, value: string): boolean {
  if (/^(https?:\/\/|\/)/i.test(value)) return /:\/\/[^/]*:[^/]*@/.test(value);
  if (
    /secret|passw|pwd|token|api[-_ ]?key|access[-_ ]?key|private|credential|authori[sz]ation|bearer|session|cookie/i.test(
      name,
    )
  )
    return true;
  return /^(ey[\w-]{10,}\.|sk[-_]|pk[-_]|gh[pousr]_|xox[abps]-|AKIA|Bearer |Basic )/.test(value);
}

function readItems(
  items: readonly Json[],
  at: At,
  folders: readonly string[],
  inherited: Auth | undefined,
  requests: Request[],
  reporter: Reporter,
): void {
  items.forEach((item, index) => {
    const here = step(at, index);
    if (!isObject(item)) {
      reporter.tell('postman-member-shape', here, { what: 'An item', expected: 'an object' });
      return;
    }
    const name = textOf(item['name']);
    tellScripts(item['event'], step(here, 'event'), reporter);
    const { item: inner, request } = item;
    if (isArray(inner)) {
      const auth = authOf(item['auth'], step(here, 'auth')) ?? inherited;
      readItems(inner, step(here, 'item'), [...folders, name], auth, requests, reporter);
    } else if (typeof request === 'string') {
      requests.push(readRequest({ url: request, method: 'GET' }, item, here, folders, inherited));
    } else if (isObject(request)) {
      requests.push(readRequest(request, item, here, folders, inherited));
    } else {
      reporter.tell('postman-item-unusable', here, { name: name === '' ? 'An item' : `"${name}"` });
    }
  });
}

function readRequest(
  request: JsonObject,
  item: JsonObject,
  at: At,
  folders: readonly string[],
  inherited: Auth | undefined,
): Request {
  const here = step(at, 'request');
  const header = request['header'];
  return {
    name: textOf(item['name']),
    folders,
    description: descriptionOf(request['description']) || descriptionOf(item['description']),
    method: (textOf(request['method']) || 'GET').toUpperCase(),
    url: readUrl(request['url']),
    headers: typeof header === 'string' ? headerLines(header) : entriesOf(header),
    body: readBody(objectAt(request, 'body')),
    auth: authOf(request['auth'], step(here, 'auth')) ?? authOf(item['auth'], step(at, 'auth')) ?? inherited,
    examples: readExamples(item['response'], step(at, 'response')),
    at,
  };
}

function readUrl(url: Json | undefined): Url | undefined {
  if (typeof url === 'string') {
    const { base, query } = splitQuery(url);
    return base === '' ? undefined : { base, query: queryOf(query), variables: [] };
  }
  if (!isObject(url)) return undefined;
  const raw = textOf(url['raw']);
  const { base, query } = splitQuery(raw === '' ? compose(url) : raw);
  if (base === '') return undefined;
  const listed = entriesOf(url['query']);
  const variables: readonly Entry[] = entriesOf(url['variable']);
  return { base, query: listed.length > 0 ? listed : queryOf(query), variables };
}

/** An address of its parts, for urls without `raw`. */
function compose(url: JsonObject): string {
  const joined = (value: Json | undefined, separator: string): string =>
    isArray(value)
      ? value.map((part) => (isObject(part) ? textOf(part['value']) : textOf(part))).join(separator)
      : textOf(value);
  const host = joined(url['host'], '.');
  const port = textOf(url['port']);
  const protocol = textOf(url['protocol']);
  const path = joined(url['path'], '/').replace(/^\/+/, '');
  if (host === '' && path === '') return '';
  return `${protocol === '' ? '' : `${protocol}://`}${host}${port === '' ? '' : `:${port}`}/${path}`;
}

function readBody(body: JsonObject | undefined): Body {
  if (body === undefined || body['disabled'] === true) return { kind: 'none' };
  switch (body['mode']) {
    case 'raw': {
      const text = textOf(body['raw']);
      const language = stringAt(objectAt(objectAt(body, 'options'), 'raw'), 'language');
      return text.trim() === '' && language !== 'json' ? { kind: 'none' } : { kind: 'raw', text, language };
    }
    case 'urlencoded': {
      const given = body['urlencoded'];
      const fields = typeof given === 'string' ? queryOf(given) : entriesOf(given);
      return fields.length === 0 ? { kind: 'none' } : { kind: 'form', multipart: false, fields };
    }
    case 'formdata': {
      const fields = entriesOf(body['formdata']);
      return fields.length === 0 ? { kind: 'none' } : { kind: 'form', multipart: true, fields };
    }
    case 'file':
      return { kind: 'file' };
    case 'graphql':
      return { kind: 'graphql', variables: textOf(objectAt(body, 'graphql')?.['variables']) };
    default:
      return { kind: 'none' };
  }
}

function readExamples(list: Json | undefined, at: At): readonly Example[] {
  if (!isArray(list)) return [];
  return list.flatMap((item, index) => {
    if (!isObject(item)) return [];
    const headers =
      typeof item['header'] === 'string' ? headerLines(item['header']) : entriesOf(item['header']);
    const code = Number(item['code']);
    return [
      {
        name: textOf(item['name']),
        code: Number.isInteger(code) && code > 0 ? code : undefined,
        status: textOf(item['status']),
        body: textOf(item['body']),
        contentType:
          contentTypeOf(headers) || (item['_postman_previewlanguage'] === 'json' ? 'application/json' : ''),
        at: steps(at, index),
      },
    ];
  });
}

/** The content type among headers, lower case. */
export function contentTypeOf(headers: readonly Entry[]): string {
  return headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.toLowerCase() ?? '';
}
