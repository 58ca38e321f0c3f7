import type { Bytes } from './text/bytes.ts';
import { platform } from './unsafe.ts';

/** The keyed hash (HMAC, RFC 2104) of bytes. Algorithms are those of Web Crypto: `SHA-1`, `SHA-256`, `SHA-512`. */
export async function keyedHash(algorithm: string, key: Uint8Array, data: Uint8Array): Promise<Bytes> {
  const { subtle } = platform.crypto;
  const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: algorithm }, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, data));
}
