import {
  base64Decode,
  base64Encode,
  type Bytes,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  stringAt,
  systemRandom,
  utf8Encode,
} from '@connectory/base';
import type { Operation, Parameter } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { toTexts } from './serialize.ts';

/** A body ready to be sent, with its content type. */
export interface RequestBody {
  readonly content: string | Bytes;
  readonly contentType: string;
}

/** A file as it comes from a form or a flow (SPEC §10.2). */
interface FileValue {
  readonly bytes: Bytes;
  readonly contentType: string;
  readonly name: string;
}

/** Writes the body of a `body` parameter: JSON, plain text, or a file as it is (SPEC §10.1). */
export function writeBody(
  operation: Operation,
  parameter: Parameter,
  value: Json,
  diagnostics: Diagnostic[],
): RequestBody | undefined {
  const declared = chooseType(operation.consumes, (type) => type.includes('json')) ?? 'application/json';
  if (isFile(value)) {
    const file = readFile(parameter.name, value, diagnostics);
    return file && { content: file.bytes, contentType: file.contentType };
  }
  if (typeof value === 'string' && !declared.includes('json'))
    return { content: value, contentType: declared };
  if (typeof value === 'string' && parameter.format === 'binary') {
    return { content: value, contentType: 'application/octet-stream' };
  }
  return {
    content: JSON.stringify(value),
    contentType: declared.includes('json') ? declared : 'application/json',
  };
}

/** Writes `formData` parameters: multipart when one is a file or only that is declared, else urlencoded. */
export function writeForm(
  operation: Operation,
  values: readonly (readonly [Parameter, Json])[],
  diagnostics: Diagnostic[],
): RequestBody | undefined {
  const files = operation.parameters.some((parameter) => parameter.type === 'file');
  const urlencoded = operation.consumes.includes('application/x-www-form-urlencoded');
  const multipart = files || (operation.consumes.includes('multipart/form-data') && !urlencoded);
  return multipart ? writeMultipart(values, diagnostics) : writeUrlencoded(values, diagnostics);
}

function writeUrlencoded(
  values: readonly (readonly [Parameter, Json])[],
  diagnostics: Diagnostic[],
): RequestBody {
  const entries = values.flatMap(([parameter, value]) =>
    formTexts(parameter, value, diagnostics).map(
      (text) => `${encodeURIComponent(parameter.name)}=${encodeURIComponent(text).replaceAll('%20', '+')}`,
    ),
  );
  return { content: entries.join('&'), contentType: 'application/x-www-form-urlencoded' };
}

function writeMultipart(
  values: readonly (readonly [Parameter, Json])[],
  diagnostics: Diagnostic[],
): RequestBody | undefined {
  const boundary = `connectory-${base64Encode(systemRandom.bytes(18)).replaceAll(/[+/]/g, '0')}`;
  const parts: Bytes[] = [];
  for (const [parameter, value] of values) {
    if (isFile(value)) {
      const file = readFile(parameter.name, value, diagnostics);
      if (file === undefined) return undefined;
      const disposition = `form-data; name="${quote(parameter.name)}"; filename="${quote(file.name)}"`;
      parts.push(partHead(boundary, disposition, file.contentType), file.bytes, utf8Encode('\r\n'));
    } else {
      for (const text of formTexts(parameter, value, diagnostics)) {
        parts.push(
          partHead(boundary, `form-data; name="${quote(parameter.name)}"`),
          utf8Encode(`${text}\r\n`),
        );
      }
    }
  }
  parts.push(utf8Encode(`--${boundary}--\r\n`));
  return { content: join(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}

function formTexts(parameter: Parameter, value: Json, diagnostics: Diagnostic[]): readonly string[] {
  const texts = toTexts(value, parameter.collectionFormat);
  return texts ?? objectAsText(value) ?? refuse(parameter, diagnostics);
}

/** Forms of many APIs take an object as JSON text in one field. */
function objectAsText(value: Json): readonly string[] | undefined {
  return isObject(value) ? [JSON.stringify(value)] : undefined;
}

function refuse(parameter: Parameter, diagnostics: Diagnostic[]): readonly string[] {
  const data = { name: parameter.name, place: 'form', actual: 'a list of objects' };
  diagnostics.push(diagnostic('parameter-type', data));
  return [];
}

function partHead(boundary: string, disposition: string, contentType?: string): Bytes {
  const type = contentType === undefined ? '' : `Content-Type: ${contentType.replaceAll(/[\r\n]/g, '')}\r\n`;
  return utf8Encode(`--${boundary}\r\nContent-Disposition: ${disposition}\r\n${type}\r\n`);
}

/** Escapes a name inside quotes as browsers do (HTML standard, multipart/form-data). */
function quote(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function join(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isFile(value: Json): value is JsonObject {
  return isObject(value) && typeof value['$content'] === 'string';
}

function readFile(parameter: string, value: JsonObject, diagnostics: Diagnostic[]): FileValue | undefined {
  const bytes = base64Decode(stringAt(value, '$content') ?? '');
  if (bytes === undefined) {
    diagnostics.push(diagnostic('file-content', { name: parameter }));
    return undefined;
  }
  return {
    bytes,
    contentType: stringAt(value, '$content-type') ?? 'application/octet-stream',
    name: stringAt(value, 'name') ?? parameter,
  };
}

function chooseType(types: readonly string[], wanted: (type: string) => boolean): string | undefined {
  return types.find((type) => wanted(type.toLowerCase())) ?? types[0];
}
