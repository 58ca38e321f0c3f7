import type { PackageFile } from '@connectory/connector';
import type { EgressSettings } from './settings/egress.ts';
import type { SettingsStore } from './storage/settings.ts';

/** A running sample API. */
export interface RunningSample {
  readonly port: number;
  /** Its connector package, the host set to where it runs. */
  readonly files: readonly PackageFile[];
  readonly close: () => Promise<void>;
}

/** Starts the sample API on loopback; port 0 picks a free one. Rejects when the port is taken. */
export type StartSample = (port: number) => Promise<RunningSample>;

/** The built-in sample API, started when it is first asked for. */
export interface Sample {
  readonly files: () => Promise<readonly PackageFile[]>;
  /** Starts it again on its former port if it was ever used, so that connectors made from it go on working. */
  readonly resume: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function createSample(start: StartSample, settings: SettingsStore, egress: EgressSettings): Sample {
  let running: Promise<RunningSample> | undefined;
  const startAt = async (port: number): Promise<RunningSample> => {
    const sample = await start(port).catch((error: unknown) => {
      if (port === 0) throw error;
      return start(0);
    });
    egress.allowSample(`127.0.0.1:${sample.port}`);
    await settings.write('sample-port', String(sample.port));
    return sample;
  };
  const ensure = (port: () => Promise<number>): Promise<RunningSample> => {
    running ??= port()
      .then(startAt)
      .catch((error: unknown) => {
        running = undefined;
        throw error;
      });
    return running;
  };
  const formerPort = async (): Promise<number> => Number((await settings.read('sample-port')) ?? 0);
  return {
    files: async () => (await ensure(formerPort)).files,
    async resume() {
      if ((await formerPort()) !== 0) await ensure(formerPort);
    },
    async close() {
      await running?.then(
        (sample) => sample.close(),
        () => undefined,
      );
    },
  };
}
