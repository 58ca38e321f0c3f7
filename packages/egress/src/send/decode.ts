import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { err, ok, type Result } from '@connectory/base';

/** Why a body could not be unpacked. */
export type DecodeFault = 'too-large' | 'not-decodable';

const unpackers: Readonly<Record<string, (bytes: Uint8Array, limit: number) => Promise<Uint8Array>>> = {
  gzip: unpacker(promisify(gunzip)),
  'x-gzip': unpacker(promisify(gunzip)),
  br: unpacker(promisify(brotliDecompress)),
  zstd: unpacker(promisify(zstdDecompress)),
  async deflate(bytes, limit) {
    // The standard says zlib; some servers send the bare stream. The first byte tells.
    const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8;
    return wrapped ? zlibInflate(bytes, limit) : rawInflate(bytes, limit);
  },
};

const zlibInflate = unpacker(promisify(inflate));
const rawInflate = unpacker(promisify(inflateRaw));

/** Undoes content encodings, last applied first. Never holds more than `limit` decoded bytes. */
export async function decodeBody(
  bytes: Uint8Array,
  encodings: readonly string[],
  limit: number,
): Promise<Result<Uint8Array, DecodeFault>> {
  let decoded = bytes;
  for (const encoding of encodings.toReversed()) {
    if (encoding === 'identity' || decoded.length === 0) continue;
    const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
    if (unpack === undefined) return err('not-decodable');
    try {
      decoded = await unpack(decoded, limit);
    } catch (error) {
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return err(tooLarge ? 'too-large' : 'not-decodable');
    }
  }
  return ok(decoded);
}

/** The encodings of a `content-encoding` header, in the order they were applied. */
export function readEncodings(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  return header
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '');
}

function unpacker(
  unpack: (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>,
): (bytes: Uint8Array, limit: number) => Promise<Uint8Array> {
  return (bytes, limit) => unpack(bytes, { maxOutputLength: limit });
}
