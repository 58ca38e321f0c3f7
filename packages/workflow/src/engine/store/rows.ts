/** Rows made of a run's state. */
import type { Changes } from '../run/changes.ts';
import type { ActionRecord, Frame, RunState, Timer } from '../run/types.ts';
import type { Checkpoint, FrameRow, RecordRow, RunRow, StoredWork } from './types.ts';

/** What the host knows of a run besides its state. */
export interface RunLabel {
  readonly flow: string;
  readonly triggerName: string;
  readonly isCalling: boolean;
}

/** The rows of what has changed. Nothing in them changes when the run goes on. */
export function checkpointOf(run: RunState, changes: Changes, label: RunLabel, isNew: boolean): Checkpoint {
  const timers = timersByPlace(run.timers);
  const { frames: _, ...head } = run;
  const wakeMs = run.timers.reduce((least, { at }) => Math.min(least, at), Infinity);
  const { variables, ...rest } = head;
  const row: RunRow = {
    ...rest,
    ...label,
    timers: run.timers.filter(({ frame }) => frame < 0),
    ...((isNew || changes.variables) && { variables: { ...variables } }),
    ...(wakeMs !== Infinity && { wakeMs }),
  };
  return {
    run: row,
    isNew,
    frames: changes.frames.map(frameRow),
    records: Array.from(changes.records, (record) => recordRow(record, timers)),
  };
}

function frameRow({ id, container, parent, iteration }: Frame): FrameRow {
  return { id, container, iteration, ...(parent && { parent }) };
}

type TimersByPlace = ReadonlyMap<string, readonly Timer[]> | undefined;

/** Most runs wait for nothing but their own end, and are spared the work. */
function timersByPlace(timers: readonly Timer[]): TimersByPlace {
  return timers.some(({ frame }) => frame >= 0)
    ? Map.groupBy(timers, ({ frame, position }) => `${frame}.${position}`)
    : undefined;
}

function recordRow(record: ActionRecord, timers: TimersByPlace): RecordRow {
  const { work, frames: _, ...rest } = record;
  const own = timers?.get(`${record.frame}.${record.position}`);
  return { ...rest, ...(work && { work: storedWork(work) }), ...(own && { timers: own }) };
}

function storedWork(work: NonNullable<ActionRecord['work']>): StoredWork {
  switch (work.kind) {
    case 'call':
      return work;
    case 'foreach':
      return { kind: 'foreach', items: work.items };
    case 'until':
      return { kind: 'until' };
    default:
      return work;
  }
}
