import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, passed, type Outcome } from './outcome.ts';
import { publicNames, type PublicName } from './public-api.ts';
import { runTool } from './tool.ts';

interface Example {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** Type-checks every `@example` of a package root, so that no documentation shows what does not compile. */
export async function checkExamples(root: string): Promise<Outcome> {
  const names = publicNames(root);
  const examples = names.flatMap((name) => examplesOf(name, names));
  if (examples.length === 0) return passed('0 examples');
  // One folder a process: two checks may run side by side.
  const folder = join(root, 'node_modules/.cache/connectory/examples', String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    for (const { file, text } of examples) writeFileSync(join(folder, file), text);
    const config = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: {
        types: ['node'],
        noUnusedLocals: false,
        noUnusedParameters: false,
        allowUnreachableCode: true,
      },
      files: examples.map(({ file }) => file),
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const project = join(folder, 'tsconfig.json');
    const { code, output } = await runTool(root, '@typescript/native/bin/tsc', [
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      project,
    ]);
    return code === 0 ? passed(`${examples.length} examples`) : failed(readable(output, examples));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function examplesOf(
  { packageName, name, place, examples }: PublicName,
  all: readonly PublicName[],
): Example[] {
  return examples.map((written, index) => {
    const code = /```\w*\n([\s\S]*?)```/.exec(written)?.[1] ?? written;
    return {
      file: `${packageName.slice('@connectory/'.length)}.${name}.${index}.mts`,
      title: `${place}: the example of ${name}`,
      text: `${importsFor(code, packageName, all)}\n${code}\nexport {};\n`,
    };
  });
}

/** An example without imports may use every name of its own package. */
function importsFor(code: string, packageName: string, all: readonly PublicName[]): string {
  if (/^\s*import\s/m.test(code)) return '';
  const used = all.filter(
    (other) => other.packageName === packageName && new RegExp(`\\b${other.name}\\b`).test(code),
  );
  const names = used
    .map(({ name }) => name)
    .filter((name) => !new RegExp(`\\b(const|let|function|type) ${name}\\b`).test(code));
  // `typeof import` would hide whether a name is a type, and an inline `type` modifier fits both.
  return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${packageName}';`;
}

function readable(output: string, examples: readonly Example[]): string {
  return output
    .split('\n')
    .map((line) => {
      const example = examples.find(({ file }) => line.includes(`${file}(`));
      return example === undefined ? line : `${example.title}: ${line.slice(line.indexOf('error '))}`;
    })
    .join('\n');
}
