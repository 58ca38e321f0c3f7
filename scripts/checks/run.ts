import type { Outcome } from './outcome.ts';
import { failed } from './outcome.ts';
import { checks } from './registry.ts';

/** Most checks are a process of their own, and the smallest machine we count on has two cores. */
const atOnce = 2;

export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs the named checks and prints a line for each, with all it found where it failed. */
export async function runChecks(
  root: string,
  names: readonly string[],
  print: (text: string) => void,
): Promise<CheckCounts> {
  const waiting = [...names];
  const outcomes: Outcome[] = [];
  async function work(): Promise<void> {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const started = performance.now();
      const outcome = await runOne(root, name);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      outcomes.push(outcome);
      const note = outcome.note === undefined ? '' : `  (${outcome.note})`;
      print(`${name.padEnd(9)} ${outcome.ok ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s${note}`);
      if (!outcome.ok) print(outcome.output.trimEnd().replaceAll(/^/gm, '  '));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  const bad = outcomes.filter(({ ok }) => !ok).length;
  return { passed: outcomes.length - bad, failed: bad };
}

async function runOne(root: string, name: string): Promise<Outcome> {
  const check = checks.get(name);
  if (check === undefined) return failed(`There is no check called ${name}.`);
  try {
    return await check(root);
  } catch (error) {
    return failed(`The check itself broke down: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
