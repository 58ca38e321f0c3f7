import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, workspaceFolders } from './workspace.mjs';

const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * The first way in which what is installed differs from what package.json files and package-lock.json ask for,
 * in a few words, or undefined when an install would change nothing. Reads npm's own record of the installed tree.
 * @param {string} root
 * @returns {string | undefined}
 */
export function lockDifference(root) {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return 'nothing is installed yet';
  const installed = readJson(join(root, 'node_modules/.package-lock.json')).packages ?? {};
  const wanted = readJson(join(root, 'package-lock.json')).packages ?? {};
  for (const folder of ['', ...workspaceFolders(root)]) {
    const manifest = readJson(join(root, folder, 'package.json'));
    const locked = wanted[folder];
    if (locked === undefined) return `${folder} is not in package-lock.json`;
    for (const kind of dependencyKinds) {
      if (!sameRecord(manifest[kind] ?? {}, locked[kind] ?? {}))
        return `${kind} of ${folder || 'the root'} changed`;
    }
  }
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const present = installed[path];
    if (present === undefined) {
      // Builds for other systems stay away: npm marks them optional and leaves them out.
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${path} is missing`;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity)
      return `${path} has another version`;
  }
  return undefined;
}

/**
 * @param {Record<string, string>} a
 * @param {Record<string, string>} b
 */
function sameRecord(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
