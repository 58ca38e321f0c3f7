/** A run's state made of its rows. */
import type { ContainerPlan, Plan } from '../plan/types.ts';
import { frameStatus } from '../run/frames.ts';
import type { ActionRecord, Command, Frame, RunState } from '../run/types.ts';
import type { FrameRow, RecordRow, StoredRun } from './types.ts';

/**
 * Rebuilds the state of a run from its rows.
 *
 * @returns The state, or nothing when the rows do not fit the plan: it is not the version that the run was begun with.
 */
export function restoreRun(plan: Plan, stored: StoredRun): RunState | undefined {
  const { flow: _, triggerName: _trigger, isCalling: _calling, wakeMs: _wake, ...head } = stored.run;
  const frames: Frame[] = [];
  for (const row of stored.frames) {
    const container = plan.containers[row.container];
    if (container === undefined || row.id !== frames.length) return undefined;
    frames.push(openedFrame(container, row));
  }
  const run: RunState = {
    ...head,
    variables: { ...head.variables },
    frames,
    timers: [...head.timers, ...stored.records.flatMap(({ timers = [] }) => timers)],
  };
  for (const row of stored.records) {
    const records = frames[row.frame]?.records;
    if (records === undefined || row.position >= records.length) return undefined;
    records[row.position] = restoredRecord(row);
  }
  for (const frame of frames) ownerOf(run, frame)?.frames?.push(frame.id);
  // Inner frames come behind those around them, so that from the end each finds those inside it settled.
  for (const frame of frames.toReversed()) settle(plan, run, frame);
  return run;
}

function ownerOf({ frames }: RunState, { parent }: Frame): ActionRecord | undefined {
  const owner = parent && frames[parent.frame]?.records[parent.position];
  if (owner === null || owner === undefined) return undefined;
  owner.frames ??= [];
  return owner;
}

function openedFrame({ id, actions }: ContainerPlan, row: FrameRow): Frame {
  return {
    id: row.id,
    container: id,
    ...(row.parent && { parent: row.parent }),
    iteration: row.iteration,
    remaining: actions.length,
    closed: false,
    waiting: actions.map(({ predecessors }) => predecessors.length),
    records: actions.map(() => null),
  };
}

function restoredRecord(row: RecordRow): ActionRecord {
  const { timers: _, work, ...rest } = row;
  switch (work?.kind) {
    case 'foreach':
      return { ...rest, work: { ...work, next: 0, open: 0, failed: false, timedOut: false } };
    case 'until':
      return { ...rest, work: { kind: 'until', passes: 0 } };
    default:
      return { ...rest, ...(work && { work }) };
  }
}

/** Works out what of a frame is left to do, and tells the action that it belongs to. */
function settle(plan: Plan, run: RunState, frame: Frame): void {
  const container = plan.containers[frame.container];
  const owner = ownerOf(run, frame);
  if (container === undefined) return;
  for (const [position, record] of frame.records.entries()) {
    if (record?.endMs === undefined) continue;
    frame.remaining -= 1;
    for (const follower of container.actions[position]?.followers ?? []) {
      frame.waiting[follower] = (frame.waiting[follower] ?? 0) - 1;
    }
  }
  const isOver = run.endMs !== undefined || owner?.endMs !== undefined;
  frame.closed = frame.remaining === 0 || isOver;
  if (frame.closed) frame.remaining = 0;
  if (owner !== undefined) tellOwner(container, frame, owner);
}

function tellOwner(container: ContainerPlan, frame: Frame, owner: ActionRecord): void {
  const { work } = owner;
  if (work?.kind === 'until') work.passes += 1;
  if (work?.kind !== 'foreach') return;
  work.next += 1;
  if (!frame.closed) work.open += 1;
  else {
    const status = frameStatus(container, frame);
    if (status === 'Failed') work.failed = true;
    if (status === 'TimedOut') work.timedOut = true;
  }
}

/** The calls that were under way, to be made again. One that a timer will make is not among them. */
export function openCalls(plan: Plan, run: RunState): readonly Command[] {
  const delayed = new Set(
    run.timers.flatMap(({ purpose, frame, position }) =>
      purpose === 'call' ? [`${frame}.${position}`] : [],
    ),
  );
  const calls = run.frames.flatMap(({ closed, container, records }) =>
    closed
      ? []
      : records.flatMap((record): readonly Command[] => {
          if (record?.work?.kind !== 'call' || delayed.has(`${record.frame}.${record.position}`)) return [];
          const { key, request } = record.work;
          const action = plan.containers[container]?.actions[record.position]?.name ?? '';
          return [{ kind: 'invoke', key, action, request }];
        }),
  );
  return [...calls, ...run.notices.map((notice) => ({ kind: 'notify' as const, ...notice }))];
}
