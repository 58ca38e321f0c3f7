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
  const { body, streamed } = response;
  const contentType = headerValue(response.headers, 'content-type') ?? '';
  if (streamed !== undefined) return { kind: 'streamed', bytes: streamed, contentType };
  if (body.length === 0) return { kind: 'empty' };
  const { kind, charset } = mediaOf(contentType);
  switch (kind) {
    case 'json':
      return readJson(decode(body, charset), contentType, diagnostics);
    case 'text':
      return { kind: 'text', text: decode(body, charset) };
    case 'none':
      return readUntyped(body);
    case 'binary':
      return { kind: 'binary', bytes: body, contentType };
    default:
      return kind satisfies never;
  }
}

/** What a content type says about reading a body. */
interface Media {
  readonly kind: 'json' | 'text' | 'binary' | 'none';
  /** `undefined` for UTF-8. */
  readonly charset: string | undefined;
}

/** Content types seen lately: an API has a handful, each on thousands of answers. */
const seen = new Map<string, Media>();
const maxSeen = 200;

function mediaOf(contentType: string): Media {
  const known = seen.get(contentType);
  if (known !== undefined) return known;
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1];
  const media: Media = {
    kind: isJson(type) ? 'json' : isText(type) ? 'text' : type === '' ? 'none' : 'binary',
    charset: charset === undefined || /^utf-?8$/i.test(charset) ? undefined : charset,
  };
  if (seen.size >= maxSeen) seen.clear();
  seen.set(contentType, media);
  return media;
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

/**
 * Reads a body as the JSON that the connector declares, although the API calls it something else: some send JSON as
 * `text/html` or as bytes. What is no JSON stays what it was.
 */
export function readAsDeclared(
  body: AnswerBody,
  response: HttpResponse,
  diagnostics: Diagnostic[],
): AnswerBody {
  if (body.kind !== 'text' && body.kind !== 'binary') return body;
  const text = body.kind === 'text' ? body.text : decodeText(body.bytes, 'utf-8', true);
  if (text === undefined || !/^\s*[[{]/.test(text) || isTooDeep(text)) return body;
  try {
    const value: Json = JSON.parse(text);
    const contentType = headerValue(response.headers, 'content-type') ?? '';
    diagnostics.push(diagnostic('answer-is-json', { contentType }));
    return { kind: 'json', value };
  } catch {
    return body;
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

function decode(body: Uint8Array, charset: string | undefined): string {
  return charset === undefined ? utf8Decode(body) : (decodeText(body, charset) ?? utf8Decode(body));
}
