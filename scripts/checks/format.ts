import type { Outcome } from './outcome.ts';
import { toolOutcome } from './tool.ts';

/** Prettier over the whole repository, but for what .prettierignore and .gitignore name. */
export async function checkFormat(root: string): Promise<Outcome> {
  const outcome = await toolOutcome(root, 'prettier/bin/prettier.cjs', [
    '--check',
    '--cache',
    '--cache-location',
    'node_modules/.cache/connectory/prettier',
    '--log-level',
    'warn',
    '.',
  ]);
  return outcome.ok
    ? outcome
    : { ...outcome, output: `${outcome.output}\`npm run format\` rewrites them.\n` };
}
