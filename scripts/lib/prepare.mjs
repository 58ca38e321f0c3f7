import { ensureInstalled } from './install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { ensureStudioBuilt } from './studio.mjs';

/**
 * All that has to stand before anything of the project runs. Ends the process with a line that says why, if it can't.
 * @param {string} root
 * @param {{ studio: boolean }} options whether the built studio is needed
 * @returns {Promise<{ node: string }>} the Node that runs the project's code
 */
export async function prepare(root, { studio }) {
  refuseOldNode();
  const installed = ensureInstalled(root);
  if ('problem' in installed) giveUp(installed.problem);
  if (studio) {
    const built = await ensureStudioBuilt(root, installed.node);
    if ('problem' in built) giveUp(built.problem);
  }
  return installed;
}

/**
 * @param {string} problem
 * @returns {never}
 */
function giveUp(problem) {
  console.error(problem);
  process.exit(1);
}
