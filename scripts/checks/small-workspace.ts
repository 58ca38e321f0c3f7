import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../lib/workspace.mjs';

type Files = Readonly<Record<string, string>>;

const configs = [
  '.dependency-cruiser.mjs',
  '.oxlintrc.json',
  '.prettierrc.json',
  'knip.json',
  'tsconfig.base.json',
];

const pureTsconfig = `{ "extends": "../../tsconfig.base.json", "include": ["src"], "exclude": ["src/**/*.test.ts"] }\n`;

function manifest(name: string, dependencies: Readonly<Record<string, string>>): string {
  const fields = { name: `@connectory/${name}`, version: '0.1.0', private: true, type: 'module' };
  const all = {
    ...fields,
    exports: { '.': './src/index.ts' },
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** A workspace of two packages in which no check finds anything. */
const clean: Files = {
  'package.json': `${JSON.stringify({ name: 'small', private: true, type: 'module', workspaces: ['packages/*'], devDependencies: { 'dependency-cruiser': '18.7.2' } }, null, 2)}
`,
  'packages/base/package.json': manifest('base', {}),
  'packages/base/README.md': '# base\n\nGreets.\n',
  'packages/base/tsconfig.json': pureTsconfig,
  'packages/base/src/index.ts': `export { greet } from './greet.ts';\n`,
  'packages/base/src/greet.ts': `/**
 * Greets by name.
 *
 * @example
 * \`\`\`ts
 * const text: string = greet('Ada');
 * \`\`\`
 */
export function greet(name: string): string {
  return \`Hello \${name}\`;
}
`,
  'packages/schema/package.json': manifest('schema', { '@connectory/base': '0.1.0' }),
  'packages/schema/README.md': '# schema\n\nWelcomes.\n',
  'packages/schema/tsconfig.json': pureTsconfig,
  'packages/schema/src/index.ts': `import { greet } from '@connectory/base';

/** Greets everyone. */
export function welcome(names: readonly string[]): string {
  return names.map((name) => greet(name)).join(', ');
}
`,
};

/**
 * Lays out the clean workspace, with `files` on top, in a folder of its own: the configuration is a copy of ours, the
 * tools are ours, and the packages it finds by name are its own.
 */
export function smallWorkspace(files: Files = {}): { readonly root: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'connectory-small-'));
  for (const config of configs) cpSync(join(repositoryRoot, config), join(root, config));
  const all = { ...clean, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@connectory'), { recursive: true });
  for (const name of readdirSync(join(repositoryRoot, 'node_modules'))) {
    if (name === '@connectory' || (name.startsWith('.') && name !== '.bin')) continue;
    symlinkSync(join(repositoryRoot, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(root, 'packages'))) {
    symlinkSync(join(root, 'packages', name), join(modules, '@connectory', name));
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** A package to put on top of the clean workspace. */
export function packageFiles(
  name: string,
  dependencies: Readonly<Record<string, string>>,
  index: string,
): Files {
  return {
    [`packages/${name}/package.json`]: manifest(name, dependencies),
    [`packages/${name}/README.md`]: `# ${name}\n`,
    [`packages/${name}/tsconfig.json`]: pureTsconfig,
    [`packages/${name}/src/index.ts`]: index,
  };
}
