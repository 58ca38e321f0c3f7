import { statSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../../lib/process.mjs';
import { filesBelow } from '../../lib/fingerprint.mjs';
import { read } from '../sources.ts';

// Words that tell of one developer's machine. In parts, so that this file is not its own finding.
const home = '/' + 'work';
const words = new RegExp(
  [
    `(?<![\\w.:/-])${home}/(main|shared|[.]library)\\b`,
    `\\b${'fa' + 'rm'}-(bench|studio|[a-z]+)\\b`,
    `(?<!\\w)[.]${'lib' + 'rary'}/(env|search)\\b`,
    `(?<![\\w.:/-])/(home|Users)/[a-z]+/`,
  ].join('|'),
);
const binary = /\.(png|ico|jpg|gif|zip|gz|woff2?|pdf|wasm)$/;
const largest = 2_000_000;

/** Paths and names of the machine that a file was written on, in any file that git would keep. */
export async function privateWordProblems(root: string): Promise<string[]> {
  const problems: string[] = [];
  for (const file of await keptFiles(root)) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || binary.test(file) || stat.size > largest) continue;
    read(root, file)
      .split('\n')
      .forEach((line, index) => {
        const word = words.exec(line)?.[0];
        if (word !== undefined)
          problems.push(`${file}:${index + 1}: ${word} means nothing on another machine`);
      });
  }
  return problems;
}

async function keptFiles(root: string): Promise<string[]> {
  const { code, output } = await capture(
    ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
    },
  );
  if (code === 0) return output.split('\0').filter((file) => file !== '');
  // An unpacked archive has no git: then every file counts.
  return filesBelow(root, ['.']);
}
