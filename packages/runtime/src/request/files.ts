import {
  base64Decode,
  type Bytes,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  stringAt,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';

/** A file as it comes from a form or a flow (SPEC §10.2). */
export interface FileValue {
  readonly bytes: Bytes;
  readonly contentType: string;
  readonly name: string;
}

/** True for `{ "$content-type", "$content": base64 }`. */
export function isFile(value: Json): value is JsonObject {
  return isObject(value) && typeof value['$content'] === 'string';
}

/** Reads a file value; `undefined`, with a diagnostic, when its content is not base64. */
export function readFile(
  parameter: string,
  value: JsonObject,
  diagnostics: Diagnostic[],
): FileValue | undefined {
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
