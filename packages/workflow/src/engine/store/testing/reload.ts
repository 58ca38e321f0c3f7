/** Runs that forget all but what was written of them, after every event. */
import type { SimulationOptions } from '../../host/types.ts';
import type { RunState } from '../../run/types.ts';
import { recordCells, recordOfCells, runCells, runOfCells, textCell, valueOfCell } from '../cells.ts';
import { keep, type Kept } from '../memory.ts';
import { restoreRun } from '../restore.ts';
import { checkpointOf } from '../rows.ts';
import type { Checkpoint } from '../types.ts';

/**
 * Writes what an event changed as text and reads the run anew.
 *
 * @param compare Holds that against the run that was never written.
 */
export function reloading(
  compare: (restored: unknown, run: unknown) => void,
): NonNullable<SimulationOptions['checkpoint']> {
  const kept = new Map<string, Kept>();
  return (plan, run, changes, isNew) => {
    const label = { flow: 'flow', triggerName: '', isCalling: false };
    const { run: row, frames, records } = keep(kept, asText(checkpointOf(run, changes, label, isNew)));
    const restored = restoreRun(plan, { run: row, frames, records: [...records.values()] });
    if (restored === undefined) throw new Error('The rows do not fit the plan.');
    compare(comparable(restored), comparable(run));
    return restored;
  };
}

/** Every row as the columns of a store on a disk, and back. */
function asText({ run, records, ...rest }: Checkpoint): Checkpoint {
  const { variables, ...row } = runOfCells(runCells(run, textCell), valueOfCell);
  return {
    ...rest,
    run: { ...row, ...(run.variables && { variables }) },
    records: records.map((record) => recordOfCells(recordCells(record, textCell), valueOfCell)),
  };
}

/** In a frame that is over it does not matter what an action would have waited for, nor in which order timers are kept. */
function comparable(run: RunState): unknown {
  return {
    ...run,
    timers: run.timers.toSorted((left, right) => left.order - right.order),
    frames: run.frames.map((frame) => (frame.closed ? { ...frame, waiting: [] } : frame)),
  };
}
