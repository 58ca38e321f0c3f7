import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { capture } from './process.mjs';
import { ensureStudioBuilt } from './studio.mjs';
import { tallyPlaywright, tallyVitest } from './tally.mjs';

/**
 * One stage of `npm test`.
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {{ tally: Tally, output: string, note?: string }} StageResult
 * @typedef {{ root: string, node: string }} Place
 * @typedef {{ name: string, run: (place: Place) => Promise<StageResult> }} Stage
 */

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'check', run: runCheck },
  { name: 'studio', run: runStudioBuild },
  { name: 'unit', run: runUnit },
  { name: 'conformance', run: runConformance },
  { name: 'e2e', run: runBrowser },
];

/** @param {Place} place */
function runCheck({ root, node }) {
  return withReport(async (report) => {
    const script = join(root, 'scripts/checks/main.ts');
    const finished = await capture([node, script, '--json', report], { cwd: root });
    return judge(finished, report, (counts) => ({ ...counts, skipped: 0 }));
  });
}

/** @param {Place} place */
async function runStudioBuild({ root, node }) {
  const result = await ensureStudioBuilt(root, node);
  const ok = !('problem' in result);
  return { tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, output: ok ? '' : result.problem };
}

/** @param {Place} place */
function runUnit({ root, node }) {
  return withReport(async (report) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const finished = await capture([node, vitest, ...args], { cwd: root, env: plain(root), minutes: 15 });
    return judge(finished, report, tallyVitest);
  });
}

/** @param {Place} place */
function runBrowser({ root, node }) {
  if (!existsSync(join(root, 'e2e/playwright.config.ts'))) return absent('e2e/playwright.config.ts');
  const chromium = ensureChromium();
  if ('problem' in chromium) {
    return Promise.resolve({ tally: { passed: 0, failed: 1, skipped: 0 }, output: chromium.problem });
  }
  return withReport(async (report) => {
    const playwright = join(root, 'node_modules/@playwright/test/cli.js');
    const env = { ...plain(root), CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const finished = await capture([node, playwright, 'test', '--reporter=line,json'], {
      cwd: join(root, 'e2e'),
      env,
      minutes: 30,
    });
    return judge(finished, report, tallyPlaywright);
  });
}

/** @param {Place} place */
async function runConformance({ root, node }) {
  if (!existsSync(join(root, 'conformance/main.ts'))) return absent('conformance/main.ts');
  const { code, output } = await capture([node, join(root, 'conformance/main.ts'), '--check-scores'], {
    cwd: root,
    env: plain(root),
    minutes: 15,
  });
  const ok = code === 0;
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  return { tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, output, note: last };
}

/**
 * What a stage amounts to, from its report and from its exit code: a run that fails without a failed test, or that
 * leaves no report, is one failure, never a success.
 * @param {import('./process.mjs').Finished} finished
 * @param {string} report
 * @param {(report: any) => Tally} tallyOf
 * @returns {StageResult}
 */
export function judge({ code, output }, report, tallyOf) {
  if (!existsSync(report)) {
    return {
      tally: { passed: 0, failed: 1, skipped: 0 },
      output: `${output}\nIt ended with code ${code} and left no report.`,
    };
  }
  const tally = tallyOf(JSON.parse(readFileSync(report, 'utf8')));
  if (code !== 0 && tally.failed === 0) {
    return {
      tally: { ...tally, failed: 1 },
      output: `${output}\nNo test failed, but it ended with code ${code}.`,
    };
  }
  if (tally.passed + tally.failed === 0) {
    return { tally: { ...tally, failed: 1 }, output: `${output}\nNot one test ran.` };
  }
  return { tally, output };
}

/**
 * @param {string} file
 * @returns {Promise<StageResult>}
 */
function absent(file) {
  return Promise.resolve({
    tally: { passed: 0, failed: 0, skipped: 0 },
    output: '',
    note: `left out: there is no ${file} yet`,
  });
}

/**
 * @param {(report: string) => Promise<StageResult>} run
 * @returns {Promise<StageResult>}
 */
async function withReport(run) {
  const folder = mkdtempSync(join(tmpdir(), 'connectory-report-'));
  try {
    return await run(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The environment of the tests: the project's Node first on the path, and no colours in what they print.
 * @param {string} root
 */
function plain(root) {
  const path = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`;
  return { PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' };
}
