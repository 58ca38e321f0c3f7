import {
  type Checkpoint,
  type FrameRow,
  recordCells,
  recordOfCells,
  runCells,
  runOfCells,
  type RunQuery,
  type RunStore,
  type RunSummary,
  type StoredRun,
  triggerCells,
  triggerOfCells,
  type TriggerRow,
} from '@connectory/workflow';
import type { Database } from '../database.ts';
import { cellsOfAction, cellsOfRun, frameOf, summaryOf } from './rows.ts';
import { carrierOut } from './carry-out.ts';
import { addFrame, addRun, changeRun, type Orders, putRecord, putTrigger } from './statements.ts';
import { threadWriter, type Writer } from './writer.ts';
import { type CellWriter, newCellReader, newCellWriter, textOfValue } from './values.ts';

const flowFrame: FrameRow = { id: 0, container: 0, iteration: 0 };

/** The store of runs, and how its thread is ended. Close it before the database. */
export interface DurableRunStore extends RunStore {
  readonly close: () => Promise<void>;
}

/** Runs of flows, in SQLite. A commit is one transaction, whatever it holds, and is on the disk when it resolves. */
export function runStore(database: Database): DurableRunStore {
  const cells = newCellWriter();
  const own = ownWriter(database);
  const shared = database.path === undefined ? own : threadWriter(database.path);
  const inTurn = newTurns();

  function ordersOf(checkpoints: readonly Checkpoint[], triggers: readonly TriggerRow[]): Orders {
    const orders: Orders = [];
    try {
      for (const checkpoint of checkpoints) order(orders, cells, checkpoint);
      for (const row of triggers) putTrigger(orders, triggerCells(row, textOfValue));
    } catch (error) {
      cells.forget();
      throw error;
    }
    return orders;
  }

  async function write(orders: Orders, isAlone: boolean): Promise<void> {
    try {
      await (isAlone ? own : shared).write(orders);
    } catch (error) {
      cells.forget();
      throw error;
    }
  }

  return {
    // Not async: the rows are those of this moment.
    commit: (checkpoints, triggers = []) => {
      const orders = ordersOf(checkpoints, triggers);
      // Where little happens nobody is kept waiting, and the way to the thread would cost more than it spares.
      return inTurn(() => write(orders, checkpoints.length + triggers.length === 1));
    },
    forget: (endedBefore, limit) => {
      // A commit that is called from now on must not rely on values that are about to go; those called before come before.
      cells.forget();
      return inTurn(() => forget(database, endedBefore, limit));
    },
    triggers: async () => {
      const rows = await database.queries.selectFrom('flow_triggers').selectAll().execute();
      return rows.map(({ wake_ms: wakeMs, ...row }) =>
        triggerOfCells({ ...row, wakeMs }, newCellReader(new Map())),
      );
    },
    load: (id) => load(database, id),
    list: (query) => list(database, query),
    nextWake: async () => {
      const row = await database.queries
        .selectFrom('flow_runs')
        .select('wake_ms')
        .where('wake_ms', 'is not', null)
        .orderBy('wake_ms')
        .limit(1)
        .executeTakeFirst();
      return row?.wake_ms ?? undefined;
    },
    close: () => inTurn(() => shared.close()),
  };
}

/** One thing after the other, also when one fails. */
function newTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}

/** Writes over the connection that reads. */
function ownWriter({ alone }: Database): Writer {
  let carryOut: ((orders: Orders) => void) | undefined;
  return {
    write: (orders) =>
      alone((file) => {
        carryOut ??= carrierOut(file);
        carryOut(orders);
      }),
    close: () => Promise.resolve(),
  };
}

function order(orders: Orders, cells: CellWriter, { run, isNew, frames, records }: Checkpoint): void {
  const cell = cells.of(run.id, orders);
  const row = runCells(run, cell);
  if (isNew) addRun(orders, row);
  else changeRun(orders, row);
  for (const frame of frames) if (frame.parent !== undefined) addFrame(orders, run.id, frame);
  for (const record of records) putRecord(orders, run.id, recordCells(record, cell));
}

async function load({ queries }: Database, id: string): Promise<StoredRun | undefined> {
  const run = await queries.selectFrom('flow_runs').selectAll().where('id', '=', id).executeTakeFirst();
  if (run === undefined) return undefined;
  const frames = await queries
    .selectFrom('flow_frames')
    .selectAll()
    .where('run', '=', id)
    .orderBy('frame')
    .execute();
  const actions = await queries
    .selectFrom('flow_actions')
    .selectAll()
    .where('run', '=', id)
    .orderBy('frame')
    .orderBy('position')
    .execute();
  const texts = await queries
    .selectFrom('flow_value_uses')
    .innerJoin('flow_values', 'flow_values.digest', 'flow_value_uses.digest')
    .select(['flow_values.digest', 'flow_values.content'])
    .where('flow_value_uses.run', '=', id)
    .execute();
  const read = newCellReader(new Map(texts.map(({ digest, content }) => [digest, content])));
  return {
    run: runOfCells(cellsOfRun(run), read),
    // That of the flow itself is there as soon as the run has begun, and is not written.
    frames: [...(run.status === 'Waiting' ? [] : [flowFrame]), ...frames.map(frameOf)],
    records: actions.map((action) => recordOfCells(cellsOfAction(action), read)),
  };
}

async function list({ queries }: Database, query: RunQuery): Promise<readonly RunSummary[]> {
  const { flow, statuses, isOpen, wakeBy, after, limit } = query;
  const rows = await queries
    .selectFrom('flow_runs')
    .select(['id', 'flow', 'trigger_name', 'status', 'start_ms', 'end_ms', 'wake_ms', 'is_calling', 'error'])
    .$if(flow !== undefined, (runs) => runs.where('flow', '=', flow ?? ''))
    .$if(statuses !== undefined, (runs) => runs.where('status', 'in', statuses ?? []))
    .$if(isOpen === true, (runs) =>
      runs.where((is) =>
        is.or([
          is('wake_ms', 'is not', null),
          is.and([is('is_calling', '=', 1), is('wake_ms', 'is', null)]),
          is('status', 'in', ['Waiting', 'Running']),
        ]),
      ),
    )
    .$if(wakeBy !== undefined, (runs) => runs.where('wake_ms', '<=', wakeBy ?? 0).orderBy('wake_ms'))
    .$if(after !== undefined, (runs) => runs.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(summaryOf);
}

// SQLite takes 32,766 parameters, and one transaction must not keep others waiting for long.
const mostForgotten = 1_000;

function forget({ queries }: Database, endedBefore: number, limit: number): Promise<number> {
  return queries.transaction().execute(async (transaction) => {
    const old = await transaction
      .selectFrom('flow_runs')
      .select('id')
      .where('end_ms', '<', endedBefore)
      .where('is_calling', '=', 0)
      .orderBy('id')
      .limit(Math.min(limit, mostForgotten))
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const used = await transaction
      .selectFrom('flow_value_uses')
      .select('digest')
      .distinct()
      .where('run', 'in', ids)
      .execute();
    await transaction.deleteFrom('flow_value_uses').where('run', 'in', ids).execute();
    await transaction.deleteFrom('flow_actions').where('run', 'in', ids).execute();
    await transaction.deleteFrom('flow_frames').where('run', 'in', ids).execute();
    await transaction.deleteFrom('flow_runs').where('id', 'in', ids).execute();
    for (const { digest } of used) {
      await transaction
        .deleteFrom('flow_values')
        .where('digest', '=', digest)
        .where((is) =>
          is.not(
            is.exists(is.selectFrom('flow_value_uses').select('run').where('digest', '=', digest).limit(1)),
          ),
        )
        .execute();
    }
    return ids.length;
  });
}
