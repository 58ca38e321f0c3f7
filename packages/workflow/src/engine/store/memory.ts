/** A store that lives as long as the process. */
import { copyOfFrame, copyOfRecord } from './rows.ts';
import type {
  Checkpoint,
  FrameRow,
  RecordRow,
  RunQuery,
  RunStore,
  RunSummary,
  StoredRun,
  TriggerRow,
} from './types.ts';

/** A run and its rows. */
export interface Kept {
  run: StoredRun['run'];
  readonly frames: FrameRow[];
  readonly records: Map<number, RecordRow>;
}

/**
 * A store in memory, for tests, tools and flows that need not outlive the process.
 *
 * @example
 * ```ts
 * import { memoryStore } from '@connectory/workflow';
 * const runs = await memoryStore().list({ limit: 10 }); // []
 * ```
 */
export function memoryStore(): RunStore {
  const kept = new Map<string, Kept>();
  const triggers = new Map<string, TriggerRow>();
  // Those that have not ended; few beside those that have.
  const open = new Map<string, Kept>();
  return {
    commit: (checkpoints, triggerRows = []) => {
      const twice = checkpoints.find(({ isNew, run }) => isNew && kept.has(run.id));
      if (twice !== undefined) return Promise.reject(new Error(`There is a run '${twice.run.id}' already.`));
      for (const checkpoint of checkpoints) {
        const own = keep(kept, checkpoint);
        if (isOpen(own.run)) open.set(own.run.id, own);
        else open.delete(own.run.id);
      }
      for (const row of triggerRows) triggers.set(`${row.flow}/${row.trigger.toLowerCase()}`, row);
      return Promise.resolve();
    },
    triggers: () => Promise.resolve([...triggers.values()]),
    load: (id) => {
      const found = kept.get(id);
      return Promise.resolve(
        found && { run: found.run, frames: [...found.frames], records: [...found.records.values()] },
      );
    },
    list: (query) => {
      const source = query.isOpen === true || query.wakeBy !== undefined ? open : kept;
      const found = [...source.values()].map(({ run }) => summaryOf(run)).filter((run) => fits(run, query));
      const sorted = found.toSorted(query.wakeBy === undefined ? byId : byWake);
      return Promise.resolve(sorted.slice(0, query.limit));
    },
    nextWake: () => {
      let least = Infinity;
      for (const { run } of open.values()) least = Math.min(least, run.wakeMs ?? Infinity);
      return Promise.resolve(least === Infinity ? undefined : least);
    },
    forget: (endedBefore, limit) => {
      const old = [...kept.values()].filter(
        ({ run }) => (run.endMs ?? Infinity) < endedBefore && !isOpen(run),
      );
      const gone = old
        .map(({ run }) => run.id)
        .toSorted()
        .slice(0, limit);
      for (const id of gone) kept.delete(id);
      return Promise.resolve(gone.length);
    },
  };
}

/** Adds a checkpoint to what is kept. */
export function keep(kept: Map<string, Kept>, { run, frames, records }: Checkpoint): Kept {
  const known = kept.get(run.id);
  const variables = run.variables === undefined ? known?.run.variables : { ...run.variables };
  const whole = { ...run, variables: variables ?? {} };
  const own = known ?? { run: whole, frames: [], records: new Map<number, RecordRow>() };
  own.run = whole;
  for (const frame of frames) own.frames.push(copyOfFrame(frame));
  for (const record of records) own.records.set(placeOf(record), copyOfRecord(record));
  if (known === undefined) kept.set(run.id, own);
  return own;
}

// A text would be made anew for each, and no frame has so many actions.
const positions = 2 ** 16;

function placeOf({ frame, position }: RecordRow): number {
  return frame * positions + position;
}

function isOpen({ status, isCalling }: RunSummary): boolean {
  return status === 'Running' || status === 'Waiting' || isCalling;
}

function fits(run: RunSummary, { flow, statuses, isOpen: wanted, wakeBy, after }: RunQuery): boolean {
  return (
    (flow === undefined || run.flow === flow) &&
    (statuses === undefined || statuses.includes(run.status)) &&
    (wanted !== true || isOpen(run)) &&
    (wakeBy === undefined || (run.wakeMs ?? Infinity) <= wakeBy) &&
    (after === undefined || run.id > after)
  );
}

function byId(left: RunSummary, right: RunSummary): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function byWake(left: RunSummary, right: RunSummary): number {
  return (left.wakeMs ?? Infinity) - (right.wakeMs ?? Infinity) || byId(left, right);
}

function summaryOf({
  id,
  flow,
  triggerName,
  status,
  startMs,
  endMs,
  error,
  isCalling,
  wakeMs,
}: StoredRun['run']): RunSummary {
  return {
    id,
    flow,
    triggerName,
    status,
    startMs,
    isCalling,
    ...(endMs !== undefined && { endMs }),
    ...(error && { error }),
    ...(wakeMs !== undefined && { wakeMs }),
  };
}
