/** Frames: made when a container starts, closed when it ends or is ended. */
import type { ContainerPlan } from '../plan/types.ts';
import { clearTimers, containerOf, type Machine, type Site } from './machine.ts';
import type { ActionStatus, Frame } from './types.ts';

/** Starts a container: what runs after nothing is ready. */
export function openFrame(machine: Machine, id: number, owner: Site | undefined, iteration = 0): Frame {
  const { plan, run, tasks } = machine;
  const { actions } = containerOf(plan, id);
  const frame: Frame = {
    id: run.frames.length,
    container: id,
    ...(owner && { parent: { frame: owner.frame.id, position: owner.action.position } }),
    iteration,
    remaining: actions.length,
    closed: false,
    waiting: actions.map(({ predecessors }) => predecessors.length),
    records: actions.map(() => null),
  };
  run.frames.push(frame);
  // A pass without actions costs something too.
  run.steps += 1;
  machine.changes.frames.push(frame);
  if (owner !== undefined) (owner.record.frames ??= []).push(frame.id);
  for (const { predecessors, position } of actions) {
    if (predecessors.length === 0) tasks.push({ kind: 'start', frame, position });
  }
  if (actions.length === 0) tasks.push({ kind: 'frame-ended', frame });
  return frame;
}

/** Ends whatever is in progress in a frame as Cancelled. What has not begun stays without a record, and counts as Skipped. */
export function cancelFrame(machine: Machine, frame: Frame): void {
  if (frame.closed) return;
  frame.closed = true;
  frame.remaining = 0;
  for (const [position, record] of frame.records.entries()) {
    if (record === null || record.endMs !== undefined) continue;
    record.status = 'Cancelled';
    record.code = 'ActionCancelled';
    record.endMs = machine.environment.now;
    delete record.work;
    machine.changes.records.add(record);
    clearTimers(machine, frame.id, position);
    cancelFrames(machine, record.frames);
  }
}

/** Ends whatever is in progress in the frames of an action. */
export function cancelFrames(machine: Machine, frames: readonly number[] = []): void {
  for (const id of frames) {
    const frame = machine.run.frames[id];
    if (frame !== undefined) cancelFrame(machine, frame);
  }
}

/**
 * The status of a container that has ended: that of its leaves, in which a skipped one is replaced by what it would have run after, again
 * and again.
 */
export function frameStatus(container: ContainerPlan, frame: Frame): 'Succeeded' | 'Failed' | 'TimedOut' {
  const seen = new Set<number>();
  const found = new Set<ActionStatus>();
  const open = [...container.leaves];
  for (let position = open.pop(); position !== undefined; position = open.pop()) {
    if (seen.has(position)) continue;
    seen.add(position);
    const status = frame.records[position]?.status ?? 'Skipped';
    if (status !== 'Skipped') found.add(status);
    else open.push(...(container.actions[position]?.predecessors ?? []).map((each) => each.position));
  }
  if (found.has('Failed') || found.has('Cancelled')) return 'Failed';
  return found.has('TimedOut') ? 'TimedOut' : 'Succeeded';
}
