/**
 * Content objects: how the language carries bytes, `{"$content-type": …, "$content": base64}`. They are objects like any other, and are
 * read as their text where a text is wanted.
 */
import { base64Encode, decodeText, utf8Decode, utf8Encode, type Bytes } from '@connectory/base';
import { fail, type Failure } from '../run/failure.ts';
import { objectOf } from '../values/objects.ts';
import { isRecord, type ObjectValue, type Value } from '../values/value.ts';
import { strictBase64 } from './base64.ts';
import { charsetOf, isMediaType } from './media-type.ts';

/** The type of bytes of which nothing else is known. */
export const octetStream = 'application/octet-stream';

/** The type of XML, as the host writes it. */
export const xmlType = 'application/xml;charset=utf-8';

/** A content object with its members read. */
export interface Content {
  readonly type: string;
  readonly base64: string;
}

/** A content object of a base64 text. */
export function contentValue(type: string, base64: string): ObjectValue {
  return objectOf([
    ['$content-type', type],
    ['$content', base64],
  ]);
}

/** A content object of a text, in UTF-8. */
export function textContent(type: string, text: string): ObjectValue {
  return contentValue(type, base64Encode(utf8Encode(text)));
}

/** The type and base64 of a content object; `undefined` for any other value. */
export function contentOf(value: Value | undefined): Content | undefined {
  if (!isRecord(value) || !Object.hasOwn(value, '$content')) return undefined;
  const { '$content-type': type, $content: base64 } = value;
  return typeof type === 'string' && typeof base64 === 'string' ? { type, base64 } : undefined;
}

/** Tells whether content is XML: `application/xml`, `text/xml` or a type that ends in `+xml`. */
export function isXmlContent({ type }: Content): boolean {
  return /^\s*(?:application|text)\/(?:[^\s;]*\+)?xml\s*(?:;|$)/iu.test(type);
}

/** The bytes of content. */
function contentBytes({ type, base64 }: Content): Bytes | Failure {
  return strictBase64(base64) ?? fail('content-invalid', { type, detail: 'The content is not base64.' });
}

/** The text of content, in the encoding that its type names, else in UTF-8. */
export function contentText(content: Content): string | Failure {
  const { type } = content;
  if (!isMediaType(type, true)) return fail('content-invalid', { type, detail: 'The type is not valid.' });
  const bytes = contentBytes(content);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const charset = charsetOf(type);
  if (charset === undefined || /^(?:utf-?8|(?:us-)?ascii)$/iu.test(charset)) return utf8Decode(bytes);
  return (
    decodeText(bytes, charset) ??
    fail('content-invalid', { type, detail: `The encoding '${charset}' is not known.` })
  );
}
