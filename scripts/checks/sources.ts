import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../lib/fingerprint.mjs';
import { workspaceFolders } from '../lib/workspace.mjs';

const skipped = ['node_modules', 'dist', 'cases', 'fixtures', 'test-results', 'playwright-report', '.cache'];

/** Folders that hold code of ours, of those that exist. */
export function codeFolders(root: string): string[] {
  const folders = [...workspaceFolders(root), 'scripts'];
  return folders.filter((folder) => existsSync(join(root, folder)));
}

/** Every TypeScript and JavaScript file of ours, relative to the root. */
export function codeFiles(root: string): string[] {
  return filesBelow(root, codeFolders(root), skipped).filter((file) => /\.(ts|tsx|mjs|js|cjs)$/.test(file));
}

export function packageFolders(root: string): string[] {
  return workspaceFolders(root).filter((folder) => folder.startsWith('packages/'));
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

export function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
