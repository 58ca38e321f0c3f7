// `npm test`: does all set-up and runs every test there is. `npm test -- --only unit` runs one stage.
import { parseArgs } from 'node:util';
import { prepare } from './lib/prepare.mjs';
import { stages } from './lib/stages.mjs';
import { add, closingLine, nothing } from './lib/tally.mjs';
import { repositoryRoot as root } from './lib/workspace.mjs';

const only = wantedStages();
const chosen = stages.filter(({ name }) => only === undefined || only.includes(name));
// A studio that does not build is one failure of its own: the other stages still tell what they find.
const { node } = await prepare(root, { studio: false });

let total = nothing;
for (const { name, run } of chosen) {
  const started = performance.now();
  const { tally, output, note } = await run({ root, node });
  total = add(total, tally);
  if (tally.failed > 0) console.log(`${output.trimEnd()}\n`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ran = tally.passed + tally.failed + tally.skipped > 0;
  const verdict = tally.failed > 0 ? 'FAILED' : ran ? 'ok' : '-';
  const counts = !ran ? '' : `  ${closingLine(tally)}`;
  console.log(
    `${name.padEnd(12)} ${verdict.padEnd(6)} ${seconds.padStart(6)} s${counts}${note ? `  (${note})` : ''}`,
  );
}

if (total.passed + total.failed === 0) console.log('Not one test ran, and that counts as a failure.');
console.log(closingLine(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** The stages named by `--only`, which may be repeated; undefined for all. */
function wantedStages() {
  const names = stages.map(({ name }) => name);
  /** @type {string[] | undefined} */
  let wanted;
  try {
    wanted = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values.only;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const unknown = (wanted ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0) usage(`There is no stage called ${unknown.join(', ')}.`);
  // The browser tests look at the built studio.
  return wanted?.includes('e2e') ? ['studio', ...wanted] : wanted;

  /**
   * @param {string} problem
   * @returns {never}
   */
  function usage(problem) {
    console.error(
      `${problem} Use \`npm test\`, or \`npm test -- --only <${names.join('|')}>\` for one stage.`,
    );
    process.exit(2);
  }
}
