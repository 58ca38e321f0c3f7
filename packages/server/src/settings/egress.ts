import { z } from 'zod';
import type { SettingsStore } from '../storage/settings.ts';

/** The egress guard's allow-list, as the owner set it. */
export interface EgressSettings {
  /** What the owner sees and sets. */
  readonly read: () => readonly string[];
  readonly write: (allow: readonly string[]) => Promise<void>;
  /** What the guard reads at every call: the owner's entries and the sample API's own address. */
  readonly effective: () => readonly string[];
  /** Lets the guard through to the sample API, which is ours. */
  readonly allowSample: (address: string) => void;
}

const stored = z.array(z.string());

export async function egressSettings(
  settings: SettingsStore,
  given: readonly string[],
): Promise<EgressSettings> {
  const known = await settings.read('egress-allow');
  let allow: readonly string[] = known === undefined ? given : stored.parse(JSON.parse(known));
  let sample: string | undefined;
  let effective = allow;
  const refresh = (): void => {
    effective = sample === undefined ? allow : [...allow, sample];
  };
  return {
    read: () => allow,
    effective: () => effective,
    async write(entries) {
      await settings.write('egress-allow', JSON.stringify(entries));
      allow = entries;
      refresh();
    },
    allowSample(address) {
      sample = address;
      refresh();
    },
  };
}
