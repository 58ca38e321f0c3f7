import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { countOf, type SuiteResult } from './suite.ts';

/** One row of SCORES.md. */
export interface Score {
  readonly suite: string;
  readonly date: string;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The score of a run. */
export function scoreOf(result: SuiteResult, date: string): Score {
  return {
    suite: result.suite,
    date,
    cases: result.cases.length,
    passed: countOf(result, 'passed'),
    failed: countOf(result, 'failed'),
    skipped: countOf(result, 'skipped'),
  };
}

/** Reads the table of SCORES.md. */
export function readScores(file: string): readonly Score[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, suite, date, cases, passed, failed, skipped] = line.split('|').map((cell) => cell.trim());
      if (suite === undefined || date === undefined || !/^\d+$/.test(passed ?? '')) return [];
      const score = {
        cases: Number(cases),
        passed: Number(passed),
        failed: Number(failed),
        skipped: Number(skipped),
      };
      return [{ suite, date, ...score }];
    });
}

/** Writes SCORES.md. */
export function writeScores(file: string, scores: readonly Score[]): void {
  const rows = scores.map(
    ({ suite, date, cases, passed, failed, skipped }) =>
      `| ${suite} | ${date} | ${cases} | ${passed} | ${failed} | ${skipped} | \`npm run conformance -- ${suite}\` |`,
  );
  const text = [
    '# Scores',
    '',
    'Outside suites, and how many of their cases we pass. `npm run conformance -- --write-scores` writes this table;',
    '`--check-scores` fails when a score falls below it.',
    '',
    '| suite | date | cases | passed | failed | skipped | command |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
  writeFileSync(file, text.join('\n'));
}

/** What fell below the recorded scores, in words. */
export function fallen(recorded: readonly Score[], now: readonly Score[]): readonly string[] {
  return recorded.flatMap((before) => {
    const after = now.find(({ suite }) => suite === before.suite);
    if (after === undefined) return [`${before.suite}: was not run`];
    // Of a longer suite the share counts, not the number.
    const share = (score: Score): number => (score.cases === 0 ? 0 : score.passed / score.cases);
    if (share(after) >= share(before)) return [];
    return [
      `${before.suite}: ${after.passed} of ${after.cases} passed, recorded are ${before.passed} of ${before.cases}`,
    ];
  });
}
