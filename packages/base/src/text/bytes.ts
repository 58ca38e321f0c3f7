import { platform } from '../unsafe.ts';

/** Bytes in memory of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new platform.TextEncoder();
const decoder = new platform.TextDecoder('utf-8');

/** Encodes text as UTF-8. */
export function utf8Encode(text: string): Bytes {
  return encoder.encode(text);
}

/** Decodes UTF-8; a byte-order mark is dropped and malformed bytes become U+FFFD. */
export function utf8Decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Decodes bytes in a named encoding (WHATWG label such as `utf-8`, `utf-16le`, `windows-1252`).
 *
 * @returns The text, or `undefined` when the label is unknown or, with `fatal`, a byte does not fit.
 */
export function decodeText(bytes: Uint8Array, label: string, fatal = false): string | undefined {
  try {
    return new platform.TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Encodes bytes as base64 (RFC 4648 §4). */
export function base64Encode(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return platform.btoa(binary);
}

/** Decodes base64, standard or URL alphabet, padding optional; `undefined` when the text is not base64. */
export function base64Decode(text: string): Bytes | undefined {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard) || standard.replace(/=+$/, '').length % 4 === 1)
    return undefined;
  return Uint8Array.from(platform.atob(standard), (character) => character.charCodeAt(0));
}
