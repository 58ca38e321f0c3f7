import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import { unzipSync, zipSync } from 'fflate';
import { diagnostic } from '../diagnostics.ts';
import type { PackageFile } from './types.ts';

const maxUnpackedBytes = 32 * 1024 * 1024;
const maxFiles = 200;

/**
 * Unpacks a zip file in memory, bounded in size and number of files, so that a zip bomb ends in a diagnostic.
 *
 * Folders, and what packing tools of some systems add (`__MACOSX`, `.DS_Store`), are left out.
 */
export function readZip(bytes: Uint8Array): Result<readonly PackageFile[], Diagnostic> {
  let unpacked = 0;
  let count = 0;
  let tooLarge = false;
  try {
    const entries = unzipSync(bytes, {
      filter(entry) {
        if (entry.name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(entry.name)) return false;
        unpacked += entry.originalSize;
        count += 1;
        tooLarge ||= unpacked > maxUnpackedBytes || count > maxFiles;
        return !tooLarge;
      },
    });
    if (tooLarge)
      return err(diagnostic('zip-too-large', { limit: maxUnpackedBytes / 1024 / 1024, files: maxFiles }));
    return ok(
      Object.entries(entries).map(([name, content]) => ({
        name: name.replaceAll('\\', '/'),
        bytes: content,
      })),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'unknown error';
    return err(diagnostic('zip-unreadable', { problem }));
  }
}

/** Packs files into a zip file. */
export function writeZip(files: readonly PackageFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])));
}
