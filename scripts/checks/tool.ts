import { join } from 'node:path';
import { capture } from '../lib/process.mjs';
import { failed, passed, type Outcome } from './outcome.ts';

/** Runs a tool of node_modules on this same Node, whatever its exit code. */
export function runTool(root: string, script: string, args: readonly string[]) {
  return capture([process.execPath, join(root, 'node_modules', script), ...args], {
    cwd: root,
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

/** Runs a tool whose exit code is the verdict. */
export async function toolOutcome(root: string, script: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runTool(root, script, args);
  return code === 0 ? passed() : failed(output);
}
