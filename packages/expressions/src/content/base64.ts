import { base64Decode, type Bytes } from '@connectory/base';

/** The bytes of a base64 text: white space is skipped, padding is required, as .NET reads it; `undefined` when it is none. */
export function strictBase64(text: string): Bytes | undefined {
  const dense = text.replaceAll(/[ \t\r\n]/gu, '');
  if (dense.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(dense)) return undefined;
  return base64Decode(dense);
}
