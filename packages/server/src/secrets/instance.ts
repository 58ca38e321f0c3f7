import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { SettingsStore } from '../storage/settings.ts';

/** The keys of one instance, derived from its secret; each has one use. */
export interface InstanceKeys {
  /** Signs session cookies. */
  readonly sessions: string;
  /** Wraps the keys of sealed records; 32 bytes. */
  readonly records: Buffer;
  /** Tells whether a store was written with the same secret; gives nothing away. */
  readonly fingerprint: string;
}

const shortestSecret = 32;

/**
 * Reads the instance secret, or makes one on the first start (`secret` in the data folder, readable by its owner only).
 *
 * @param given `CONNECTORY_SECRET`, which wins over the file.
 */
export async function instanceKeys(
  folder: string | undefined,
  given: string | undefined,
): Promise<InstanceKeys> {
  if (given !== undefined && given.length < shortestSecret) {
    throw new StartProblem(
      `CONNECTORY_SECRET has ${given.length} characters and needs at least ${shortestSecret}. Make one with "openssl rand -hex 32".`,
    );
  }
  const secret = given ?? (folder === undefined ? randomBytes(32).toString('hex') : await secretOf(folder));
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, 'connectory', `connectory ${use}`, 32));
  return {
    sessions: derive('sessions').toString('base64'),
    records: derive('records'),
    fingerprint: createHmac('sha256', derive('fingerprint')).update('connectory').digest('hex'),
  };
}

/** Refuses to start with a secret that cannot open what the store holds. */
export async function checkFingerprint(settings: SettingsStore, keys: InstanceKeys): Promise<void> {
  const known = await settings.read('secret-fingerprint');
  if (known === undefined) await settings.write('secret-fingerprint', keys.fingerprint);
  else if (known !== keys.fingerprint) {
    throw new StartProblem(
      'The instance secret is not the one this data was written with, so no connection could be opened. Put back the file "secret" of the data folder, or set CONNECTORY_SECRET to the former value.',
    );
  }
}

async function secretOf(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  try {
    const text = (await readFile(file, 'utf8')).trim();
    if (text.length >= shortestSecret) return text;
    throw new StartProblem(
      `The instance secret in ${file} is damaged: it has ${text.length} characters. Put it back from a backup, or remove the data folder to begin anew.`,
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const secret = randomBytes(32).toString('hex');
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return secret;
}
