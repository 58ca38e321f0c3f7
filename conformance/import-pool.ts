import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ImportAnswer, ImportTask } from './import-child.ts';

/** An answer, or why there is none. */
export type Outcome = ImportAnswer | { readonly name: string; readonly problem: string };

const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));

/** Runs tasks in child processes, two at a time; tasks marked `alone` get a process of their own. */
export async function importAll(
  tasks: readonly (ImportTask & { readonly alone: boolean })[],
  limit: number,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...tasks];
  const worker = async (): Promise<void> => {
    let running: ChildProcess | undefined;
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      if (task.alone || running === undefined || !running.connected) {
        running?.kill();
        running = fork(child, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      }
      const outcome = await ask(running, task, limit);
      outcomes.set(task.name, outcome);
      if (task.alone || 'problem' in outcome) {
        running.kill('SIGKILL');
        running = undefined;
      }
    }
    running?.kill();
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}

function ask(running: ChildProcess, task: ImportTask, limit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const done = (outcome: Outcome): void => {
      clearTimeout(timer);
      running.removeAllListeners('message');
      running.removeAllListeners('exit');
      resolve(outcome);
    };
    const timer = setTimeout(
      () => done({ name: task.name, problem: `no answer within ${limit / 1000} s` }),
      limit,
    );
    running.once('message', (answer: ImportAnswer) => done(answer));
    running.once('exit', (code) => done({ name: task.name, problem: `the process ended with ${code}` }));
    running.send(task);
  });
}
