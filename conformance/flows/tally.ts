/** Counts how runs of flows ended. */
import type { Ending } from './run.ts';

/** Endings gathered so far. */
export interface RunTally {
  readonly add: (file: string, ending: Ending) => void;
  /** What they come to, a line each. */
  readonly notes: () => readonly string[];
}

/** No endings yet. */
export function newTally(): RunTally {
  const statuses = new Map<string, number>();
  const refused: string[] = [];
  const stuck: string[] = [];
  let all = 0;
  let ran = 0;
  let actions = 0;
  let past = 0;
  return {
    add: (file, ending) => {
      all += 1;
      if (ending.kind === 'refused') refused.push(`${file}: ${ending.reason}`);
      else if (ending.kind === 'stuck') stuck.push(`${file}: ${ending.reason}`);
      else {
        statuses.set(ending.status, (statuses.get(ending.status) ?? 0) + 1);
        ran += ending.ran;
        actions += ending.actions;
        if (ending.pastConditions) past += 1;
      }
    },
    notes: () => {
      const ended = [...statuses.values()].reduce((sum, count) => sum + count, 0);
      const share = all === 0 ? 0 : Math.floor((ended / all) * 1_000) / 10;
      const each = [...statuses].map(([status, count]) => `${count} ${status}`).join(', ');
      return [
        `${ended} of ${all} flows (${share} %) run to an end, every call answered with an empty object: ${each}; ${ran} of their ${actions} actions ran`,
        `${past} of them were started past conditions and splitOn, which the generated event does not meet`,
        `${refused.length} flows are refused, by validation (what the spec says a host refuses when saving) as well: ${refused.join(' | ')}`,
        ...(stuck.length === 0 ? [] : [`${stuck.length} flows do not run to an end: ${stuck.join(' | ')}`]),
      ];
    },
  };
}
