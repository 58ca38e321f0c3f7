import {
  type Diagnostic,
  headerValue,
  type HttpResponse,
  type Json,
  decodeText,
  utf8Decode,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import type { AnswerBody } from '../types.ts';
import { isTooDeep, maxJsonDepth } from './depth.ts';

/** Reads a body by its content type: JSON, text, or bytes. What claims to be JSON and is not is kept as text. */
export function readBody(response: HttpResponse, diagnostics: Diagnostic[]): AnswerBody {
  const { body } = response;
  if (body.length === 0) return { kind: 'empty' };
  const contentType = headerValue(response.headers, 'content-type') ?? '';
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (isJson(type)) return readJson(decode(body, contentType), contentType, diagnostics);
  if (isText(type)) return { kind: 'text', text: decode(body, contentType) };
  if (type === '') return readUntyped(body);
  return { kind: 'binary', bytes: body, contentType };
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json') || type === 'text/json';
}

function isText(type: string): boolean {
  return (
    type.startsWith('text/') ||
    type.endsWith('+xml') ||
    [
      'application/xml',
      'application/javascript',
      'application/x-www-form-urlencoded',
      'application/yaml',
    ].includes(type)
  );
}

function readJson(text: string, contentType: string, diagnostics: Diagnostic[]): AnswerBody {
  if (isTooDeep(text)) {
    diagnostics.push(diagnostic('answer-too-deep', { limit: maxJsonDepth }));
    return { kind: 'text', text };
  }
  try {
    const value: Json = JSON.parse(text);
    return { kind: 'json', value };
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'unknown';
    diagnostics.push(diagnostic('answer-not-json', { contentType, problem }));
    return { kind: 'text', text };
  }
}

/** Without a content type: JSON when it parses, text when it is UTF-8, else bytes. */
function readUntyped(body: Uint8Array): AnswerBody {
  const text = decodeText(body, 'utf-8', true);
  if (text === undefined) return { kind: 'binary', bytes: body, contentType: 'application/octet-stream' };
  if (isTooDeep(text)) return { kind: 'text', text };
  try {
    const value: Json = JSON.parse(text);
    return { kind: 'json', value };
  } catch {
    return { kind: 'text', text };
  }
}

function decode(body: Uint8Array, contentType: string): string {
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return utf8Decode(body);
  return decodeText(body, charset) ?? utf8Decode(body);
}
