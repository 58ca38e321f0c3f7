import { base64Encode, type Bytes, systemRandom, utf8Encode } from '@connectory/base';
import type { FileValue } from './files.ts';

/** One part of a form. */
export type FormPart =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly file: FileValue }
  | {
      /** A part that brings its own headers. Has no place in an urlencoded form. */
      readonly kind: 'part';
      readonly headers: readonly (readonly [string, string])[];
      readonly content: Bytes;
    };

/** Writes parts as `multipart/form-data` (RFC 7578). */
export function writeParts(parts: readonly FormPart[]): {
  readonly content: Bytes;
  readonly boundary: string;
} {
  const boundary = `connectory-${base64Encode(systemRandom.bytes(18)).replaceAll(/[+/]/g, '0')}`;
  const written = parts.flatMap((part) => [
    utf8Encode(`--${boundary}\r\n${headersOf(part)}\r\n`),
    contentOf(part),
    utf8Encode('\r\n'),
  ]);
  return { content: join([...written, utf8Encode(`--${boundary}--\r\n`)]), boundary };
}

function headersOf(part: FormPart): string {
  switch (part.kind) {
    case 'text':
      return `Content-Disposition: form-data; name="${quote(part.name)}"\r\n`;
    case 'file': {
      const { name, contentType } = part.file;
      const disposition = `form-data; name="${quote(part.name)}"; filename="${quote(name)}"`;
      return `Content-Disposition: ${disposition}\r\nContent-Type: ${oneLine(contentType)}\r\n`;
    }
    case 'part':
      return part.headers.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}\r\n`).join('');
    default:
      return part satisfies never;
  }
}

function contentOf(part: FormPart): Bytes {
  switch (part.kind) {
    case 'text':
      return utf8Encode(part.text);
    case 'file':
      return part.file.bytes;
    case 'part':
      return part.content;
    default:
      return part satisfies never;
  }
}

/** Escapes a name inside quotes as browsers do (HTML standard, multipart/form-data). */
function quote(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, '');
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
