/** Kills a process that runs flows, again and again at random moments, and tells whether anything was lost or done twice. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What came of it. */
export interface KillReport {
  readonly kills: number;
  readonly accepted: number;
  readonly runs: number;
  readonly effects: number;
  /** Effects that happened again because their answer was not written when the process died. */
  readonly repeated: number;
  /** What must not be. */
  readonly faults: readonly string[];
}

/** An effect that happened: which call made it, and during which life of the process. */
interface Effect {
  readonly place: string;
  readonly key: string;
  readonly run: string;
  readonly life: number;
}

const runner = fileURLToPath(new URL('./runner.ts', import.meta.url));

/**
 * Kills a process as often as is wanted, then lets it end its work.
 *
 * @param folder An empty folder for its data.
 * @param random Numbers from 0 to 1 that decide the moments.
 */
export async function killAgainAndAgain(
  folder: string,
  kills: number,
  random: () => number,
): Promise<KillReport> {
  const effects: Effect[] = [];
  const faults: string[] = [];
  const accepted = new Map<string, string>();
  // Actions that were over when a process died: nothing of them may happen any more.
  const settled = new Set<string>();
  let life = 0;
  let next = 0;
  const server = await effectServer((run, key) => {
    const place = `${run} ${key.split('.').slice(0, 2).join('.')}`;
    if (settled.has(place)) faults.push(`${place} happened again although it was over`);
    if (effects.some((each) => each.life === life && each.run === run && each.key === key)) {
      faults.push(`${run} ${key} happened twice in one life`);
    }
    effects.push({ place, key, run, life });
  }, random);
  const address = `http://127.0.0.1:${portOf(server)}`;
  for (life = 1; life <= kills; life += 1) {
    const child = start(folder, address, String(next));
    const ended = once(child, 'exit');
    // In one of four lives it may die while it opens the file or takes up runs, else in the middle of them.
    const isEarly = random() < 0.25;
    let timer = isEarly ? killLater(child, 1_000 * random()) : undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      timer ??= killLater(child, 1_500 * random());
      const [word, number = '', run = ''] = line.split(' ');
      if (word !== 'accepted') continue;
      accepted.set(run, number);
      next = Number(number) + 1;
    }
    await ended;
    clearTimeout(timer);
    if (child.signalCode !== 'SIGKILL') faults.push(`the process ended by itself in life ${life}`);
    for (const place of endedActions(folder)) settled.add(place);
  }
  const last = start(folder, address, 'drain');
  const said = await text(last.stdout);
  server.close();
  if (!said.endsWith('drained\n')) faults.push('the last process did not end its work');
  faults.push(...judge(folder, accepted, effects));
  const { runs } = counts(folder);
  const keys = new Set(effects.map(({ run, key }) => `${run} ${key}`));
  return {
    kills,
    accepted: accepted.size,
    runs,
    effects: effects.length,
    repeated: effects.length - keys.size,
    faults,
  };
}

function killLater(child: ChildProcess, ms: number): NodeJS.Timeout {
  return setTimeout(() => child.kill('SIGKILL'), ms);
}

function start(folder: string, address: string, from: string): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, [runner, folder, address, from], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function effectServer(
  happened: (run: string, key: string) => void,
  random: () => number,
): Promise<Server> {
  let count = 0;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { run, key }: { run: string; key: string } = JSON.parse(body);
      happened(run, key);
      count += 1;
      const answer = String(count);
      // Answers take a moment, so that a kill finds calls under way.
      setTimeout(() => response.end(answer), random() * 8);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function opened<T>(folder: string, read: (file: DatabaseSync) => T, otherwise: T): T {
  try {
    const file = new DatabaseSync(join(folder, 'connectory.db'));
    try {
      return read(file);
    } finally {
      file.close();
    }
  } catch (error) {
    // It may have died before it made its tables.
    if (error instanceof Error && /unable to open|no such table/.test(error.message)) return otherwise;
    throw error;
  }
}

function endedActions(folder: string): readonly string[] {
  const sql = 'SELECT run, frame, position FROM flow_actions WHERE end_ms IS NOT NULL';
  return opened(
    folder,
    (file) =>
      file
        .prepare(sql)
        .all()
        .map(({ run, frame, position }) => `${String(run)} ${String(frame)}.${String(position)}`),
    [],
  );
}

function counts(folder: string): { readonly runs: number } {
  const sql = 'SELECT count(*) AS runs FROM flow_runs';
  return { runs: opened(folder, (file) => Number(file.prepare(sql).get()?.['runs']), 0) };
}

/** Every accepted run has ended well, every effect has its record, and every record of a call that succeeded its effect. */
function judge(
  folder: string,
  accepted: ReadonlyMap<string, string>,
  effects: readonly Effect[],
): readonly string[] {
  return opened(
    folder,
    (file) => {
      const check = String(file.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
      const runs = new Map(
        file
          .prepare('SELECT id, status, end_ms FROM flow_runs')
          .all()
          .map(({ id, status, end_ms }) => [
            String(id),
            `${String(status)}${end_ms === null ? ' without an end' : ''}`,
          ]),
      );
      const calls = new Set(
        file
          .prepare("SELECT run, frame, position FROM flow_actions WHERE inputs LIKE '%effects.test%'")
          .all()
          .map(({ run, frame, position }) => `${String(run)} ${String(frame)}.${String(position)}`),
      );
      const happened = new Set(effects.map(({ place }) => place));
      return [
        ...(check === 'ok' ? [] : [`the file is damaged: ${check}`]),
        ...[...accepted.keys()]
          .filter((run) => !runs.has(run))
          .map((run) => `${run} was accepted and is lost`),
        ...[...runs]
          .filter(([, status]) => status !== 'Succeeded')
          .map(([run, status]) => `${run} is ${status}`),
        ...[...happened]
          .filter((place) => !calls.has(place))
          .map((place) => `${place} happened without a record`),
        ...[...calls]
          .filter((place) => !happened.has(place))
          .map((place) => `${place} has a record and never happened`),
      ];
    },
    ['there is no store'],
  );
}
