/** Node-RED beside ours: installed once into its own folder, and run in a process of its own. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Speed } from './flow-work.ts';

const folder = fileURLToPath(new URL('./peers/node-red/', import.meta.url));

/** Node-RED at work. */
export interface Peer {
  readonly drive: (total: number, atOnce: number) => Promise<Speed>;
  readonly stop: () => void;
}

/** Starts Node-RED; none, one or all of its five steps call the address. */
export async function startNodeRed(url: string, calls: 0 | 1 | 5): Promise<Peer> {
  if (!existsSync(`${folder}node_modules`)) {
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (npm.status !== 0) throw new Error('Node-RED could not be installed.');
  }
  const child = fork(`${folder}run.mjs`, [url, String(calls)], { cwd: folder });
  await message(child);
  return {
    drive: async (total, atOnce) => {
      child.send({ total, atOnce });
      const { perSecond, p50, p99 } = await message(child);
      return { perSecond: Number(perSecond), p50: Number(p50), p99: Number(p99) };
    },
    stop: () => child.disconnect(),
  };
}

async function message(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('Node-RED ended by itself.');
  });
  const [first]: unknown[] = await Promise.race([once(child, 'message'), ended]);
  return { ...(typeof first === 'object' ? first : {}) };
}
