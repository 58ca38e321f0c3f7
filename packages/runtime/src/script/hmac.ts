import { base64Encode, keyedHash, utf8Encode } from '@connectory/base';

const algorithms: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-512']);

/** The keyed hash of a text, in base64. Throws for algorithms that are not offered. */
export async function hmac(algorithm: string, key: string, text: string): Promise<string> {
  if (!algorithms.has(algorithm)) {
    throw new TypeError(`hmac knows ${[...algorithms].join(', ')}, not "${algorithm}".`);
  }
  return base64Encode(await keyedHash(algorithm, utf8Encode(key), utf8Encode(text)));
}
