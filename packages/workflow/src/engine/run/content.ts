/** Bodies as bytes, of which parts can be taken. Bytes are kept as base64, because state is plain data. */
import { base64Decode, base64Encode, utf8Encode } from '@connectory/base';
import { type ObjectValue, readJson, type Value, writeValue } from '@connectory/expressions';
import { isObjectValue, textMember } from '../values.ts';

/** The bytes of a body. */
export interface Content {
  readonly base64: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

/** The bytes of a body, as a call would send it; nothing when it has none. */
export function contentOf(body: Value | undefined): Content | undefined {
  if (body === undefined || body === null) return undefined;
  const binary = isObjectValue(body) ? textMember(body, '$content') : undefined;
  if (binary !== undefined) {
    const base64 = binary.replaceAll(/\s/g, '');
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined;
    return {
      base64,
      size: sizeOfBase64(base64),
      type: textMember(body, '$content-type') ?? 'application/octet-stream',
    };
  }
  const isText = typeof body === 'string';
  const text = isText ? body : writeValue(body);
  if (text === undefined || text === '') return undefined;
  const bytes = utf8Encode(text);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  return { base64: base64Encode(bytes), size: bytes.length, type };
}

function sizeOfBase64(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/** The bytes from one place up to another, as a content object. Only what is around them is decoded. */
export function partOf({ base64, type }: Content, from: number, to: number): ObjectValue {
  const first = Math.floor(from / 3);
  const bytes = base64Decode(base64.slice(first * 4, Math.ceil(to / 3) * 4)) ?? new Uint8Array();
  const part = bytes.subarray(from - first * 3, to - first * 3);
  return { '$content-type': type, $content: base64Encode(part) };
}

/** The bodies of parts as one body; nothing when one of them is neither text nor a content object. */
export function joinParts(parts: readonly Value[], contentType: string): Value | undefined {
  if (parts.every((part) => typeof part === 'string')) {
    const text = parts.join('');
    const read = contentType.toLowerCase().includes('json') ? readJson(text) : undefined;
    return read?.ok === true ? read.value : text;
  }
  const contents = parts.map((part) => (isObjectValue(part) ? contentOf(part) : undefined));
  const known = contents.filter((each) => each !== undefined);
  const isContent = parts.every((part) => isObjectValue(part) && textMember(part, '$content') !== undefined);
  if (!isContent || known.length < parts.length) return undefined;
  const decoded = known.map(({ base64 }) => base64Decode(base64) ?? new Uint8Array());
  const all = new Uint8Array(decoded.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bytes of decoded) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return { '$content-type': known[0]?.type ?? contentType, $content: base64Encode(all) };
}
