import type { Outcome } from './outcome.ts';
import { toolOutcome } from './tool.ts';

/** knip: files, exports and dependencies that nothing uses, and dependencies that nobody declared. */
export function checkDead(root: string): Promise<Outcome> {
  return toolOutcome(root, 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
}
