import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { readJson } from '../lib/workspace.mjs';
import { failed, fromProblems, type Outcome } from './outcome.ts';
import { codeFiles, isTest, packageFolders, read } from './sources.ts';

/** Layer of each package; an import goes to a lower one, or sideways where `sideways` says so. */
const layerOf: Readonly<Record<string, number>> = {
  base: 0,
  schema: 1,
  expressions: 1,
  powerfx: 1,
  connector: 2,
  importers: 2,
  runtime: 3,
  workflow: 3,
  canvas: 3,
  api: 4,
  egress: 4,
  server: 5,
  cli: 5,
  studio: 5,
};
const sideways: readonly string[] = ['importers → connector', 'cli → server'];
const withNode: readonly string[] = ['egress', 'server', 'cli'];

interface Import {
  readonly file: string;
  readonly line: number;
  readonly from: string;
}

/**
 * The layers once more, from package.json files and import statements alone: independent of dependency-cruiser, of its
 * configuration and of how it resolves modules.
 */
export async function checkImports(root: string): Promise<Outcome> {
  const problems: string[] = [];
  const declared = new Map<string, ReadonlySet<string>>();
  for (const folder of packageFolders(root)) {
    const name = posix.basename(folder);
    const {
      dependencies = {},
      devDependencies = {},
      imports: own = {},
    } = readJson(posix.join(root, folder, 'package.json'));
    if (layerOf[name] === undefined)
      problems.push(`${folder}: a package without a layer in scripts/checks/imports.ts`);
    for (const dependency of Object.keys(dependencies)) {
      const problem = layerProblem(name, dependency);
      if (problem !== undefined) problems.push(`${folder}/package.json: ${problem}`);
    }
    // The browser's code is bundled, so its libraries are development dependencies.
    declared.set(
      name,
      new Set(
        Object.keys(
          name === 'studio' ? { ...dependencies, ...devDependencies, ...own } : { ...dependencies, ...own },
        ),
      ),
    );
  }
  const files = codeFiles(root).filter((file) => file.startsWith('packages/'));
  const imports = files.flatMap((file) => importsOf(root, file));
  if (imports.length === 0) return failed('No import was found in packages/, so nothing was checked.\n');
  problems.push(...imports.flatMap((found) => importProblems(found, declared)));
  problems.push(...fileSystemProblems(imports));
  return fromProblems(
    problems,
    'Packages import lower layers, by name, and only what their package.json declares.',
    `${imports.length} imports`,
  );
}

function importsOf(root: string, file: string): Import[] {
  const text = read(root, file);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    file,
    line: text.slice(0, pos).split('\n').length,
    from: fileName,
  }));
}

function importProblems(
  { file, line, from }: Import,
  declared: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const name = file.split('/')[1] ?? '';
  const place = `${file}:${line}`;
  if (from.startsWith('.')) {
    const target = posix.join(posix.dirname(file), from);
    return target.startsWith(`packages/${name}/`) ? [] : [`${place}: ${from} leaves the package ${name}`];
  }
  if (isTest(file) || !file.startsWith(`packages/${name}/src/`)) return [];
  if (isBuiltin(from)) {
    return withNode.includes(name)
      ? []
      : [`${place}: ${from} is Node's, and ${name} also runs in the browser`];
  }
  const dependency = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (dependency === `@connectory/${name}`) return [`${place}: ${name} imports itself by name`];
  const layer = layerProblem(name, dependency);
  if (layer !== undefined) return [`${place}: ${layer}`];
  if (declared.get(name)?.has(dependency) === true) return [];
  return [`${place}: ${dependency} is not a dependency in packages/${name}/package.json`];
}

function layerProblem(name: string, dependency: string): string | undefined {
  if (!dependency.startsWith('@connectory/')) return undefined;
  // The built-in sample API is the one example that the product carries.
  if (name === 'server' && dependency === '@connectory/example-tasks-api') return undefined;
  const target = dependency.slice('@connectory/'.length);
  const [own, other] = [layerOf[name], layerOf[target]];
  if (own === undefined || other === undefined) return `${dependency} is not a package with a layer`;
  if (other < own || sideways.includes(`${name} → ${target}`)) {
    return name === 'studio' && target === 'egress'
      ? 'the studio runs in the browser, and egress needs Node'
      : undefined;
  }
  return `${name} (layer ${own}) must not import ${target} (layer ${other})`;
}

/** The command line reads and writes files in one module. */
function fileSystemProblems(imports: readonly Import[]): string[] {
  const users = imports.filter(
    ({ file, from }) =>
      file.startsWith('packages/cli/src/') && !isTest(file) && /^(node:)?fs(\/promises)?$/.test(from),
  );
  const files = [...new Set(users.map(({ file }) => file))];
  return files.length <= 1
    ? []
    : [`packages/cli: ${files.join(', ')} all use the file system; one module may`];
}
