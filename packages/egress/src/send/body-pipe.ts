import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import { err, ok, type Result } from '@connectory/base';
import type { DecodeFault } from './decode.ts';

/** Leads a body to a sink as it comes, and undoes one content encoding on the way. */
export interface BodyPipe {
  /** Takes a piece of the body. False: wait for `drained` before the next one. */
  readonly write: (chunk: Uint8Array) => boolean;
  /** Ends the body; gives the bytes that went to the sink, or why they are not all. */
  readonly end: () => Promise<Result<number, DecodeFault>>;
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
};

/** Makes a pipe; `undefined` for what is only undone whole: several encodings, `deflate` (which is two), unknown ones. */
export function createBodyPipe(
  encodings: readonly string[],
  limit: number,
  sink: (bytes: Uint8Array) => void,
  on: { readonly drained: () => void; readonly tooLarge: () => void },
): BodyPipe | undefined {
  let size = 0;
  const pass = (chunk: Uint8Array): void => {
    size += chunk.length;
    if (size > limit) on.tooLarge();
    else sink(chunk);
  };
  const [encoding] = encodings.filter((name) => name !== 'identity');
  if (encoding === undefined) {
    return {
      write(chunk) {
        pass(chunk);
        return true;
      },
      end: () => Promise.resolve(ok(size)),
    };
  }
  const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (make === undefined || encodings.length > 1) return undefined;
  const decoder = make();
  const ended = new Promise<Result<number, DecodeFault>>((resolve) => {
    decoder.once('end', () => resolve(ok(size)));
    decoder.once('error', () => resolve(err('not-decodable')));
  });
  decoder.on('data', pass);
  decoder.on('drain', on.drained);
  return {
    write: (chunk) => decoder.write(chunk),
    end() {
      decoder.end();
      return ended;
    },
  };
}
