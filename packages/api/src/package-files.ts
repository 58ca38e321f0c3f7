import { base64Decode, base64Encode, decodeText, err, ok, utf8Encode, type Result } from '@connectory/base';
import type { PackageFilePayload, PackagePayload } from './types.ts';

/** One file of a connector package as bytes. */
interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts the files of a connector package into the shape they travel in: texts as text, everything else as base64. No
 * byte is lost: a file that is not exactly UTF-8, or begins with a byte-order mark, travels as base64.
 *
 * @example
 * ```ts
 * import { filesToPayload } from '@connectory/api';
 * filesToPayload([{ name: 'readme.md', bytes: new Uint8Array([72, 105]) }]).files[0]?.content; // 'Hi'
 * ```
 */
export function filesToPayload(files: readonly File[]): PackagePayload {
  return {
    files: files.map(({ name, bytes }): PackageFilePayload => {
      const text = textOf(bytes);
      return text === undefined
        ? { name, encoding: 'base64', content: base64Encode(bytes) }
        : { name, encoding: 'utf-8', content: text };
    }),
  };
}

/**
 * Takes the files of a connector package out of the shape they travel in.
 *
 * @returns The files, or as error the name of the first file whose base64 cannot be decoded.
 * @example
 * ```ts
 * import { payloadToFiles } from '@connectory/api';
 * payloadToFiles({ files: [{ name: 'readme.md', encoding: 'utf-8', content: 'Hi' }] }).ok; // true
 * ```
 */
export function payloadToFiles(payload: {
  readonly files: readonly Readonly<PackageFilePayload>[];
}): Result<readonly File[], string> {
  const files: File[] = [];
  for (const { name, encoding, content } of payload.files) {
    const bytes = encoding === 'utf-8' ? utf8Encode(content) : base64Decode(content);
    if (bytes === undefined) return err(name);
    files.push({ name, bytes });
  }
  return ok(files);
}

/** The text of bytes that are UTF-8 and come out as the same bytes again. */
function textOf(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (marked || bytes.includes(0)) return undefined;
  return decodeText(bytes, 'utf-8', true);
}
