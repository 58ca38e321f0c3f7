import { type Diagnostic, hasErrors, type HttpHeader, type HttpRequest, type Json } from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { planOf, runRequestPolicies } from '../policies/plan.ts';
import type { InvokeInput } from '../types.ts';
import { type RequestBody, writeBody, writeForm } from './body.ts';
import { connectionValue, credentialsOf } from './credentials.ts';
import { finishRequest, isHeaderName, isSafeHeader, queryName, type RequestDraft } from './draft.ts';
import { encodeQuery, toText, toTexts } from './serialize.ts';
import { effectiveValue, maxDefaults, sortValues, withCallback } from './values.ts';

/** A request made from values, or why none could be made. Diagnostics of a built request are no errors. */
export type BuiltRequest =
  | { readonly kind: 'built'; readonly request: HttpRequest; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** What a request is built from. */
export type RequestInput = Pick<
  InvokeInput,
  'connector' | 'operation' | 'connection' | 'parameters' | 'query' | 'environment' | 'callbackUrl'
>;

/** A request before policies, and what policies need to know of how it was made. */
export interface PreparedRequest {
  readonly draft: RequestDraft;
  /** Values of path parameters, encoded. */
  readonly pathValues: ReadonlyMap<string, string>;
  /** Entries of the query that carry credentials. */
  readonly credentialQuery: readonly string[];
}

/**
 * Builds the HTTP request of an operation from parameter values and a connection (connector spec §10.1, §9.3 and
 * policies): defaults of required parameters are filled in, values are encoded once for their place, the body is written
 * in the declared content type, credentials are added, then policies run. Nothing is sent: a policy that would ask the
 * API for a value first is told of and left out.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { buildRequest } from '@connectory/runtime';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * for (const operation of connector.operations.values()) {
 *   buildRequest({ connector, operation, connection: {}, parameters: {} });
 * }
 * ```
 */
export function buildRequest(input: RequestInput): BuiltRequest {
  const diagnostics: Diagnostic[] = [];
  const prepared = prepareRequest(input, diagnostics);
  if (prepared === undefined) return { kind: 'refused', diagnostics };
  const plan = planOf(input.connector, input.operation);
  const context = policyContext(input, prepared, undefined, diagnostics);
  let outcome = runRequestPolicies(plan, prepared.draft, context);
  while (outcome.kind === 'ask') {
    const data = { policy: outcome.policy, url: outcome.request.url };
    diagnostics.push(diagnostic('policy-ask-later', data));
    outcome = outcome.skip();
  }
  diagnostics.push(...plan.diagnostics);
  if (outcome.kind === 'failed')
    return { kind: 'refused', diagnostics: [...diagnostics, outcome.diagnostic] };
  return { kind: 'built', request: finishRequest(outcome.draft), diagnostics };
}

/** What policies read beside the message. */
export function policyContext(
  { connection, environment = {} }: Pick<RequestInput, 'connection' | 'environment'>,
  { pathValues, credentialQuery }: PreparedRequest,
  linkBase: string | undefined,
  diagnostics: Diagnostic[],
): Parameters<ReturnType<typeof planOf>['request'][number]>[1] {
  return {
    connectionParameter: (name) => connectionValue(connection, name),
    environmentVariable: (name) => connectionValue(environment, name),
    pathParameter: (name) => pathValues.get(name),
    credentialQuery,
    linkBase,
    report: (problem) => diagnostics.push(problem),
  };
}

/** Builds a request up to the point where policies run. `undefined` when it cannot be; the diagnostics say why. */
export function prepareRequest(input: RequestInput, diagnostics: Diagnostic[]): PreparedRequest | undefined {
  const { connector, operation } = input;
  // A host that a policy sets is enough.
  if (connector.host === '' && !setsHost(connector)) diagnostics.push(diagnostic('host-missing'));
  const given = sortValues(operation, input.parameters);
  for (const name of given.unknown) diagnostics.push(unknownParameter(operation, name));

  let path = operation.path;
  let body: { readonly parameter: Parameter; readonly value: Json } | undefined;
  const pathValues = new Map<string, string>();
  const query: string[] = [];
  const headers: HttpHeader[] = constantHeaders(operation);
  const form: (readonly [Parameter, Json])[] = [];
  for (const parameter of operation.parameters) {
    const own = given.values.get(parameter);
    const filled =
      parameter.place === 'body'
        ? bodyValue(connector, operation, parameter, own, diagnostics)
        : effectiveValue(connector, parameter, own);
    const value =
      parameter.place === 'body' && input.callbackUrl !== undefined
        ? withCallback(connector, parameter, filled, input.callbackUrl)
        : filled;
    if (value === undefined || isOmitted(parameter, value)) {
      if (value === undefined && parameter.required) diagnostics.push(missingParameter(operation, parameter));
      continue;
    }
    switch (parameter.place) {
      case 'path': {
        const text = pathText(parameter, value, diagnostics);
        pathValues.set(parameter.name, text);
        path = path.replaceAll(`{${parameter.name}}`, () => text);
        break;
      }
      case 'query':
        query.push(...queryTexts(parameter, value, diagnostics));
        break;
      case 'header':
        headers.push(...headerText(parameter, value, diagnostics));
        break;
      case 'formData':
        form.push([parameter, value]);
        break;
      case 'body':
        body = { parameter, value };
        break;
      default:
        parameter.place satisfies never;
    }
  }
  if (input.query !== undefined) setQuery(query, input.query);
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const written =
    form.length > 0
      ? writeForm(operation, form, diagnostics)
      : body && writeBody(operation, body.parameter, body.value, contentType, diagnostics);
  const credentials = credentialsOf(connector, input.connection, diagnostics);
  const credentialQuery = credentials.query.map(
    ([name, value]) => `${encodeQuery(name)}=${encodeURIComponent(value)}`,
  );
  for (const header of credentials.headers) putHeader(headers, header, diagnostics);
  addContentHeaders(operation, headers, written);
  if (hasErrors(diagnostics)) return undefined;
  const draft: RequestDraft = {
    method: operation.method,
    base: `${connector.scheme}://${connector.host}${connector.basePath}`,
    path,
    query: credentialQuery.length === 0 ? query : [...query, ...credentialQuery],
    headers,
    body: written?.body,
  };
  return { draft, pathValues, credentialQuery };
}

function bodyValue(
  connector: Connector,
  operation: Operation,
  parameter: Parameter,
  given: Json | undefined,
  diagnostics: Diagnostic[],
): Json | undefined {
  const budget = { left: maxDefaults };
  const value = effectiveValue(connector, parameter, given, budget);
  if (budget.left < 0) {
    diagnostics.push(diagnostic('defaults-limit', { operation: operation.id, limit: maxDefaults }));
  }
  return value;
}

/** Sets entries on top of those made of values. */
function setQuery(query: string[], given: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(given)) {
    const kept = query.filter((entry) => queryName(entry) !== name);
    query.splice(0, query.length, ...kept, `${encodeQuery(name)}=${encodeURIComponent(value)}`);
  }
}

function setsHost({ policies }: Connector): boolean {
  return policies.some(
    ({ templateId }) => templateId === 'dynamichosturl' || templateId === 'dynamicsubdomain',
  );
}

/** Empty optional values are not sent, as forms cannot tell empty from absent, unless the operation allows them. */
function isOmitted(parameter: Parameter, value: Json): boolean {
  if (value !== '' || parameter.required || parameter.place === 'body') return false;
  return parameter.source['allowEmptyValue'] !== true;
}

/** Headers that a definition adds to every call of an operation (`x-ms-headers`). */
function constantHeaders({ source }: Operation): HttpHeader[] {
  const declared = source['x-ms-headers'];
  if (typeof declared !== 'object' || declared === null) return [];
  return Object.entries(declared).flatMap(([name, value]): HttpHeader[] => {
    const header: HttpHeader = [name, typeof value === 'string' ? value : JSON.stringify(value)];
    return isSafeHeader(header) ? [header] : [];
  });
}

function missingParameter(operation: Operation, parameter: Parameter): Diagnostic {
  const data = { operation: operation.id, name: parameter.name, place: parameter.place };
  return diagnostic('parameter-missing', data, { place: { pointer: parameter.pointer } });
}

function unknownParameter(operation: Operation, name: string): Diagnostic {
  const known = operation.parameters.map((parameter) => parameter.name).join(', ') || 'none';
  return diagnostic('parameter-unknown', { operation: operation.id, name, known });
}

function pathText(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): string {
  const text = toText(value, parameter.collectionFormat);
  if (text === undefined) diagnostics.push(notText(parameter));
  // `.` and `..` would walk up the path however they are encoded.
  else if (text === '' || text === '.' || text === '..') {
    diagnostics.push(diagnostic('parameter-empty-path', { name: parameter.name }));
  }
  if (parameter.source['x-ms-skip-url-encoding'] === true) return encodeRaw(text ?? '');
  const once = encodeURIComponent(text ?? '');
  return parameter.urlEncoding === 'double' ? encodeURIComponent(once) : once;
}

/** A path value whose slashes count. Segments that walk up, and what would end the path, are encoded all the same. */
function encodeRaw(text: string): string {
  const segments = text.split('/').map((one) => encodeURIComponent(one).replaceAll('%25', '%'));
  return segments
    .map((segment) => (/^\.\.?$/.test(segment) ? segment.replaceAll('.', '%252E') : segment))
    .join('/');
}

function queryTexts(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly string[] {
  const texts = toTexts(value, parameter.collectionFormat);
  if (texts === undefined) diagnostics.push(notText(parameter));
  return (texts ?? []).map((text) => `${encodeQuery(parameter.name)}=${encodeURIComponent(text)}`);
}

function headerText(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly HttpHeader[] {
  const text = toText(value, parameter.collectionFormat);
  if (text === undefined) diagnostics.push(notText(parameter));
  if (!isHeaderName(parameter.name)) {
    const data = { name: parameter.name };
    diagnostics.push(diagnostic('parameter-header-name', data, { place: { pointer: parameter.pointer } }));
    return [];
  }
  const headers: HttpHeader[] = [];
  putHeader(headers, [parameter.name, text ?? ''], diagnostics);
  return headers;
}

function notText(parameter: Parameter): Diagnostic {
  return diagnostic('parameter-type', { name: parameter.name, place: parameter.place, actual: 'an object' });
}

/** Adds a header, replacing one of the same name; refuses what could smuggle in another. */
function putHeader(headers: HttpHeader[], header: HttpHeader, diagnostics: Diagnostic[]): void {
  const [name] = header;
  if (!isSafeHeader(header)) {
    diagnostics.push(diagnostic('parameter-header', { name }));
    return;
  }
  const at = headers.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
  headers.splice(at === -1 ? headers.length : at, at === -1 ? 0 : 1, header);
}

/** A `Content-Type` or `Accept` that the operation sends as a parameter wins over the declared one. */
function addContentHeaders(operation: Operation, headers: HttpHeader[], body: RequestBody | undefined): void {
  // Only we know the boundary between the parts.
  if (body?.contentType.startsWith('multipart/') === true) {
    const at = headers.findIndex(([name]) => name.toLowerCase() === 'content-type');
    if (at !== -1) headers.splice(at, 1);
  }
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  if (body !== undefined && !has('content-type')) headers.push(['Content-Type', body.contentType]);
  if (!has('accept'))
    headers.push(['Accept', operation.produces.length === 0 ? '*/*' : operation.produces.join(', ')]);
}
