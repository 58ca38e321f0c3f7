import { assertNever, decodeText, isArray, isObject, type Json } from '@connectory/base';
import type { AnswerBody } from '@connectory/runtime';
import type { Redaction } from './redaction.ts';

/** Texts are shown up to here, in UTF-16 units. */
const textShown = 1_048_576;
/** Binary bodies are shown up to here, in bytes; JSON larger than this is shown as text. */
const bytesShown = 5 * 1_048_576;
/** JSON nested deeper than this is shown as text: neither we nor a browser should walk it. */
const depthShown = 200;

/** The body of an answer as it is shown. */
export function answerBodyView(body: AnswerBody, bytes: number, redaction: Redaction) {
  switch (body.kind) {
    case 'empty':
    case 'streamed':
      return { kind: 'empty' } as const;
    case 'json':
      return bytes <= bytesShown && depthWithin(body.value, depthShown)
        ? ({ kind: 'json', value: redaction.json(body.value), bytes } as const)
        : textView(deepText(body.value), bytes, redaction);
    case 'text':
      return textView(body.text, bytes, redaction);
    case 'binary':
      return binaryView(body.bytes, body.contentType, redaction);
    default:
      return assertNever(body);
  }
}

/** The body of a request as it is shown. */
export function requestBodyView(
  body: string | Uint8Array | undefined,
  contentType: string | undefined,
  redaction: Redaction,
) {
  if (body === undefined || body.length === 0) return { kind: 'empty' } as const;
  const type = contentType ?? 'application/octet-stream';
  const text = typeof body === 'string' ? body : decodeText(body, 'utf-8', true);
  if (text === undefined)
    return binaryView(typeof body === 'string' ? new Uint8Array() : body, type, redaction);
  const bytes = Buffer.byteLength(text);
  const value = /[/+]json\b/i.test(type) ? parsed(text) : undefined;
  return value !== undefined && bytes <= bytesShown && depthWithin(value, depthShown)
    ? ({ kind: 'json', value: redaction.json(value), bytes } as const)
    : textView(text, bytes, redaction);
}

function textView(whole: string, bytes: number, redaction: Redaction) {
  // Redacted before it is cut: a cut through a secret would leave half of it.
  const text = redaction.text(whole);
  return {
    kind: 'text',
    text: text.length > textShown ? text.slice(0, textShown) : text,
    bytes,
    truncated: text.length > textShown,
  } as const;
}

function binaryView(bytes: Uint8Array, contentType: string, redaction: Redaction) {
  if (redaction.occursIn(bytes)) {
    return textView('The body holds a secret of the connection and is not shown.', bytes.length, redaction);
  }
  const shown = bytes.subarray(0, bytesShown);
  return {
    kind: 'binary',
    base64: Buffer.from(shown.buffer, shown.byteOffset, shown.byteLength).toString('base64'),
    bytes: bytes.length,
    contentType,
    truncated: shown.length < bytes.length,
  } as const;
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function deepText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return 'The body is nested too deeply to be shown.';
  }
}

function depthWithin(value: Json, depth: number): boolean {
  if (depth === 0) return false;
  if (isArray(value)) return value.every((item) => depthWithin(item, depth - 1));
  return !isObject(value) || Object.values(value).every((member) => depthWithin(member, depth - 1));
}
