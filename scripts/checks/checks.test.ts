import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from './outcome.ts';
import { checks } from './registry.ts';
import { packageFiles, smallWorkspace } from './small-workspace.ts';

interface Fault {
  readonly check: string;
  readonly fault: string;
  readonly files: Readonly<Record<string, string>>;
  readonly says: string | RegExp;
}

const index = 'packages/schema/src/index.ts';
const own = 'packages/base/src/greet.ts';
const greet = (body: string) =>
  `/** Greets by name. */\nexport function greet(name: string): string {\n${body}\n}\n`;
const base = { '@connectory/base': '0.1.0' };
const lines = (count: number, head = '') =>
  `${head}/** Greets by name. */\nexport function greet(name: string): string {\n${'  // A line that says why.\n'.repeat(count)}  return name;\n}\n`;

// What a rule looks for is put together from parts, or this file would be a finding itself.
const noted = 'TO' + 'DO';
const folder = '/' + 'work/main/notes';

const faults: readonly Fault[] = [
  {
    check: 'types',
    fault: 'a wrong type',
    files: { [own]: greet('  return name.length;') },
    says: /greet\.ts\(3,3\): error TS2322/,
  },
  {
    check: 'types',
    fault: 'a Node global in a pure package',
    files: { [own]: greet('  return name + process.cwd();') },
    says: "Cannot find name 'process'",
  },
  {
    check: 'types',
    fault: 'a package without a tsconfig',
    files: {
      'packages/api/package.json': '{ "name": "@connectory/api" }',
      'packages/api/src/index.ts': 'export {};\n',
    },
    says: 'No tsconfig.json in packages/api',
  },
  {
    check: 'lint',
    fault: 'an any',
    files: { [own]: greet('  const value: any = name;\n  return value;') },
    says: 'no-explicit-any',
  },
  {
    check: 'lint',
    fault: 'an assertion outside unsafe.ts',
    files: { [own]: greet('  const value: unknown = name;\n  return value as string;') },
    says: 'consistent-type-assertions',
  },
  {
    check: 'lint',
    fault: 'a promise left floating',
    files: { [own]: `async function later(): Promise<void> {}\n${greet('  later();\n  return name;')}` },
    says: 'no-floating-promises',
  },
  {
    check: 'lint',
    fault: 'a promise where a plain function is expected',
    files: {
      [own]: greet('  [name].forEach(async () => {\n    await Promise.resolve();\n  });\n  return name;'),
    },
    says: 'no-misused-promises',
  },
  {
    check: 'lint',
    fault: 'a non-null assertion',
    files: { [own]: greet('  return [name][0]!;') },
    says: 'no-non-null-assertion',
  },
  {
    check: 'lint',
    fault: 'a switch that forgets a case',
    files: {
      [own]: `function length(of: 'a' | 'b'): number {\n  switch (of) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n}\n${greet("  return name + length('a');")}`,
    },
    says: 'switch-exhaustiveness-check',
  },
  {
    check: 'lint',
    fault: 'a type imported as a value',
    files: {
      'packages/base/src/shape.ts': 'export interface Shape {\n  readonly name: string;\n}\n',
      [own]: `import { Shape } from './shape.ts';\n${greet('  const shape: Shape = { name };\n  return shape.name;')}`,
    },
    says: 'consistent-type-imports',
  },
  {
    check: 'lint',
    fault: 'code made from text',
    files: { [own]: greet('  return String(new Function(name));') },
    says: 'no-new-func',
  },
  {
    check: 'lint',
    fault: 'a request past the http port',
    files: { [own]: greet('  void fetch(name);\n  return name;') },
    says: 'only egress opens sockets',
  },
  {
    check: 'format',
    fault: 'another style',
    files: { [own]: greet('    return name') },
    says: 'packages/base/src/greet.ts',
  },
  {
    check: 'layers',
    fault: 'an import upwards',
    files: { [own]: `import { welcome } from '@connectory/schema';\n${greet('  return welcome([name]);')}` },
    says: 'layers-of-base: packages/base/src/greet.ts → packages/schema/src/index.ts',
  },
  {
    check: 'layers',
    fault: 'another package by path',
    files: {
      [index]: `import { greet } from '../../base/src/index.ts';\n\n/** Greets. */\nexport const text = greet('you');\n`,
    },
    says: 'packages-by-name',
  },
  {
    check: 'layers',
    fault: 'a file inside another package',
    files: {
      [index]: `import { greet } from '../../base/src/greet.ts';\n\n/** Greets. */\nexport const text = greet('you');\n`,
    },
    says: 'only-root-of-a-package',
  },
  {
    check: 'layers',
    fault: 'a cycle',
    files: {
      [own]: `import { polite } from './polite.ts';\n${greet('  return polite(name);')}`,
      'packages/base/src/polite.ts': `import { greet } from './greet.ts';\n\nexport const polite = (name: string): string => greet(name);\n`,
    },
    says: 'no-cycle',
  },
  {
    check: 'layers',
    fault: 'a Node module in a pure package',
    files: { [own]: `import { join } from 'node:path';\n\n${greet('  return join(name);')}` },
    says: 'pure-packages',
  },
  {
    check: 'layers',
    fault: 'a socket outside egress',
    files: packageFiles(
      'cli',
      base,
      `import { get } from 'node:http';\n\n/** Gets. */\nexport const fetched = get;\n`,
    ),
    says: 'only-egress-opens-sockets',
  },
  {
    check: 'layers',
    fault: 'a database outside the storage folder',
    files: packageFiles(
      'server',
      base,
      `import { DatabaseSync } from 'node:sqlite';\n\n/** Opens. */\nexport const open = () => new DatabaseSync(':memory:');\n`,
    ),
    says: 'only-storage-touches-a-database',
  },
  {
    check: 'layers',
    fault: 'a package that the layers do not know',
    files: packageFiles(
      'stray',
      base,
      `import { greet } from '@connectory/base';\n\n/** Greets. */\nexport const text = greet('you');\n`,
    ),
    says: 'known-package',
  },
  {
    check: 'layers',
    fault: 'a module that is not there',
    files: { [own]: `import { polite } from './polite.ts';\n${greet('  return polite(name);')}` },
    says: 'resolvable',
  },
  {
    check: 'layers',
    fault: 'no module to read at all',
    files: {
      // As when dependency-cruiser cannot read TypeScript: it finds nothing, and calls that a success.
      '.dependency-cruiser.mjs': `export default { forbidden: [], options: { exclude: { path: '.*' } } };\n`,
    },
    says: 'read 0 modules',
  },
  {
    check: 'imports',
    fault: 'an import upwards',
    files: { [own]: `import { welcome } from '@connectory/schema';\n${greet('  return welcome([name]);')}` },
    says: 'packages/base/src/greet.ts:1: base (layer 0) must not import schema (layer 1)',
  },
  {
    check: 'imports',
    fault: 'a dependency upwards',
    files: packageFiles('egress', { '@connectory/server': '0.1.0' }, `/** One. */\nexport const one = 1;\n`),
    says: 'packages/egress/package.json: egress (layer 4) must not import server (layer 5)',
  },
  {
    check: 'imports',
    fault: 'another package by path',
    files: { [index]: `export { greet } from '../../base/src/index.ts';\n` },
    says: 'leaves the package schema',
  },
  {
    check: 'imports',
    fault: 'a dependency that nobody declared',
    files: { [own]: `import { parse } from 'yaml';\n\n${greet('  return String(parse(name));')}` },
    says: 'yaml is not a dependency in packages/base/package.json',
  },
  {
    check: 'imports',
    fault: 'a Node module in a pure package',
    files: { [own]: `import { join } from 'path';\n\n${greet('  return join(name);')}` },
    says: "path is Node's, and base also runs in the browser",
  },
  {
    check: 'imports',
    fault: 'two modules of the command line that use the file system',
    files: {
      ...packageFiles(
        'cli',
        base,
        `import { readFileSync } from 'node:fs';\n\n/** Reads. */\nexport const read = readFileSync;\n`,
      ),
      'packages/cli/src/more.ts': `export { writeFile } from 'node:fs/promises';\n`,
    },
    says: 'all use the file system',
  },
  {
    check: 'dead',
    fault: 'an export that nothing uses',
    files: {
      [own]: `${greet('  return polite(name);')}\nexport function polite(name: string): string {\n  return name;\n}\n`,
    },
    says: /Unused exports[\s\S]*polite/,
  },
  {
    check: 'dead',
    fault: 'a file that nothing imports',
    files: { 'packages/base/src/lonely.ts': 'export const lonely = 1;\n' },
    says: /Unused files[\s\S]*lonely\.ts/,
  },
  {
    check: 'dead',
    fault: 'a dependency that nothing uses',
    files: packageFiles('egress', { undici: '8.12.4' }, `/** One. */\nexport const one = 1;\n`),
    says: /Unused dependencies[\s\S]*undici/,
  },
  {
    check: 'versions',
    fault: 'two versions of one dependency',
    files: {
      ...packageFiles('egress', { undici: '8.12.4' }, 'export {};\n'),
      ...packageFiles('server', { undici: '7.0.0' }, 'export {};\n'),
    },
    says: /undici[\s\S]*multiple-dependency-versions/,
  },
  {
    check: 'house',
    fault: 'a file that is too long',
    files: { [own]: lines(500) },
    says: 'greet.ts: 504 lines',
  },
  {
    check: 'house',
    fault: 'work left to do without an issue',
    files: { [own]: greet(`  // ${noted}: greet politely\n  return name;`) },
    says: 'greet.ts:3: a note of work to do',
  },
  {
    check: 'house',
    fault: 'a cast to any',
    files: { [own]: greet(`  return name as ${'any'};`) },
    says: 'greet.ts:3: a cast to any',
  },
  {
    check: 'house',
    fault: 'type checking switched off',
    files: { [own]: greet(`  // @${'ts'}-ignore\n  return name;`) },
    says: 'greet.ts:3: type checking switched off',
  },
  {
    check: 'house',
    fault: 'everything exported at once',
    files: { 'packages/base/src/index.ts': `export * from './greet.ts';\n` },
    says: 'index.ts:1: everything exported at once',
  },
  {
    check: 'house',
    fault: 'a test left out without a reason',
    files: { 'packages/base/src/greet.test.ts': `it${'.skip'}('greets', () => {});\n` },
    says: 'greet.test.ts:1: a test left out',
  },
  {
    check: 'house',
    fault: 'a test singled out',
    files: { 'packages/base/src/greet.test.ts': `describe${'.only'}('greets', () => {});\n` },
    says: 'greet.test.ts:1: a test left out or singled out',
  },
  {
    check: 'house',
    fault: 'a package without a README',
    files: { 'packages/api/package.json': '{ "name": "@connectory/api" }\n' },
    says: 'packages/api/README.md is missing',
  },
  {
    check: 'house',
    fault: 'a README that is too long',
    files: { 'packages/base/README.md': 'More.\n'.repeat(61) },
    says: 'packages/base/README.md: 61 lines',
  },
  {
    check: 'house',
    fault: "a path of one person's machine",
    files: { 'docs/notes.md': `Look in ${folder}.\n` },
    says: 'docs/notes.md:1: /' + 'work/main means nothing on another machine',
  },
  {
    check: 'docs',
    fault: 'a public export without documentation',
    files: { [own]: 'export function greet(name: string): string {\n  return name;\n}\n' },
    says: 'packages/base/src/greet.ts:1: greet, exported by @connectory/base, is not documented',
  },
  {
    check: 'examples',
    fault: 'an example that does not compile',
    files: {
      [own]: greet('  return name;').replace(
        'Greets by name.',
        "Greets.\n *\n * @example\n * const count: number = greet('Ada');\n",
      ),
    },
    says: /greet\.ts:\d+: the example of greet: error TS2322/,
  },
];

const allowed: readonly Omit<Fault, 'says'>[] = [
  {
    check: 'lint',
    fault: 'a constant assertion',
    files: { [own]: greet("  const pair = [name, 'x'] as const;\n  return pair[0];") },
  },
  {
    check: 'lint',
    fault: 'an assertion in unsafe.ts',
    files: {
      'packages/base/src/unsafe.ts':
        'export function trusted<T>(value: unknown): T {\n  return value as T;\n}\n',
    },
  },
  {
    check: 'layers',
    fault: 'a cycle of types',
    files: {
      [own]: `import { polite } from './polite.ts';\n\nexport type Name = string;\n${greet('  return polite(name);')}`,
      'packages/base/src/polite.ts': `import type { Name } from './greet.ts';\n\nexport const polite = (name: Name): string => name;\n`,
    },
  },
  {
    check: 'house',
    fault: 'a long file with its reason',
    files: { [own]: lines(500, '// Long because it is one table.\n') },
  },
  {
    check: 'house',
    fault: 'work to do in a numbered issue',
    files: { [own]: greet(`  // ${noted} (#12): greet politely\n  return name;`) },
  },
  {
    check: 'house',
    fault: 'a test left out for a reason',
    files: {
      'packages/base/src/greet.test.ts': `it${'.skip'}('greets', () => {}); // The greeting needs Windows.\n`,
    },
  },
];

let remove = () => {};
afterEach(() => remove());

async function outcomeOf(check: string, files: Readonly<Record<string, string>>): Promise<Outcome> {
  const workspace = smallWorkspace(files);
  remove = workspace.remove;
  const run = checks.get(check);
  if (run === undefined) throw new Error(`no check ${check}`);
  return run(workspace.root);
}

describe.each([...checks.keys()])('%s', (check) => {
  it('finds nothing in a clean workspace', async () => {
    expect(await outcomeOf(check, {})).toMatchObject({ ok: true });
  });

  const mine = faults.filter((fault) => fault.check === check);
  it('has a planted fault to find', () => {
    expect(mine.length).toBeGreaterThan(0);
  });

  it.each(mine)('finds $fault', async ({ files, says }) => {
    const { ok, output } = await outcomeOf(check, files);
    expect(output).toMatch(says);
    expect(ok).toBe(false);
  });

  it.each(allowed.filter((one) => one.check === check))('lets pass $fault', async ({ files }) => {
    expect(await outcomeOf(check, files)).toMatchObject({ ok: true, output: '' });
  });
});
