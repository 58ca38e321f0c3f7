import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPackage, writePackage, applyEdit, type PackageFile } from '@connectory/connector';
import type { RunningSample } from './sample.ts';

/** Starts the tasks service of the examples, and reads its connector package with the host set to where it runs. */
export async function startTasksSample(port: number): Promise<RunningSample> {
  const { createTasksApi } = await import('@connectory/example-tasks-api');
  const api = await createTasksApi({ port });
  return { port: api.port, files: await packageFiles(`127.0.0.1:${api.port}`), close: () => api.close() };
}

async function packageFiles(host: string): Promise<readonly PackageFile[]> {
  const root = import.meta.resolve('@connectory/example-tasks-api');
  const folder = fileURLToPath(new URL('../connector', root));
  const names = await readdir(folder);
  const files = await Promise.all(
    names.toSorted().map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
  const { package: content } = readPackage(files);
  if (content === undefined) throw new Error('The connector package of the sample API cannot be read.');
  return writePackage(applyEdit(content, { kind: 'set-address', scheme: 'http', host }).package);
}
