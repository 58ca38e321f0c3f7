import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failed, passed, type Outcome } from './outcome.ts';
import { codeFiles, codeFolders, isTest } from './sources.ts';
import { runTool } from './tool.ts';

/** TypeScript 7 over every tsconfig of every folder that has something for it to read. */
export async function checkTypes(root: string): Promise<Outcome> {
  const files = codeFiles(root);
  const projects = codeFolders(root).flatMap((folder) => {
    const own = files.filter((file) => file.startsWith(`${folder}/`));
    return readdirSync(join(root, folder))
      .filter((name) => /^tsconfig.*\.json$/.test(name))
      .filter((name) => own.some((file) => name !== 'tsconfig.test.json' || isTest(file)))
      .map((name) => `${folder}/${name}`);
  });
  const withoutConfig = codeFolders(root).filter(
    (folder) =>
      files.some((file) => file.startsWith(`${folder}/`)) && !existsSync(join(root, folder, 'tsconfig.json')),
  );
  if (withoutConfig.length > 0) return failed(`No tsconfig.json in ${withoutConfig.join(', ')}.\n`);
  if (projects.length === 0)
    return failed('No tsconfig.json with a source file was found, so nothing was checked.\n');
  const outputs: string[] = [];
  for (const project of projects) {
    const { code, output } = await runTool(root, '@typescript/native/bin/tsc', [
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      project,
    ]);
    if (code !== 0) outputs.push(output.trim() || `TypeScript ended with code ${code} on ${project}.`);
  }
  const lines = [...new Set(outputs.flatMap((output) => output.split('\n')))];
  return outputs.length === 0 ? passed(`${projects.length} projects`) : failed(`${lines.join('\n')}\n`);
}
