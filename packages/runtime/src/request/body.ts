import {
  type Bytes,
  type Diagnostic,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  utf8Encode,
} from '@connectory/base';
import type { Operation, Parameter } from '@connectory/connector';
import { schemaType } from '@connectory/schema';
import { type DraftBody, plainText } from './draft.ts';
import { isFile, readFile } from './files.ts';
import { writeParts, type FormPart } from './multipart.ts';
import { diagnostic } from '../diagnostics.ts';
import { toTexts } from './serialize.ts';

/** A body ready to be sent, with its content type. */
export interface RequestBody {
  readonly body: DraftBody;
  readonly contentType: string;
}

const urlencodedType = 'application/x-www-form-urlencoded';
const multipartType = 'multipart/form-data';

/**
 * Writes the body of a `body` parameter (SPEC §10.1 and §10.2): JSON, plain text, a form, or a file as it is. A
 * `Content-Type` that the operation sends as a header decides; else JSON where it is declared, else what is declared
 * first.
 */
export function writeBody(
  operation: Operation,
  parameter: Parameter,
  value: Json,
  header: string | undefined,
  diagnostics: Diagnostic[],
): RequestBody | undefined {
  const stated = header ?? chooseType(operation.consumes, isJsonType) ?? 'application/json';
  const type = (stated.split(';')[0] ?? '').trim().toLowerCase();
  if (isObject(value) && isArray(value['$multipart']))
    return writeMultipartValue(value['$multipart'], diagnostics);
  if (isFile(value)) {
    const file = readFile(parameter.name, value, diagnostics);
    return file && { body: { kind: 'content', content: file.bytes }, contentType: file.contentType };
  }
  if (isObject(value) && type === urlencodedType) return urlencoded(entriesOf(value, diagnostics));
  if (isObject(value) && type === multipartType) return multipart(entriesOf(value, diagnostics));
  if (typeof value === 'string') {
    if (isRaw(parameter)) return text(value, isJsonType(stated) ? 'application/octet-stream' : stated);
    if (!isJsonType(stated)) return text(value, stated);
  }
  return { body: { kind: 'json', value }, contentType: isJsonType(stated) ? stated : 'application/json' };
}

/** Writes `formData` parameters: multipart when one is a file or only that is declared, else urlencoded. */
export function writeForm(
  operation: Operation,
  values: readonly (readonly [Parameter, Json])[],
  diagnostics: Diagnostic[],
): RequestBody | undefined {
  const files = operation.parameters.some((parameter) => parameter.type === 'file');
  const declared = operation.consumes.map((type) => type.toLowerCase());
  const asMultipart = files || (declared.includes(multipartType) && !declared.includes(urlencodedType));
  const parts: FormPart[] = [];
  for (const [parameter, value] of values) {
    const file = isFile(value) ? readFile(parameter.name, value, diagnostics) : undefined;
    if (isFile(value) && file === undefined) return undefined;
    if (file !== undefined) parts.push({ kind: 'file', name: parameter.name, file });
    else if (parameter.type === 'file' && typeof value === 'string')
      parts.push({ kind: 'file', name: parameter.name, file: textFile(parameter.name, value) });
    else
      for (const one of formTexts(parameter, value, diagnostics))
        parts.push({ kind: 'text', name: parameter.name, text: one });
  }
  return asMultipart ? multipart(parts) : urlencoded(parts);
}

/** A file given as text is its content. */
function textFile(name: string, value: string): { bytes: Bytes; contentType: string; name: string } {
  return { bytes: utf8Encode(value), contentType: 'text/plain', name };
}

function text(content: string, contentType: string): RequestBody {
  return { body: { kind: 'content', content }, contentType };
}

function multipart(parts: readonly FormPart[]): RequestBody {
  const { content, boundary } = writeParts(parts);
  return { body: { kind: 'content', content }, contentType: `${multipartType}; boundary=${boundary}` };
}

function urlencoded(parts: readonly FormPart[]): RequestBody {
  const entries = parts.flatMap((part) =>
    part.kind === 'text' ? [`${encodeForm(part.name)}=${encodeForm(part.text)}`] : [],
  );
  return text(entries.join('&'), urlencodedType);
}

function encodeForm(value: string): string {
  return encodeURIComponent(value).replaceAll('%20', '+');
}

/** The members of a body object as form entries, for operations that declare a form as a body. */
function entriesOf(value: JsonObject, diagnostics: Diagnostic[]): readonly FormPart[] {
  return Object.entries(value).flatMap(([name, member]): readonly FormPart[] => {
    if (isFile(member)) {
      const file = readFile(name, member, diagnostics);
      return file === undefined ? [] : [{ kind: 'file', name, file }];
    }
    const texts = toTexts(member, 'multi') ?? [JSON.stringify(member)];
    return texts.map((one) => ({ kind: 'text', name, text: one }));
  });
}

/** A multipart body as flows carry it (SPEC §10.2): parts with headers and a body each. */
function writeMultipartValue(items: readonly Json[], diagnostics: Diagnostic[]): RequestBody | undefined {
  const parts: FormPart[] = [];
  for (const item of items) {
    if (!isObject(item)) continue;
    const { headers, body = '' } = item;
    const own = isObject(headers)
      ? Object.entries(headers).map(([name, one]) => [name, plainText(one)] as const)
      : [];
    const file = isFile(body) ? readFile('part', body, diagnostics) : undefined;
    if (isFile(body) && file === undefined) return undefined;
    const content = file?.bytes ?? utf8Encode(typeof body === 'string' ? body : JSON.stringify(body));
    parts.push({ kind: 'part', headers: own, content });
  }
  return multipart(parts);
}

function formTexts(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly string[] {
  // Forms of many APIs take an object as JSON text in one field.
  const texts =
    toTexts(value, parameter.collectionFormat) ?? (isObject(value) ? [JSON.stringify(value)] : undefined);
  if (texts !== undefined) return texts;
  const data = { name: parameter.name, place: 'form', actual: 'a list of objects' };
  diagnostics.push(diagnostic('parameter-type', data));
  return [];
}

function isRaw(parameter: Parameter): boolean {
  return parameter.format === 'binary' || schemaType(parameter.schema) === 'file';
}

function isJsonType(type: string): boolean {
  return type.toLowerCase().includes('json');
}

function chooseType(types: readonly string[], wanted: (type: string) => boolean): string | undefined {
  return types.find(wanted) ?? types.find((type) => type.trim() !== '' && type !== '*/*');
}
