import type { Outcome } from './outcome.ts';
import { toolOutcome } from './tool.ts';

/**
 * sherif: the workspaces agree on the version of each dependency. Two of its rules do not fit: any npm from 10 on
 * will do, so none is named, and the root really depends on something, the Node that everything runs on.
 */
export function checkVersions(root: string): Promise<Outcome> {
  return toolOutcome(root, 'sherif/index.js', [
    '--fail-on-warnings',
    '--ignore-rule',
    'root-package-manager-field',
    '--ignore-rule',
    'root-package-dependencies',
  ]);
}
