import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A fingerprint of files: cheap to compare (size and time of change first, content only where those differ),
 * and unmoved by a mere `touch` or a fresh checkout of the same content.
 * @typedef {{ size: number, changed: number, hash: string }} FilePrint
 * @typedef {Record<string, FilePrint>} Fingerprint
 */

/**
 * @param {string} root
 * @param {readonly string[]} files relative to the root; a missing one is left out
 * @param {Fingerprint} [known] an earlier fingerprint, whose hashes are reused for files that look unchanged
 * @returns {Fingerprint}
 */
export function fingerprint(root, files, known = {}) {
  /** @type {Fingerprint} */
  const prints = {};
  for (const file of [...files].sort()) {
    const path = join(root, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) continue;
    const before = known[file];
    const same = before !== undefined && before.size === stat.size && before.changed === stat.mtimeMs;
    const hash = same ? before.hash : createHash('sha256').update(readFileSync(path)).digest('hex');
    prints[file] = { size: stat.size, changed: stat.mtimeMs, hash };
  }
  return prints;
}

/**
 * @param {Fingerprint} a
 * @param {Fingerprint} b
 */
function sameContent(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.hash === b[name]?.hash);
}

/**
 * Every file below the folders (relative to the root), without the skipped folder names.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {readonly string[]} [skip]
 * @returns {string[]}
 */
export function filesBelow(root, folders, skip = ['node_modules', 'dist']) {
  /** @type {string[]} */
  const found = [];
  const open = [...folders];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skip.includes(entry.name)) open.push(path);
      if (entry.isFile()) found.push(path);
    }
  }
  return found.sort();
}

/**
 * @param {string} path
 * @returns {Fingerprint | undefined} undefined when there is none, or it cannot be read
 */
function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {Fingerprint} prints
 */
export function writeStamp(path, prints) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(prints));
}

/**
 * Whether the files still have the content that the stamp tells of. Rewrites the stamp when only times differ.
 * @param {string} root
 * @param {readonly string[]} files
 * @param {string} stampPath
 */
export function isFresh(root, files, stampPath) {
  const known = readStamp(stampPath);
  if (known === undefined) return false;
  const now = fingerprint(root, files, known);
  if (!sameContent(known, now)) return false;
  if (JSON.stringify(known) !== JSON.stringify(now)) writeStamp(stampPath, now);
  return true;
}
