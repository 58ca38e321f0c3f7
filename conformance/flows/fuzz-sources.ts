/** The flows to start from: our own, and the real ones where the suites are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@connectory/base';
import { loadFlows } from '@connectory/workflow';
import { smallFlows } from './fuzz-seeds.ts';

/** Larger ones are left out, because few of them could be tried. */
const maxBytes = 60_000;

/** Reads the flows of a folder beside our own. Ours come as often as the others together, as they have every type of action. */
export function fuzzFlows(folder: string): readonly JsonObject[] {
  if (!existsSync(folder)) return smallFlows;
  const real = readdirSync(folder)
    .filter((name) => name !== 'index.json' && name.endsWith('.json'))
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name));
      if (bytes.length > maxBytes) return [];
      return loadFlows(new Map([[name, bytes]])).flows.map(({ definition }) => definition);
    });
  const times = Math.max(1, Math.round(real.length / smallFlows.length));
  return [...real, ...Array.from({ length: times }, () => smallFlows).flat()];
}
