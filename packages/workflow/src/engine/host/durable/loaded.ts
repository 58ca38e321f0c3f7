/** Runs in memory: made, read from the store, moved on. */
import { type Diagnostic, ok, type Result } from '@connectory/base';
import { diagnostic } from '../../../diagnostics.ts';
import type { Plan } from '../../plan/types.ts';
import { type Changes, noChanges } from '../../run/changes.ts';
import type { Environment } from '../../run/machine.ts';
import { advance, type Advanced, type RunStart, startRun } from '../../run/run.ts';
import type { Command, RunEvent, RunState } from '../../run/types.ts';
import { openCalls, restoreRun } from '../../store/restore.ts';
import { checkpointOf } from '../../store/rows.ts';
import type { Checkpoint, RunSummary, StoredRun } from '../../store/types.ts';

/** A run in memory. */
export interface Loaded {
  readonly kind: 'run';
  readonly flow: string;
  readonly triggerName: string;
  readonly plan: Plan;
  readonly run: RunState;
  /** Keys of the calls whose answers it waits for. */
  readonly calls: Set<string>;
  /** What is not written yet, and what is to be done once it is. */
  changes: Changes;
  commands: Command[];
  /** Whether it has not been given to the store yet. */
  isNew: boolean;
  /** What has happened, as far as it is written. */
  readonly done: { isStored: boolean; isAnswered: boolean; isEnded: boolean };
}

/** What a run belongs to. */
export interface Origin {
  readonly flow: string;
  readonly triggerName: string;
  readonly plan: Plan;
}

/** A run that begins, or waits for its turn. */
export function begun(
  origin: Origin,
  start: RunStart,
  environment: Environment,
): Result<Loaded, readonly Diagnostic[]> {
  const started = startRun(origin.plan, start, environment);
  return started.ok ? ok(loadedOf(origin, started.value.run, started.value, true)) : started;
}

/** A run in memory, with what it wants done. */
export function loadedOf(
  { flow, triggerName, plan }: Origin,
  run: RunState,
  { changes, commands }: Advanced,
  isNew: boolean,
): Loaded {
  const calls = new Set<string>();
  const done = { isStored: !isNew, isAnswered: !isNew && run.response !== undefined, isEnded: false };
  const loaded: Loaded = {
    kind: 'run',
    flow,
    triggerName,
    plan,
    run,
    calls,
    changes,
    commands: [],
    isNew,
    done,
  };
  note(loaded, commands);
  return loaded;
}

/** A run as it was at its last checkpoint, or why it cannot go on. Calls that were under way are among its commands. */
export function reopened(stored: StoredRun, plan: Plan | undefined): Result<Loaded, Diagnostic> {
  const { id, flow, triggerName } = stored.run;
  const run = plan && restoreRun(plan, stored);
  if (plan === undefined || run === undefined) {
    return { ok: false, error: diagnostic('flow-version-missing', { flow, run: id }) };
  }
  const commands = openCalls(plan, run);
  return ok(loadedOf({ flow, triggerName, plan }, run, { commands, changes: noChanges() }, false));
}

/** Moves a run on. What it wants done waits until it is written. */
export function moveOn(loaded: Loaded, event: RunEvent, environment: Environment): void {
  if (event.kind === 'answer') loaded.calls.delete(event.key);
  note(loaded, advance(loaded.plan, loaded.run, event, environment, loaded.changes).commands);
}

function note(loaded: Loaded, commands: readonly Command[]): void {
  for (const command of commands) if (command.kind === 'invoke') loaded.calls.add(command.key);
  loaded.commands.push(...commands);
}

/** Tells whether a run goes on, or is to. */
export function isGoingOn({ status }: Pick<RunState, 'status'>): boolean {
  return status === 'Running' || status === 'Waiting';
}

/** Tells whether calls of a run are to be made again after a crash. */
function isCalling({ run, calls }: Loaded): boolean {
  return run.notices.length > 0 || (calls.size > 0 && isGoingOn(run));
}

/** Tells whether nothing of a run is left to be done in memory. */
export function isAtRest(loaded: Loaded): boolean {
  return !isCalling(loaded);
}

/** What is to be written of a run. */
export function unwritten(loaded: Loaded): Checkpoint {
  const { flow, triggerName, run, changes, isNew } = loaded;
  return checkpointOf(run, changes, { flow, triggerName, isCalling: isCalling(loaded) }, isNew);
}

/** A run for a list. */
export function summaryOf(loaded: Loaded): RunSummary {
  const { id, status, startMs, endMs, error } = loaded.run;
  return {
    id,
    flow: loaded.flow,
    triggerName: loaded.triggerName,
    status,
    startMs,
    isCalling: isCalling(loaded),
    ...(endMs !== undefined && { endMs }),
    ...(error && { error }),
  };
}

/** What is written of a run, as far as others may know it. */
export interface Written {
  readonly run: Pick<RunState, 'response'> | undefined;
  readonly summary: RunSummary | undefined;
  readonly isOver: boolean;
}

/** What is written of a run in memory. */
export function writtenOfLoaded(loaded: Loaded): Written {
  const { run, done } = loaded;
  return { run: done.isAnswered ? run : {}, summary: summaryOf(loaded), isOver: done.isEnded };
}
