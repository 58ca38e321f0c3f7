import { type Diagnostic, hasErrors, type HttpHeader, type HttpRequest, type Json } from '@connectory/base';
import type { Operation, Parameter } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import type { InvokeInput } from '../types.ts';
import { type RequestBody, writeBody, writeForm } from './body.ts';
import { credentialsOf } from './credentials.ts';
import { encodeQuery, toText, toTexts } from './serialize.ts';
import { effectiveValue, sortValues } from './values.ts';

/** A request made from values, or why none could be made. Diagnostics of a built request are warnings only. */
export type BuiltRequest =
  | { readonly kind: 'built'; readonly request: HttpRequest; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Builds the HTTP request of an operation from parameter values and a connection (connector spec §10.1 and §9.3):
 * defaults of required parameters are filled in, values are encoded once for their place, the body is written in the
 * declared content type, and credentials are added last.
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
export function buildRequest(
  input: Pick<InvokeInput, 'connector' | 'operation' | 'connection' | 'parameters'>,
): BuiltRequest {
  const { connector, operation } = input;
  const diagnostics: Diagnostic[] = [];
  if (connector.host === '') diagnostics.push(diagnostic('host-missing'));
  const given = sortValues(operation, input.parameters);
  for (const name of given.unknown) diagnostics.push(unknownParameter(operation, name));

  let path = operation.path;
  let body: RequestBody | undefined;
  const query: string[] = [];
  const headers: HttpHeader[] = [];
  const form: (readonly [Parameter, Json])[] = [];
  for (const parameter of operation.parameters) {
    const value = effectiveValue(connector, parameter, given.values.get(parameter));
    if (value === undefined || (value === '' && !parameter.required && parameter.place !== 'body')) {
      if (value === undefined && parameter.required) diagnostics.push(missingParameter(operation, parameter));
      continue;
    }
    switch (parameter.place) {
      case 'path':
        path = path.replaceAll(`{${parameter.name}}`, () => pathText(parameter, value, diagnostics));
        break;
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
        body = writeBody(operation, parameter, value, diagnostics);
        break;
      default:
        parameter.place satisfies never;
    }
  }
  if (form.length > 0) body = writeForm(operation, form, diagnostics);

  const credentials = credentialsOf(connector, input.connection, diagnostics);
  for (const [name, value] of credentials.query)
    query.push(`${encodeQuery(name)}=${encodeURIComponent(value)}`);
  for (const header of credentials.headers) putHeader(headers, header, diagnostics);
  addContentHeaders(operation, headers, body);
  if (hasErrors(diagnostics)) return { kind: 'refused', diagnostics };

  const address = `${connector.scheme}://${connector.host}${connector.basePath}${path}`;
  const url =
    query.length === 0 ? address : `${address}${address.includes('?') ? '&' : '?'}${query.join('&')}`;
  const request = { method: operation.method, url, headers, ...(body && { body: body.content }) };
  return { kind: 'built', request, diagnostics };
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
  const once = encodeURIComponent(text ?? '');
  return parameter.urlEncoding === 'double' ? encodeURIComponent(once) : once;
}

function queryTexts(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly string[] {
  const texts = toTexts(value, parameter.collectionFormat);
  if (texts === undefined) diagnostics.push(notText(parameter));
  return (texts ?? []).map((text) => `${encodeQuery(parameter.name)}=${encodeURIComponent(text)}`);
}

function headerText(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly HttpHeader[] {
  const text = toText(value, parameter.collectionFormat);
  if (text === undefined) diagnostics.push(notText(parameter));
  const headers: HttpHeader[] = [];
  putHeader(headers, [parameter.name, text ?? ''], diagnostics);
  return headers;
}

function notText(parameter: Parameter): Diagnostic {
  return diagnostic('parameter-type', { name: parameter.name, place: parameter.place, actual: 'an object' });
}

// oxlint-disable-next-line no-control-regex -- control characters are what must not go into a header
const controlCharacter = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Adds a header, replacing one of the same name; refuses what could smuggle in another. */
function putHeader(headers: HttpHeader[], header: HttpHeader, diagnostics: Diagnostic[]): void {
  const [name, value] = header;
  if (!headerName.test(name) || controlCharacter.test(value)) {
    diagnostics.push(diagnostic('parameter-header', { name }));
    return;
  }
  const at = headers.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
  headers.splice(at === -1 ? headers.length : at, at === -1 ? 0 : 1, header);
}

/** A `Content-Type` or `Accept` that the operation sends as a parameter wins over the declared one. */
function addContentHeaders(operation: Operation, headers: HttpHeader[], body: RequestBody | undefined): void {
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  if (body !== undefined && !has('content-type')) headers.push(['Content-Type', body.contentType]);
  if (!has('accept'))
    headers.push(['Accept', operation.produces.length === 0 ? '*/*' : operation.produces.join(', ')]);
}
