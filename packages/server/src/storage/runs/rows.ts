/** Rows of the tables as the engine's columns. */
import type { FrameRow, RecordCells, RunCells, RunSummary } from '@connectory/workflow';
import { runErrorOf, runStatusOf } from '../../unsafe.ts';
import type { FlowActionRow, FlowFrameRow, FlowRunRow } from '../tables.ts';

/** The columns of a run. */
export function cellsOfRun(row: FlowRunRow): RunCells {
  return {
    id: row.id,
    flow: row.flow,
    triggerName: row.trigger_name,
    status: row.status,
    startMs: row.start_ms,
    endMs: row.end_ms,
    wakeMs: row.wake_ms,
    isCalling: row.is_calling,
    error: row.error,
    trigger: row.trigger_record,
    parameters: row.parameters,
    outputs: row.outputs,
    response: row.response,
    state: row.state,
    variables: row.variables,
  };
}

/** The columns of an execution of an action. */
export function cellsOfAction(row: FlowActionRow): RecordCells {
  const { frame, position, status, started, code, inputs, outputs, details } = row;
  return {
    frame,
    position,
    status,
    started,
    startMs: row.start_ms,
    endMs: row.end_ms,
    code,
    inputs,
    outputs,
    details,
  };
}

/** An execution of a list of actions. */
export function frameOf({
  frame,
  container,
  parent_frame,
  parent_position,
  iteration,
}: FlowFrameRow): FrameRow {
  return {
    id: frame,
    container,
    iteration,
    ...(parent_frame !== null &&
      parent_position !== null && { parent: { frame: parent_frame, position: parent_position } }),
  };
}

/** The columns that lists show. */
export type FlowRunListing = Pick<
  FlowRunRow,
  'id' | 'flow' | 'trigger_name' | 'status' | 'start_ms' | 'end_ms' | 'wake_ms' | 'is_calling' | 'error'
>;

/** A run for a list. */
export function summaryOf(row: FlowRunListing): RunSummary {
  return {
    id: row.id,
    flow: row.flow,
    triggerName: row.trigger_name,
    status: runStatusOf(row.status),
    startMs: row.start_ms,
    isCalling: row.is_calling === 1,
    ...(row.end_ms !== null && { endMs: row.end_ms }),
    ...(row.wake_ms !== null && { wakeMs: row.wake_ms }),
    ...(row.error !== null && { error: runErrorOf(row.error) }),
  };
}
