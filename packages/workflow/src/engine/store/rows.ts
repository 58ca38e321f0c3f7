/** Rows made of a run's state. */
import type { Changes } from '../run/changes.ts';
import type { ActionRecord, RunState, Timer } from '../run/types.ts';
import type { Checkpoint, FrameRow, RecordRow, RunRow, StoredWork } from './types.ts';

/** What the host knows of a run besides its state. */
export interface RunLabel {
  readonly flow: string;
  readonly triggerName: string;
  readonly isCalling: boolean;
}

/** The rows of what has changed. They are the run's own state: they hold until it goes on. */
export function checkpointOf(run: RunState, changes: Changes, label: RunLabel, isNew: boolean): Checkpoint {
  return {
    run: runRow(run, label, isNew || changes.variables),
    isNew,
    frames: changes.frames,
    records: recordRows(run.timers, changes.records),
  };
}

function runRow(run: RunState, label: RunLabel, withVariables: boolean): RunRow {
  const { frames: _, variables, timers, ...rest } = run;
  const wakeMs = timers.reduce((least, { at }) => Math.min(least, at), Infinity);
  return {
    ...rest,
    ...label,
    timers: timers.filter(isOfRun),
    ...(withVariables && { variables }),
    ...(wakeMs !== Infinity && { wakeMs }),
  };
}

/** Tells the moments that the run as a whole waits for from those of its actions. */
function isOfRun({ frame }: Timer): boolean {
  return frame < 0;
}

/** Most runs wait for nothing but their own end, and are spared the work of finding whose timers are whose. */
function recordRows(timers: readonly Timer[], records: ReadonlySet<ActionRecord>): readonly RecordRow[] {
  if (timers.every(isOfRun)) return [...records];
  const byPlace = Map.groupBy(timers, ({ frame, position }) => `${frame}.${position}`);
  return Array.from(records, (record) => {
    const own = byPlace.get(`${record.frame}.${record.position}`);
    return own === undefined ? record : { ...record, timers: own };
  });
}

/** A frame as it is kept: of what it holds, all else follows from its records. */
export function copyOfFrame({ id, container, parent, iteration }: FrameRow): FrameRow {
  return { id, container, iteration, ...(parent && { parent }) };
}

/** A copy that holds when the run goes on. */
export function copyOfRecord(row: RecordRow & Pick<ActionRecord, 'frames'>): RecordRow {
  const { work, frames: _, ...rest } = row;
  return work === undefined ? rest : { ...rest, work: copyOfWork(work) };
}

function copyOfWork(work: StoredWork): StoredWork {
  switch (work.kind) {
    case 'foreach':
      return { kind: 'foreach', items: work.items };
    case 'until':
      return { kind: 'until' };
    default:
      return work;
  }
}
