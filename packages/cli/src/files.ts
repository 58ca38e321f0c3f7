/* The one module of the command line that touches the disk. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Bytes, type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { PackageFile } from '@connectory/connector';
import { diagnostic } from './diagnostics.ts';

/** Files of a package folder that are read; what lies deeper or beside belongs to someone else. */
const maxFiles = 100;

/** Reads one file whole. */
export async function readBytes(file: string): Promise<Result<Bytes, Diagnostic>> {
  try {
    return ok(new Uint8Array(await readFile(file)));
  } catch (error) {
    return err(unreadable(file, error));
  }
}

/** Reads a connector package: a folder, a zip file, or the definition itself. */
export async function readPackageFiles(place: string): Promise<Result<readonly PackageFile[], Diagnostic>> {
  try {
    if ((await stat(place)).isDirectory()) return ok(await readFolder(place));
  } catch (error) {
    return err(unreadable(place, error));
  }
  const bytes = await readBytes(place);
  if (!bytes.ok) return bytes;
  if (bytes.value[0] === 0x50 && bytes.value[1] === 0x4b) {
    const { readZip } = await import('@connectory/connector');
    return readZip(bytes.value);
  }
  const beside = await readFolder(path.dirname(path.resolve(place)));
  return ok(
    beside.filter(
      (file) => file.name === path.basename(place) || /^(?:apiProperties\.json|icon\.png)$/i.test(file.name),
    ),
  );
}

/** Reads what may hold flows: a file with those beside it that belong to it, the JSON files of a folder and its folders, or a zip file. */
export async function readFlowFiles(place: string): Promise<Result<ReadonlyMap<string, Bytes>, Diagnostic>> {
  try {
    if ((await stat(place)).isDirectory()) return ok(await readJsonFiles(place));
  } catch (error) {
    return err(unreadable(place, error));
  }
  const bytes = await readBytes(place);
  if (!bytes.ok) return bytes;
  if (bytes.value[0] === 0x50 && bytes.value[1] === 0x4b) {
    const { readZip } = await import('@connectory/connector');
    const files = readZip(bytes.value);
    return files.ok ? ok(new Map(files.value.map((file) => [file.name, new Uint8Array(file.bytes)]))) : files;
  }
  return ok(new Map([[place, bytes.value], ...(await settingsBeside(place))]));
}

/** Files of Logic Apps Standard that lie beside a workflow's folder, or in it. */
async function settingsBeside(place: string): Promise<readonly (readonly [string, Bytes])[]> {
  if (path.basename(place).toLowerCase() !== 'workflow.json') return [];
  const found: (readonly [string, Bytes])[] = [];
  for (const folder of [path.dirname(place), path.dirname(path.dirname(path.resolve(place)))]) {
    for (const name of ['connections.json', 'parameters.json']) {
      const bytes = await readBytes(path.join(folder, name));
      if (bytes.ok && !found.some(([other]) => path.basename(other) === name)) {
        found.push([path.posix.join(path.dirname(place), name), bytes.value]);
      }
    }
  }
  return found;
}

/** Files of a folder of flows that are read, and how deep. */
const maxFlowFiles = 2_000;
const maxFlowDepth = 12;

async function readJsonFiles(folder: string): Promise<ReadonlyMap<string, Bytes>> {
  const found = new Map<string, Bytes>();
  const visit = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || found.size >= maxFlowFiles) continue;
      const inside = path.join(at, entry.name);
      if (entry.isDirectory() && depth < maxFlowDepth) await visit(inside, depth + 1);
      else if (entry.isFile() && /\.json$/i.test(entry.name))
        found.set(inside.split(path.sep).join('/'), new Uint8Array(await readFile(inside)));
    }
  };
  await visit(folder, 0);
  return found;
}

/** The folder a package's place can be written back to; undefined for zip files and for what is not there. */
export async function packageFolder(place: string): Promise<string | undefined> {
  try {
    if ((await stat(place)).isDirectory()) return place;
  } catch {
    return undefined;
  }
  return /\.json$/i.test(place) ? path.dirname(path.resolve(place)) : undefined;
}

async function readFolder(folder: string): Promise<readonly PackageFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  return Promise.all(
    names
      .slice(0, maxFiles)
      .map(async (name) => ({ name, bytes: new Uint8Array(await readFile(path.join(folder, name))) })),
  );
}

/** Writes a package into a folder, which is new, empty, or an earlier version of the package. */
export async function writePackageFiles(
  folder: string,
  files: readonly PackageFile[],
): Promise<Result<undefined, Diagnostic>> {
  try {
    await mkdir(folder, { recursive: true });
    const there = await readdir(folder);
    if (there.length > 0 && !there.some((name) => name.toLowerCase().startsWith('apidefinition'))) {
      return err(diagnostic('folder-not-empty', { path: folder }));
    }
    for (const file of files) {
      const target = path.join(folder, file.name);
      // A package from elsewhere must not write outside the folder it was given.
      if (!path.resolve(target).startsWith(path.resolve(folder) + path.sep)) continue;
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.bytes);
    }
    return ok(undefined);
  } catch (error) {
    return err(diagnostic('file-unwritable', { path: folder, problem: reason(error) }));
  }
}

/** A file that is written piece by piece, and is there under its name only when it is whole. */
export interface GrowingFile {
  readonly write: (bytes: Uint8Array) => void;
  /** Ends the file; one that is not whole is removed. */
  readonly close: (whole: boolean) => Promise<Result<undefined, Diagnostic>>;
}

/** Opens a file to write an answer to as it comes. */
export async function growFile(file: string): Promise<Result<GrowingFile, Diagnostic>> {
  const part = `${file}.part`;
  const unwritable = (error: unknown) =>
    err(diagnostic('file-unwritable', { path: file, problem: reason(error) }));
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    const handle = openSync(part, 'w');
    let failure: unknown;
    return ok({
      write(bytes) {
        try {
          if (failure === undefined) writeSync(handle, bytes);
        } catch (error) {
          failure = error;
        }
      },
      async close(whole) {
        closeSync(handle);
        try {
          if (failure !== undefined) throw failure;
          await (whole ? rename(part, file) : rm(part));
          return ok(undefined);
        } catch (error) {
          await rm(part, { force: true });
          return unwritable(error);
        }
      },
    });
  } catch (error) {
    return unwritable(error);
  }
}

/** Writes one file, and the folders it lies in. */
export async function writeFileAt(file: string, bytes: Uint8Array): Promise<Result<undefined, Diagnostic>> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, bytes);
    return ok(undefined);
  } catch (error) {
    return err(diagnostic('file-unwritable', { path: file, problem: reason(error) }));
  }
}

/** A file of the user's own data, such as the history of a prompt. */
export function userFile(name: string): string {
  const { APPDATA, XDG_DATA_HOME } = process.env;
  const folder =
    (process.platform === 'win32' ? APPDATA : XDG_DATA_HOME) || path.join(homedir(), '.local', 'share');
  return path.join(folder, 'connectory', name);
}

/** The lines of a file; none when it cannot be read. */
export async function readLinesAt(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** Writes lines for the user's eyes only. What cannot be kept is not missed, so that nothing is told. */
export async function writeLinesAt(file: string, lines: readonly string[]): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  } catch {
    // A prompt without history still works.
  }
}

function unreadable(file: string, error: unknown): Diagnostic {
  return diagnostic('file-unreadable', { path: file, problem: reason(error) });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing of that name',
  EACCES: 'access is not allowed',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return ('code' in error && typeof error.code === 'string' && reasons[error.code]) || error.message;
}
