/** The statements of a checkpoint, prepared once: building a query anew costs more than SQLite needs for the row. */
import type { DatabaseSync } from 'node:sqlite';
import type { FrameRow, RecordCells, RunCells, TriggerCells } from '@connectory/workflow';

/** Writes the rows of a checkpoint. */
export interface CheckpointStatements {
  readonly addRun: (run: RunCells) => void;
  /** Variables of `null` stay as they are. */
  readonly changeRun: (run: RunCells) => void;
  readonly addFrame: (run: string, frame: FrameRow) => void;
  readonly putRecord: (run: string, record: RecordCells) => void;
  readonly putTrigger: (trigger: TriggerCells) => void;
  readonly keepValue: (digest: string, content: string, run: string) => void;
}

/** Prepares the statements. */
export function checkpointStatements(file: DatabaseSync): CheckpointStatements {
  const addRun = file.prepare(
    `INSERT INTO flow_runs (id, flow, trigger_name, status, start_ms, end_ms, wake_ms, is_calling, error, trigger_record,
       parameters, outputs, response, state, variables) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const changeRun = file.prepare(
    `UPDATE flow_runs SET status = ?, start_ms = ?, end_ms = ?, wake_ms = ?, is_calling = ?, error = ?, outputs = ?,
       response = ?, state = ?, variables = coalesce(?, variables) WHERE id = ?`,
  );
  const addFrame = file.prepare('INSERT INTO flow_frames VALUES (?, ?, ?, ?, ?, ?)');
  const putRecord = file.prepare(
    `INSERT INTO flow_actions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status,
       started = excluded.started, start_ms = excluded.start_ms, end_ms = excluded.end_ms, code = excluded.code,
       inputs = excluded.inputs, outputs = excluded.outputs, details = excluded.details`,
  );
  const putTrigger = file.prepare('INSERT OR REPLACE INTO flow_triggers VALUES (?, ?, ?, ?, ?)');
  const keepValue = file.prepare('INSERT OR IGNORE INTO flow_values VALUES (?, ?)');
  const useValue = file.prepare('INSERT OR IGNORE INTO flow_value_uses VALUES (?, ?)');
  return {
    addRun: (run) => {
      const { id, flow, triggerName, status, startMs, endMs, wakeMs, isCalling, error, trigger } = run;
      const { parameters, outputs, response, state, variables } = run;
      addRun.run(
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
        outputs,
        response,
        state,
        variables ?? '{}',
      );
    },
    changeRun: ({
      id,
      status,
      startMs,
      endMs,
      wakeMs,
      isCalling,
      error,
      outputs,
      response,
      state,
      variables,
    }) => {
      changeRun.run(
        status,
        startMs,
        endMs,
        wakeMs,
        isCalling,
        error,
        outputs,
        response,
        state,
        variables,
        id,
      );
    },
    addFrame: (run, { id, container, parent, iteration }) => {
      addFrame.run(run, id, container, parent?.frame ?? null, parent?.position ?? null, iteration);
    },
    putRecord: (
      run,
      { frame, position, status, started, startMs, endMs, code, inputs, outputs, details },
    ) => {
      putRecord.run(run, frame, position, status, started, startMs, endMs, code, inputs, outputs, details);
    },
    putTrigger: ({ flow, trigger, version, wakeMs, state }) => {
      putTrigger.run(flow, trigger, version, wakeMs, state);
    },
    keepValue: (digest, content, run) => {
      // What is known already is not given again.
      if (content !== '') keepValue.run(digest, content);
      useValue.run(run, digest);
    },
  };
}
