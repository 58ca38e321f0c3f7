/** The statements of a checkpoint, as orders: which statement, and its parameters. Whoever holds a connection carries them out. */
import type { FrameRow, RecordCells, RunCells, TriggerCells } from '@connectory/workflow';

/** A parameter of a statement. */
type Parameter = string | number | null;

/** Orders one after the other: the number of a statement, then as many parameters as it has. A flat list crosses threads fastest. */
export type Orders = Parameter[];

/** The statements, by their numbers. */
export const statements = [
  `INSERT INTO flow_runs (id, flow, trigger_name, status, start_ms, end_ms, wake_ms, is_calling, error, trigger_record,
     parameters, outputs, response, state, variables) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  `UPDATE flow_runs SET status = ?, start_ms = ?, end_ms = ?, wake_ms = ?, is_calling = ?, error = ?, outputs = ?,
     response = ?, state = ?, variables = coalesce(?, variables) WHERE id = ?`,
  'INSERT INTO flow_frames VALUES (?, ?, ?, ?, ?, ?)',
  `INSERT INTO flow_actions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status,
     started = excluded.started, start_ms = excluded.start_ms, end_ms = excluded.end_ms, code = excluded.code,
     inputs = excluded.inputs, outputs = excluded.outputs, details = excluded.details`,
  'INSERT OR REPLACE INTO flow_triggers VALUES (?, ?, ?, ?, ?)',
  'INSERT OR IGNORE INTO flow_values VALUES (?, ?)',
  'INSERT OR IGNORE INTO flow_value_uses VALUES (?, ?)',
] as const;

/** Adds a run. */
export function addRun(orders: Orders, run: RunCells): void {
  const { id, flow, triggerName, status, startMs, endMs, wakeMs, isCalling, error, trigger } = run;
  const { parameters, outputs, response, state, variables } = run;
  orders.push(
    0,
    id,
    flow,
    triggerName,
    status,
    startMs,
    endMs,
    wakeMs,
    isCalling,
    error,
    trigger,
    parameters,
  );
  orders.push(outputs, response, state, variables ?? '{}');
}

/** Changes a run. Variables of `null` stay as they are. */
export function changeRun(orders: Orders, run: RunCells): void {
  const { id, status, startMs, endMs, wakeMs, isCalling, error, outputs, response, state, variables } = run;
  orders.push(1, status, startMs, endMs, wakeMs, isCalling, error, outputs, response, state, variables, id);
}

/** Adds a frame. */
export function addFrame(orders: Orders, run: string, { id, container, parent, iteration }: FrameRow): void {
  orders.push(2, run, id, container, parent?.frame ?? null, parent?.position ?? null, iteration);
}

/** Adds a record, or replaces it. */
export function putRecord(orders: Orders, run: string, record: RecordCells): void {
  const { frame, position, status, started, startMs, endMs, code, inputs, outputs, details } = record;
  orders.push(3, run, frame, position, status, started, startMs, endMs, code, inputs, outputs, details);
}

/** Adds a trigger, or replaces it. */
export function putTrigger(orders: Orders, { flow, trigger, version, wakeMs, state }: TriggerCells): void {
  orders.push(4, flow, trigger, version, wakeMs, state);
}

/** Keeps a large value. */
export function keepValue(orders: Orders, digest: string, content: string): void {
  orders.push(5, digest, content);
}

/** Notes that a run has a value. */
export function useValue(orders: Orders, run: string, digest: string): void {
  orders.push(6, run, digest);
}
