import { failed, passed, type Outcome } from './outcome.ts';
import { codeFolders } from './sources.ts';
import { runTool } from './tool.ts';

/** oxlint with type-aware rules, on the folders of code: on the root it would also read what is not ours. */
export async function checkLint(root: string): Promise<Outcome> {
  const { code, output } = await runTool(root, 'oxlint/bin/oxlint', [
    '--config',
    '.oxlintrc.json',
    '--type-aware',
    '--deny-warnings',
    ...codeFolders(root),
  ]);
  const files = Number(/ on (\d+) files?/.exec(output)?.[1] ?? 0);
  if (code === 0 && files === 0) return failed(`${output}\noxlint read no file, so nothing was checked.\n`);
  return code === 0 ? passed(`${files} files`) : failed(output);
}
