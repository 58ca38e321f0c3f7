import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fallen, readScores, scoreOf, writeScores } from './scores.ts';
import { countOf, type Suite, type SuiteResult } from './suite.ts';
import { connectors } from './suites/connectors.ts';
import { engine } from './suites/engine.ts';
import { examples } from './suites/examples.ts';
import { exported } from './suites/export.ts';
import { expressions } from './suites/expressions.ts';
import { flowRuns } from './suites/flow-runs.ts';
import { flows } from './suites/flows.ts';
import { formulas } from './suites/formulas.ts';
import { openapi } from './suites/openapi.ts';
import { postman } from './suites/postman.ts';
import { powerfx } from './suites/powerfx.ts';
import { powerfxScripts } from './suites/powerfx-scripts.ts';
import { powerfxCompletion } from './suites/powerfx-completion.ts';
import { powerfxSyntax } from './suites/powerfx-syntax.ts';
import { powerfxTypes } from './suites/powerfx-types.ts';
import { rules } from './suites/rules.ts';
import { signIn } from './suites/sign-in.ts';

const suites: Readonly<Record<string, Suite>> = {
  connectors,
  engine,
  examples,
  export: exported,
  expressions,
  'flow-runs': flowRuns,
  flows,
  formulas,
  openapi,
  postman,
  powerfx: powerfx('V1_Float'),
  'powerfx-V1_Decimal': powerfx('V1_Decimal'),
  'powerfx-Canvas_Float': powerfx('Canvas_Float'),
  'powerfx-scripts': powerfxScripts,
  'powerfx-completion': powerfxCompletion,
  'powerfx-syntax': powerfxSyntax,
  'powerfx-types': powerfxTypes,
  rules,
  'sign-in': signIn,
};

/** Suites that lie in a folder of another name. */
const folders: Readonly<Record<string, string>> = {
  engine: 'workflow',
  examples: 'connector-examples',
  export: 'connectors',
  expressions: 'workflow',
  'flow-runs': 'workflow',
  flows: 'workflow',
  formulas: 'pa-yaml',
  'powerfx-Canvas_Float': 'powerfx',
  'powerfx-V1_Decimal': 'powerfx',
  'powerfx-scripts': 'powerfx',
  'powerfx-completion': 'powerfx',
  'powerfx-syntax': 'powerfx',
  'powerfx-types': 'powerfx',
  rules: 'connectors',
  'sign-in': 'connectors',
};

/** The files by one of which a suite's folder is known. */
const markers: readonly string[] = [
  'index.json',
  'flows/index.json',
  'policy-cases.json',
  'expressions.jsonl',
  'engine.jsonl',
  'syntax.jsonl',
  'completion.jsonl',
  'formulas.jsonl',
  'cases.jsonl',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const scoresFile = join(root, 'conformance', 'SCORES.md');

const usage = `npm run conformance -- <suite> [--cases PATH] [--config NAME] [--json]
npm run conformance -- [suite] --check-scores | --write-scores
suites: ${Object.keys(suites).join(', ')}`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cases: { type: 'string' },
      config: { type: 'string' },
      json: { type: 'boolean', default: false },
      'check-scores': { type: 'boolean', default: false },
      'write-scores': { type: 'boolean', default: false },
    },
  });
  const [first] = positionals;
  const name =
    first === 'powerfx' && values.config !== undefined && values.config !== 'V1_Float'
      ? `powerfx-${values.config}`
      : first;
  if (values['check-scores'] || values['write-scores']) return await scores(values['write-scores'], name);
  const suite = name === undefined ? undefined : suites[name];
  if (name === undefined || suite === undefined) {
    console.error(usage);
    return 2;
  }
  const folder = values.cases ?? defaultFolder(name);
  if (!isSuite(folder)) {
    console.log(`There is no suite at ${folder}; nothing was run. Say where it lies with --cases.`);
    return 0;
  }
  const result = await suite(folder);
  if (values.json) console.log(JSON.stringify(summary(result)));
  else print(result);
  return 0;
}

function defaultFolder(name: string): string {
  return join(root, '..', 'shared', 'suites', folders[name] ?? name);
}

function isSuite(place: string): boolean {
  if (statSync(place, { throwIfNoEntry: false })?.isFile() === true) return true;
  return markers.some((marker) => existsSync(join(place, marker)));
}

function summary(result: SuiteResult): unknown {
  const { suite, cases, notes } = result;
  const counts = {
    passed: countOf(result, 'passed'),
    failed: countOf(result, 'failed'),
    skipped: countOf(result, 'skipped'),
  };
  return { suite, ...counts, notes, cases };
}

function print(result: SuiteResult): void {
  for (const { id, outcome, reasons } of result.cases) {
    if (outcome === 'passed') continue;
    console.log(`${outcome}: ${id}`);
    for (const reason of reasons.slice(0, 5)) console.log(`  ${reason}`);
    if (reasons.length > 5) console.log(`  and ${reasons.length - 5} more`);
  }
  for (const note of result.notes) console.log(note);
  console.log(
    `${countOf(result, 'passed')} passed, ${countOf(result, 'failed')} failed, ${countOf(result, 'skipped')} skipped`,
  );
}

/** Runs all suites, or the one named, and writes or checks their scores. */
async function scores(write: boolean, only: string | undefined): Promise<number> {
  const found = Object.keys(suites).filter(
    (name) => (only === undefined || name === only) && isSuite(defaultFolder(name)),
  );
  if (found.length === 0) {
    console.log('No suites were found beside this project; scores are not checked.');
    return 0;
  }
  const date = new Date().toISOString().slice(0, 10);
  const now = [];
  for (const name of found) {
    const result = await suites[name]?.(defaultFolder(name));
    if (result === undefined) continue;
    const score = scoreOf(result, date);
    console.log(`${name}: ${score.passed} passed, ${score.failed} failed, ${score.skipped} skipped`);
    now.push(score);
  }
  if (write) {
    const others = readScores(scoresFile).filter(({ suite }) => only !== undefined && suite !== only);
    writeScores(
      scoresFile,
      [...others, ...now].toSorted((left, right) => (left.suite < right.suite ? -1 : 1)),
    );
    return 0;
  }
  const recorded = readScores(scoresFile).filter(({ suite }) => found.includes(suite));
  const problems = fallen(recorded, now);
  for (const problem of problems) console.error(`A score fell. ${problem}`);
  return problems.length === 0 ? 0 : 1;
}
