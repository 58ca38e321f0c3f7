import { failed, passed, type Outcome } from './outcome.ts';
import { codeFolders } from './sources.ts';
import { runTool } from './tool.ts';

/** dependency-cruiser with the layers of the house. Told apart from a run that read nothing, which it calls a success. */
export async function checkLayers(root: string): Promise<Outcome> {
  const folders = codeFolders(root).filter((folder) => folder !== 'scripts');
  const { code, output } = await runTool(root, 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'err-long',
    ...folders,
  ]);
  const modules = Number(/(\d+) modules?,/.exec(output)?.[1] ?? 0);
  if (code !== 0) return failed(output);
  if (modules === 0) {
    return failed(
      `${output}\ndependency-cruiser read 0 modules, so no layer was checked. It needs the TypeScript 6 API under the ` +
        'name `typescript`: see devDependencies in package.json.\n',
    );
  }
  return passed(`${modules} modules`);
}
