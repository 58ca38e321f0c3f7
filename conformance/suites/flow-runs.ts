import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringAt } from '@connectory/base';
import { loadFlows } from '@connectory/workflow';
import { readIndex } from '../cases.ts';
import { runToEnd, type Ending } from '../flows/run.ts';
import { newTally } from '../flows/tally.ts';
import { judged, type CaseResult, type Suite } from '../suite.ts';

/** Every flow runs to an end, whatever it is: a made-up event starts it, and every call is answered with an empty object. */
export const flowRuns: Suite = async (place) => {
  const folder = existsSync(join(place, 'flows')) ? join(place, 'flows') : place;
  const cases: CaseResult[] = [];
  const tally = newTally();
  const started = performance.now();
  for (const entry of readIndex(folder, 'flows')) {
    const file = stringAt(entry, 'file') ?? '';
    const [flow] = loadFlows(new Map([[file, readFileSync(join(folder, file))]])).flows;
    if (flow === undefined) {
      cases.push(judged(file, ['no flow was found']));
      continue;
    }
    const flavour = entry['flavour'] === 'power-automate' ? 'power-automate' : 'logic-apps';
    const ending = await runToEnd(flow, flavour);
    tally.add(file, ending);
    cases.push(caseOf(file, ending));
  }
  const time = `Time: ${Math.round(performance.now() - started)} ms`;
  return { suite: 'flow-runs', cases, notes: [...tally.notes(), time] };
};

/** What no host runs is left out. */
function caseOf(id: string, ending: Ending): CaseResult {
  if (ending.kind === 'refused') return { id, outcome: 'skipped', reasons: [ending.reason] };
  return judged(id, ending.kind === 'ended' ? [] : [ending.reason]);
}
