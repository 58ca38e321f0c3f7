import { writeZip, type PackageFile } from '@connectory/connector';
import { domBytes } from '../../unsafe.ts';
import type { Source } from './source.ts';

interface NamedFile {
  readonly path: string;
  readonly file: File;
}

/** Chosen files as one source: one file as it is, a folder as a zip. `undefined` when there is nothing. */
export async function sourceOfFiles(files: readonly NamedFile[]): Promise<Source | undefined> {
  const [first] = files;
  if (first === undefined) return undefined;
  if (files.length === 1 && !first.path.includes('/')) {
    return { kind: 'file', name: first.file.name, bytes: new Uint8Array(await first.file.arrayBuffer()) };
  }
  const members: readonly PackageFile[] = await Promise.all(
    files.map(async ({ path, file }) => ({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const folder = first.path.split('/')[0] ?? 'package';
  return { kind: 'file', name: `${folder}.zip`, bytes: domBytes(writeZip(members)) };
}

/** The files of a file input, with their paths when a folder was chosen. */
export function filesOfInput(list: FileList | null): readonly NamedFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files of a drop, folders walked. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly NamedFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
}

async function walk(entry: FileSystemEntry): Promise<readonly NamedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ path, file }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  // A reader gives its entries in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) break;
    children.push(...portion);
  }
  return (await Promise.all(children.map((child) => walk(child)))).flat();
}
