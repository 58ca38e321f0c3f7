/** Answers to `Http` actions, as expressions read them. */
import { base64Encode, headerValue, type HttpResponse, utf8Decode } from '@connectory/base';
import { readJson, type Value } from '@connectory/expressions';
import type { Answer } from '../engine/run/types.ts';

/** Makes an answer of a response: JSON and text are native, all else is a content object. */
export function httpAnswer(response: HttpResponse): Extract<Answer, { kind: 'response' }> {
  const { status, headers, body } = response;
  // Names that occur twice are one header whose values stand side by side.
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const type = headerValue(headers, 'content-type') ?? '';
  return {
    kind: 'response',
    statusCode: status,
    headers: Object.fromEntries(joined),
    body: bodyValue(body, type),
  };
}

function bodyValue(bytes: Uint8Array, contentType: string): Value {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (bytes.length === 0) return null;
  if (type === '' || type.endsWith('/json') || type.endsWith('+json')) {
    const text = utf8Decode(bytes);
    const read = readJson(text);
    return read.ok ? read.value : text;
  }
  if (type.startsWith('text/') && type !== 'text/xml') return utf8Decode(bytes);
  return { '$content-type': contentType, $content: base64Encode(bytes) };
}
