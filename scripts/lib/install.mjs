import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, fingerprint, writeStamp } from './fingerprint.mjs';
import { lockDifference } from './lock.mjs';
import { runsTypeScript } from './node-version.mjs';
import { workspaceFolders } from './workspace.mjs';

/**
 * Brings `node_modules` in step with `package-lock.json`, and returns the Node that runs the project's code.
 * Costs a few milliseconds, and starts no npm, when nothing changed since the last time.
 * @param {string} root
 * @returns {{ node: string } | { problem: string }}
 */
export function ensureInstalled(root) {
  const stamp = join(root, 'node_modules/.cache/connectory/install.json');
  const files = [
    'package.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
    ...workspaceFolders(root).map((folder) => `${folder}/package.json`),
  ];
  if (!isFresh(root, files, stamp)) {
    const difference = lockDifference(root);
    if (difference !== undefined) {
      console.log(`Installing what is missing or stale (${difference}). This takes a minute.`);
      // Not `npm ci`: it refuses a lock file without an entry for every build for every system, and npm writes such
      // files where a registry lacks one of them. The versions and hashes of the lock file hold here just as well.
      const code = npm(root, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
      if (code !== 0) return { problem: installFailed(code) };
    }
    writeStamp(stamp, fingerprint(root, files));
  }
  return findNode(root);
}

/** @param {number} code */
function installFailed(code) {
  return (
    `\`npm install\` ended with code ${code}; what it said is above. Check the connection to the npm registry ` +
    'and the free disk space, and start again.'
  );
}

/**
 * @param {string} root
 * @returns {{ node: string } | { problem: string }}
 */
function findNode(root) {
  const own = join(root, 'node_modules/.bin/node');
  if (works(own)) return { node: own };
  console.log("Fetching the project's own Node.");
  npm(root, ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error']);
  if (works(own)) return { node: own };
  if (runsTypeScript(process.versions.node)) {
    console.log(`The project's own Node could not be fetched; going on with Node ${process.versions.node}.`);
    return { node: process.execPath };
  }
  return {
    problem:
      "The project's own Node (node_modules/.bin/node) is missing and `npm rebuild node` could not fetch it. " +
      'Install Node 22.18 or newer from https://nodejs.org, or allow install scripts for the package `node`, and try again.',
  };
}

/** @param {string} node */
function works(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {number} exit code
 */
function npm(root, args) {
  const windows = process.platform === 'win32';
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  return status ?? 127;
}
