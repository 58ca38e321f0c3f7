import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders, read } from '../sources.ts';

const longest = 60;

/** Packages without a README.md, or with one that is too long to be read. */
export function readmeProblems(root: string): string[] {
  return packageFolders(root).flatMap((folder) => {
    const file = `${folder}/README.md`;
    if (!existsSync(join(root, file))) {
      return [`${file} is missing: purpose, what it must not know, entry points, how to test`];
    }
    const lines = read(root, file).trimEnd().split('\n').length;
    return lines <= longest ? [] : [`${file}: ${lines} lines, and ${longest} is the limit`];
  });
}
