const oldest = [20, 19];

/**
 * Why this version of Node cannot run the project, or undefined when it can.
 * @param {string} version as in `process.versions.node`
 */
export function nodeTooOld(version) {
  if (atLeast(version, oldest)) return undefined;
  return `Connectory needs Node ${oldest.join('.')} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}

/**
 * Whether a Node of this version runs TypeScript sources directly, as the project's own code needs.
 * @param {string} version
 */
export function runsTypeScript(version) {
  return atLeast(version, [22, 18]);
}

/** Ends the process with one line when this Node is too old. */
export function refuseOldNode() {
  const reason = nodeTooOld(process.versions.node);
  if (reason === undefined) return;
  console.error(reason);
  process.exit(1);
}

/**
 * @param {string} version
 * @param {readonly number[]} wanted
 */
function atLeast(version, wanted) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
