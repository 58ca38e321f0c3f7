import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, fingerprint, isFresh, writeStamp } from './fingerprint.mjs';
import { capture } from './process.mjs';
import { readJson, workspaceFolders } from './workspace.mjs';

const studio = 'packages/studio';

/**
 * Builds the studio when a source of it, or of a package that it imports, changed since the last build.
 * @param {string} root
 * @param {string} node the Node that runs the build
 * @returns {Promise<{ built: boolean } | { problem: string }>}
 */
export async function ensureStudioBuilt(root, node) {
  if (!existsSync(join(root, studio, 'index.html'))) {
    console.log(`The studio has no ${studio}/index.html yet, so it was not built.`);
    return { built: false };
  }
  const stamp = join(root, 'node_modules/.cache/connectory/studio.json');
  const page = `${studio}/dist/index.html`;
  const sources = studioSources(root);
  if (existsSync(join(root, page)) && isFresh(root, [...sources, page], stamp)) return { built: false };
  console.log('Building the studio.');
  // Taken before the build, so that a source saved while it runs makes the next start build again.
  const before = fingerprint(root, sources);
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code, output } = await capture([node, vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, studio),
    env: { NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (code !== 0)
    return { problem: `${output}\nThe studio could not be built; what the build said is above.` };
  writeStamp(stamp, { ...before, ...fingerprint(root, [page]) });
  return { built: true };
}

/**
 * The files that the built studio depends on: its own, and those of every workspace package it imports.
 * @param {string} root
 */
export function studioSources(root) {
  const folderOf = new Map(
    workspaceFolders(root).map((folder) => [readJson(join(root, folder, 'package.json')).name, folder]),
  );
  const folders = new Set([studio]);
  for (const folder of folders) {
    const { dependencies = {}, devDependencies = {} } = readJson(join(root, folder, 'package.json'));
    const names = Object.keys(folder === studio ? { ...dependencies, ...devDependencies } : dependencies);
    for (const name of names) {
      const next = folderOf.get(name);
      if (next !== undefined) folders.add(next);
    }
  }
  const own = readdirSync(join(root, studio)).filter((name) => /\.(html|json|ts)$/.test(name));
  const below = [...folders].flatMap((folder) => [
    `${folder}/src`,
    ...(folder === studio ? [`${folder}/public`] : []),
  ]);
  const sources = filesBelow(
    root,
    below.filter((folder) => existsSync(join(root, folder))),
  );
  return [
    'package-lock.json',
    'tsconfig.base.json',
    ...own.map((name) => `${studio}/${name}`),
    ...sources.filter((file) => !/\.test\.tsx?$/.test(file)),
  ];
}
