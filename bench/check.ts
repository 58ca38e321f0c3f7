import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './numbers.ts';

const child = fileURLToPath(new URL('./check-child.ts', import.meta.url));
const folder = fileURLToPath(new URL('../../shared/suites/connectors', import.meta.url));
const rounds = 3;
const profiles = ['save', 'publish', 'certify'] as const;

interface Run {
  readonly packages: number;
  readonly operations: number;
  readonly findings: number;
  readonly milliseconds: number;
  readonly peak: number;
}

/** Time and memory of checking every published connector in one process: read, compile, check. */
export function benchCheck(): readonly string[] {
  if (!existsSync(folder)) return [`There are no connectors at ${folder}; nothing was measured.`];
  const lines = [
    'Reads, compiles and checks every published connector of the suite, one after the other in one process. Median of',
    `${rounds} processes; time without process start, peak resident memory with it. The bar is 10 s and 300 MB for save.`,
    '',
    '| profile | packages | operations | findings | seconds | peak MB |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  for (const profile of profiles) {
    const runs = Array.from({ length: rounds }, () => runOnce(profile));
    const [first] = runs;
    const seconds = median(runs.map(({ milliseconds }) => milliseconds)) / 1000;
    const cells = [profile, first?.packages, first?.operations, first?.findings, seconds.toFixed(2)];
    lines.push(`| ${cells.join(' | ')} | ${median(runs.map(({ peak }) => peak)).toFixed(0)} |`);
  }
  return lines;
}

function runOnce(profile: string): Run {
  const done = spawnSync(process.execPath, [child, folder, profile], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The check of the bench ended with ${done.status}: ${done.stderr}`);
  const run: Run = JSON.parse(done.stdout);
  return run;
}
