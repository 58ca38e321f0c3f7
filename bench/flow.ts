/** Durable runs of flows in SQLite: beside Node-RED, beside the disk's own ceiling, and how their cost grows. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { utf8Decode } from '@connectory/base';
import { createEgress } from '@connectory/egress';
import { openDatabase, runStore } from '@connectory/server/storage';
import { type FlowHost, type Invoker, memoryStore, type Plan, type RunStore } from '@connectory/workflow';
import { startNodeRed } from './flow-peer.ts';
import { chain, drive, fiveActions, fiveCalls, hostOf, loop, runOnce, type Speed } from './flow-work.ts';
import { median } from './numbers.ts';

const rounds = 5;
const atOnce = 128;
const runsInRound = 10_000;
const callsInRound = 3_000;
const serialRuns = 600;
/** Of a run with one call: when it is accepted, with the call about to be made; and when that was answered, with all that followed. */
const checkpointsOfRun = 2;

/** Runs every part, and reports. */
export async function benchFlow(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'connectory-bench-'));
  const database = await openDatabase(folder);
  const store = runStore(database);
  try {
    return [
      ...(await besideNodeRed(store)),
      '',
      ...(await besideTheDisk(store, folder)),
      '',
      ...(await growth(store)),
    ];
  } finally {
    await store.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function besideNodeRed(store: RunStore): Promise<readonly string[]> {
  const service = fork(fileURLToPath(new URL('./flow-service.ts', import.meta.url)));
  const [port]: unknown[] = await once(service, 'message');
  const url = `http://127.0.0.1:${Number(port)}/`;
  const egress = createEgress({ allow: () => ['127.0.0.1'] });
  const overHttp: Invoker = {
    invoke: async ({ request }) => {
      const body = JSON.stringify(request.inputs['body']);
      const headers = [['content-type', 'application/json']] as const;
      const sent = await egress.http.send({ method: 'POST', url, headers, body });
      if (!sent.ok)
        return {
          kind: 'failure',
          retryable: false,
          error: { code: 'CallFailed', message: sent.error.message },
        };
      return {
        kind: 'response',
        statusCode: sent.value.status,
        headers: {},
        body: JSON.parse(utf8Decode(sent.value.body)),
      };
    },
  };
  const peers = [await startNodeRed(url, 0), await startNodeRed(url, 1), await startNodeRed(url, 5)];
  const hosts = {
    quiet: hostOf(store, fiveActions(url)),
    calling: hostOf(store, fiveActions(url), overHttp),
    fiveCalls: hostOf(store, fiveCalls(url), overHttp),
  };
  const ours = (host: FlowHost, runs: number) => () => drive(host, runs, atOnce);
  const theirs = (at: number, runs: number) => () =>
    peers[at]?.drive(runs, atOnce) ?? Promise.reject(new Error());
  const rows = [
    { name: 'nothing leaves the process: ours in memory', drive: () => inMemory(fiveActions(url)) },
    { name: 'nothing leaves the process: ours durable', drive: ours(hosts.quiet, runsInRound) },
    { name: 'nothing leaves the process: Node-RED', drive: theirs(0, runsInRound) },
    { name: 'the third calls over HTTP: ours durable', drive: ours(hosts.calling, callsInRound) },
    { name: 'the third calls over HTTP: Node-RED', drive: theirs(1, callsInRound) },
    { name: 'all five call over HTTP: ours durable', drive: ours(hosts.fiveCalls, callsInRound) },
    { name: 'all five call over HTTP: Node-RED', drive: theirs(2, callsInRound) },
  ].map((row) => ({ ...row, speeds: noSpeeds() }));
  // One round warms up, and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const row of rows) {
      const speed = await row.drive();
      if (round > 0) row.speeds.push(speed);
    }
  }
  for (const host of Object.values(hosts)) await host.close();
  for (const peer of peers) peer.stop();
  await egress.close();
  service.disconnect();
  const ratio = (own: number, other: number): string => {
    const [left, right] = [own, other].map((at) =>
      median((rows[at]?.speeds ?? []).map(({ perSecond }) => perSecond)),
    );
    return `×${((left ?? 0) / (right ?? 1)).toFixed(2)}`;
  };
  return [
    `Five actions; ${atOnce} runs at a time, medians of ${rounds} alternating rounds. Ours goes on after a crash, Node-RED does not.`,
    '',
    '| who | runs/s | p50 ms | p99 ms |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, speeds }) => `| ${name} | ${shown(speeds)} |`),
    '',
    `Durable beside Node-RED: ${ratio(1, 2)} where nothing leaves the process, ${ratio(3, 4)} with one call, ${ratio(5, 6)} with five.`,
  ];
}

/** A store of its own in every round: what is kept is not part of the question. */
async function inMemory(plan: Plan): Promise<Speed> {
  const host = hostOf(memoryStore(), plan);
  const speed = await drive(host, runsInRound, atOnce);
  await host.close();
  return speed;
}

function noSpeeds(): Speed[] {
  return [];
}

function shown(speeds: readonly Speed[]): string {
  const of = (read: (speed: Speed) => number): number => median(speeds.map(read));
  return [
    of(({ perSecond }) => perSecond).toFixed(0),
    of(({ p50 }) => p50).toFixed(2),
    of(({ p99 }) => p99).toFixed(2),
  ].join(' | ');
}

/** One run at a time, so that no commit is shared: how near that comes to commits that write next to nothing. */
async function besideTheDisk(store: RunStore, folder: string): Promise<readonly string[]> {
  const bare = new DatabaseSync(join(folder, 'bare.db'));
  bare.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (n integer)');
  const insert = bare.prepare('INSERT INTO t VALUES (?)');
  const host = hostOf(store, fiveActions('http://svc.test'));
  const commits: number[] = [];
  const serial: number[] = [];
  const shared: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    for (let at = 0; at < serialRuns * checkpointsOfRun; at += 1) insert.run(at);
    commits.push((serialRuns * checkpointsOfRun) / ((performance.now() - from) / 1_000));
    serial.push((await drive(host, serialRuns, 1)).perSecond);
    shared.push((await drive(host, runsInRound, atOnce)).perSecond);
  }
  bare.close();
  await host.close();
  const ceiling = median(commits.slice(1)) / checkpointsOfRun;
  const [alone, together] = [median(serial.slice(1)), median(shared.slice(1))];
  return [
    `Bare commits of one row: ${median(commits.slice(1)).toFixed(0)} a second, so the disk allows ${ceiling.toFixed(0)} runs/s of ${checkpointsOfRun} checkpoints that share nothing.`,
    `One run at a time: ${alone.toFixed(0)} runs/s, ${((100 * alone) / ceiling).toFixed(0)} % of that. ${atOnce} at a time, sharing commits: ${together.toFixed(0)} runs/s, ${((100 * together) / ceiling).toFixed(0)} %.`,
  ];
}

/** What an action, an item and a run cost where there are few, and where there are many. */
async function growth(store: RunStore): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const length of [10, 100, 1_000]) {
    rows.push(`| flow of ${length} actions | ${await costOf(store, chain(length), length, 20)} |`);
  }
  for (const items of [100, 1_000, 10_000]) {
    rows.push(`| loop of ${items} calls | ${await costOf(store, loop(items, false), items, 3)} |`);
  }
  for (const items of [100, 1_000, 10_000]) {
    rows.push(
      `| loop of ${items} calls, answers gathered in a variable | ${await costOf(store, loop(items, true), items, 3)} |`,
    );
  }
  rows.push(...(await keptRuns(store)));
  return ['| what | µs each |', '| --- | --- |', ...rows];
}

async function costOf(store: RunStore, plan: Plan, count: number, times: number): Promise<string> {
  const host = hostOf(store, plan);
  const costs: number[] = [];
  for (let at = 0; at <= times; at += 1) {
    const from = performance.now();
    await runOnce(host, at);
    costs.push(((performance.now() - from) * 1_000) / count);
  }
  await host.close();
  return median(costs.slice(1)).toFixed(0);
}

async function keptRuns(store: RunStore): Promise<readonly string[]> {
  const host = hostOf(store, fiveActions('http://svc.test'));
  const rows: string[] = [];
  let kept = 0;
  for (const upTo of [10_000, 100_000]) {
    await drive(host, upTo - 10_000 - kept, atOnce);
    const { perSecond } = await drive(host, 10_000, atOnce);
    kept = upTo;
    rows.push(`| a run of five actions, ${upTo} and more kept | ${(1_000_000 / perSecond).toFixed(0)} |`);
  }
  await host.close();
  return rows;
}
