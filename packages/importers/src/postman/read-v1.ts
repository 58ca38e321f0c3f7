import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { type At, step, steps } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import { authOf, descriptionOf, entriesOf, headerLines, queryOf, splitQuery } from './read-parts.ts';
import { textOf } from '../text/text-of.ts';
import { contentTypeOf, variablesOf } from './read-v2.ts';
import type { Auth, Body, Collection, Entry, Example, Request } from './shape.ts';

interface Folder {
  readonly value: JsonObject;
  readonly at: At;
}

/** Reads a collection of v1: requests lie in one list, folders and order name them by id. */
export function readV1(document: JsonObject, reporter: Reporter): Collection {
  const list = document['requests'];
  const requests = new Map<string, { readonly value: JsonObject; readonly at: At }>();
  if (isArray(list))
    list.forEach((value, index) => {
      const at = steps(undefined, 'requests', index);
      if (isObject(value)) requests.set(textOf(value['id']) || String(index), { value, at });
      else reporter.tell('postman-member-shape', at, { what: 'A request', expected: 'an object' });
    });
  const folders = new Map<string, Folder>();
  const given = document['folders'];
  if (isArray(given))
    given.forEach((value, index) => {
      if (isObject(value))
        folders.set(textOf(value['id']), { value, at: steps(undefined, 'folders', index) });
    });
  const read: Request[] = [];
  const left = new Map(requests);
  const take = (id: string, names: readonly string[], inherited: Auth | undefined, at: At): void => {
    const request = left.get(id);
    if (request !== undefined) read.push(readRequest(request.value, names, inherited, request.at, reporter));
    else if (!requests.has(id)) reporter.tell('postman-request-missing', at, { id });
    left.delete(id);
  };
  const seen = new Set<Folder>();
  const enter = (folder: Folder, names: readonly string[], inherited: Auth | undefined): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const own = [...names, textOf(folder.value['name'])];
    const auth = authOf(folder.value['auth'], step(folder.at, 'auth')) ?? inherited;
    for (const inner of childrenOf(folder.value, folders)) enter(inner, own, auth);
    for (const id of idsOf(folder.value['order'])) take(id, own, auth, step(folder.at, 'order'));
  };
  const auth = authOf(document['auth'], step(undefined, 'auth'));
  const inner = new Set([...folders.values()].flatMap(({ value }) => childrenOf(value, folders)));
  const ordered = idsOf(document['folders_order']).flatMap((id) => folders.get(id) ?? []);
  const roots = [...folders.values()].filter((folder) => !inner.has(folder) && !isInFolder(folder, folders));
  for (const folder of [...ordered, ...roots]) enter(folder, [], auth);
  for (const folder of folders.values()) enter(folder, [], auth);
  for (const id of idsOf(document['order'])) take(id, [], auth, step(undefined, 'order'));
  for (const { value, at } of left.values()) read.push(readRequest(value, [], auth, at, reporter));
  return {
    version: 'v1',
    title: textOf(document['name']),
    description: descriptionOf(document['description']),
    variables: variablesOf(
      document['variables'] ?? document['variable'],
      step(undefined, document['variables'] === undefined ? 'variable' : 'variables'),
      reporter,
    ),
    requests: read,
  };
}

function isInFolder({ value }: Folder, folders: ReadonlyMap<string, Folder>): boolean {
  const parent = stringAt(value, 'folder') ?? stringAt(value, 'folderId');
  return parent !== undefined && parent !== null && folders.has(parent);
}

function childrenOf(folder: JsonObject, folders: ReadonlyMap<string, Folder>): readonly Folder[] {
  const listed = idsOf(folder['folders_order']).flatMap((id) => folders.get(id) ?? []);
  const id = textOf(folder['id']);
  const named = [...folders.values()].filter(
    ({ value }) => id !== '' && (value['folder'] === id || value['folderId'] === id) && value !== folder,
  );
  return [...new Set([...listed, ...named])];
}

function idsOf(list: Json | undefined): readonly string[] {
  return isArray(list) ? list.map(textOf).filter((id) => id !== '') : [];
}

function readRequest(
  request: JsonObject,
  folders: readonly string[],
  inherited: Auth | undefined,
  at: At,
  reporter: Reporter,
): Request {
  for (const kind of ['preRequestScript', 'tests'])
    if (textOf(request[kind]).trim() !== '') reporter.tell('postman-scripts', step(at, kind), { kind });
  const { base, query } = splitQuery(textOf(request['url']));
  const listed = entriesOf(request['queryParams']);
  const lines = request['headerData'] ?? request['headers'];
  const headers = typeof lines === 'string' ? headerLines(lines) : entriesOf(lines);
  const pathVariables = entriesOf(request['pathVariableData']);
  return {
    name: textOf(request['name']),
    folders,
    description: descriptionOf(request['description']),
    method: (textOf(request['method']) || 'GET').toUpperCase(),
    url:
      base === ''
        ? undefined
        : { base, query: listed.length > 0 ? listed : queryOf(query), variables: pathVariables },
    headers,
    body: readBody(request),
    auth: readAuth(request, at) ?? inherited,
    examples: readExamples(request['responses'], step(at, 'responses')),
    at,
  };
}

/** `currentHelper` names the sign-in of old files, `auth` of newer ones. */
function readAuth(request: JsonObject, at: At): Auth | undefined {
  const own = authOf(request['auth'], step(at, 'auth'));
  if (own !== undefined) return own;
  const helper = textOf(request['currentHelper']);
  if (helper === 'normal') return { type: 'noauth', settings: new Map(), at };
  const type = helperTypes[helper];
  if (type === undefined) return undefined;
  const given = objectAt(request, 'helperAttributes') ?? {};
  const settings = new Map(Object.entries(given).map(([name, value]) => [name, textOf(value)]));
  return { type, settings, at: step(at, 'currentHelper') };
}

const helperTypes: Readonly<Record<string, string>> = {
  basicAuth: 'basic',
  bearerAuth: 'bearer',
  apikeyAuth: 'apikey',
  digestAuth: 'digest',
  hawkAuth: 'hawk',
  oAuth1: 'oauth1',
  oAuth2: 'oauth2',
  ntlmAuth: 'ntlm',
  awsSigV4: 'awsv4',
};

function readBody(request: JsonObject): Body {
  if (request['dataDisabled'] === true) return { kind: 'none' };
  const { data, rawModeData } = request;
  switch (request['dataMode']) {
    case 'raw': {
      const given = isArray(rawModeData) ? rawModeData.map(textOf).join('') : textOf(rawModeData);
      const text = given === '' ? textOf(data) : given;
      const language = stringAt(objectAt(objectAt(request, 'dataOptions'), 'raw'), 'language');
      return text.trim() === '' && language !== 'json' ? { kind: 'none' } : { kind: 'raw', text, language };
    }
    case 'params':
    case 'urlencoded': {
      const fields: readonly Entry[] = entriesOf(data);
      return fields.length === 0
        ? { kind: 'none' }
        : { kind: 'form', multipart: request['dataMode'] === 'params', fields };
    }
    case 'binary':
      return { kind: 'file' };
    case 'graphql':
      return { kind: 'graphql', variables: textOf(objectAt(request, 'graphqlModeData')?.['variables']) };
    default:
      return { kind: 'none' };
  }
}

function readExamples(list: Json | undefined, at: At): readonly Example[] {
  if (!isArray(list)) return [];
  return list.flatMap((item, index) => {
    if (!isObject(item)) return [];
    const responseCode = objectAt(item, 'responseCode');
    const code = Number(responseCode?.['code']);
    return [
      {
        name: textOf(item['name']),
        code: Number.isInteger(code) && code > 0 ? code : undefined,
        status: textOf(responseCode?.['name']) || textOf(item['status']),
        body: textOf(item['text']),
        contentType:
          contentTypeOf(entriesOf(item['headers'])) ||
          (item['language'] === 'json' ? 'application/json' : ''),
        at: step(at, index),
      },
    ];
  });
}
