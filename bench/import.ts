import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { largestDocuments } from './documents.ts';
import { median } from './numbers.ts';

const contenders = ['connectory', '@apidevtools/swagger-parser', '@readme/openapi-parser'] as const;
const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));
const rounds = 3;
const limitMs = 180_000;

interface Run {
  readonly milliseconds: number;
  readonly peak: number;
  readonly outcome: string;
}

/** Time and peak memory of importing the largest documents, ours beside two peers, runs alternating. */
export function benchImport(): readonly string[] {
  const lines = [
    'Read, check the structure, resolve references (ours also converts to OpenAPI 2.0 and reports). Each run is a process of',
    `its own; median of ${rounds}, runs alternating; time without process start.`,
    '',
    '| document | MB | who | median ms | times ours | peak MB | outcome |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { name, file, bytes } of largestDocuments()) {
    const runs = new Map<string, Run[]>(contenders.map((contender) => [contender, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) runs.get(contender)?.push(runOnce(contender, file));
    }
    const ours = median((runs.get('connectory') ?? []).map(({ milliseconds }) => milliseconds));
    for (const contender of contenders) {
      const done = runs.get(contender) ?? [];
      const time = median(done.map(({ milliseconds }) => milliseconds));
      const peak = median(done.map((run) => run.peak));
      const cells = [
        name,
        (bytes / 1e6).toFixed(1),
        contender,
        time.toFixed(0),
        (time / ours).toFixed(2),
        peak.toFixed(0),
      ];
      lines.push(`| ${cells.join(' | ')} | ${done[0]?.outcome.slice(0, 60).replaceAll('|', '/') ?? ''} |`);
    }
  }
  return lines;
}

function runOnce(contender: string, file: string): Run {
  const done = spawnSync(process.execPath, ['--max-old-space-size=6144', child, contender, file], {
    encoding: 'utf8',
    timeout: limitMs,
    maxBuffer: 64 * 1024 * 1024,
  });
  const last = done.stdout.trim().split('\n').at(-1) ?? '';
  if (done.status !== 0 || !last.startsWith('{')) {
    const why = done.signal === null ? `exit ${done.status}` : `stopped after ${limitMs / 1000} s`;
    return { milliseconds: limitMs, peak: Number.NaN, outcome: why };
  }
  const run: Run = JSON.parse(last);
  return run;
}
