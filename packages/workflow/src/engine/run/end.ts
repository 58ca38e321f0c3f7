/** How an action ends, and what becomes ready by it. */
import type { Value } from '@connectory/expressions';
import { clearTimers, containerOf, type Machine, type Site } from './machine.ts';
import { viewOf } from './read.ts';
import { excessOf, kept, stepsOf } from './sizes.ts';
import type { ActionRecord, ActionStatus, Failure, Frame } from './types.ts';

/** How an action ended. */
export interface Ending {
  readonly status: ActionStatus;
  readonly code?: string;
  readonly failure?: Failure;
  readonly outputs?: Value;
}

/** Ends an action: its record is complete, and its followers are a step nearer. */
export function endAction(machine: Machine, site: Site, given: Ending): void {
  const { frame, action, record } = site;
  const ending = bounded(machine, site, given);
  const { failure } = ending;
  record.status = ending.status;
  record.endMs = machine.environment.now;
  record.code = ending.code ?? failure?.code ?? (ending.status === 'Succeeded' ? 'OK' : ending.status);
  if (failure !== undefined) record.error = failure.error;
  if (failure?.inputs !== undefined && record.inputs === undefined) record.inputs = failure.inputs;
  if (record.inputs !== undefined) record.inputs = kept(record.inputs);
  if (ending.outputs !== undefined) record.outputs = kept(ending.outputs);
  delete record.work;
  machine.changes.records.add(record);
  clearTimers(machine, frame.id, action.position);
  track(machine, site);
  followUp(machine, frame, action.position);
}

/** An ending whose values may be kept. An action whose inputs or outputs are too large fails, and is kept without them. */
function bounded({ plan, run }: Machine, { action, record }: Site, ending: Ending): Ending {
  const outputs = ending.outputs ?? record.outputs;
  const inputs = record.inputs ?? ending.failure?.inputs;
  // What an action gives is often what it has taken in.
  const taken = inputs === undefined || inputs === outputs ? undefined : inputs;
  const tooLarge =
    (outputs === undefined
      ? undefined
      : excessOf(`What action '${action.name}' gives`, outputs, plan.limits)) ??
    (taken === undefined ? undefined : excessOf(`What action '${action.name}' takes in`, taken, plan.limits));
  if (tooLarge === undefined) {
    run.steps += Math.max(stepsOf(outputs ?? null), stepsOf(taken ?? null));
    return ending;
  }
  delete record.inputs;
  delete record.outputs;
  return { status: 'Failed', failure: tooLarge };
}

/** Ends an action that fails. */
export function failAction(machine: Machine, site: Site, failure: Failure): void {
  endAction(machine, site, { status: 'Failed', failure });
}

/** Notes an action that does not run because of how another ended. */
export function skipAction(machine: Machine, frame: Frame, position: number): void {
  const { now } = machine.environment;
  machine.run.steps += 1;
  const record: ActionRecord = {
    frame: frame.id,
    position,
    status: 'Skipped',
    order: 0,
    startMs: now,
    endMs: now,
    code: 'ActionSkipped',
    error: {
      code: 'ActionBranchingConditionNotSatisfied',
      message: 'The action did not run: an action before it did not end in a status that runAfter lists.',
    },
  };
  frame.records[position] = record;
  machine.changes.records.add(record);
  followUp(machine, frame, position);
}

function track(machine: Machine, { frame, action, record }: Site): void {
  if (action.trackedProperties === undefined) return;
  const { context } = viewOf(machine, frame, { action });
  const tracked = action.trackedProperties.evaluate(context);
  // Tracking is about an action that has ended: what goes wrong in it changes nothing.
  record.trackedProperties = tracked.ok ? tracked.value : { error: tracked.error.message };
}

function followUp(machine: Machine, frame: Frame, position: number): void {
  const { actions } = containerOf(machine.plan, frame.container);
  for (const follower of actions[position]?.followers ?? []) {
    const left = (frame.waiting[follower] ?? 0) - 1;
    frame.waiting[follower] = left;
    if (left === 0) machine.tasks.push({ kind: 'start', frame, position: follower });
  }
  frame.remaining -= 1;
  if (frame.remaining === 0) machine.tasks.push({ kind: 'frame-ended', frame });
}
