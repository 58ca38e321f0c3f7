/** A run again from an action on. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { variablesAfter } from '../actions/variables.ts';
import type { ActionPlan, Plan, Variable } from '../plan/types.ts';
import { restoreRun } from '../store/restore.ts';
import type { FrameRow, RecordRow, StoredRun } from '../store/types.ts';
import { noChanges } from './changes.ts';
import { containerOf, type Environment } from './machine.ts';
import { type Advanced, continueRun, runLimitMs } from './run.ts';
import type { RunState } from './types.ts';

/** Frames and records that are taken over. */
interface Kept {
  readonly frames: readonly FrameRow[];
  readonly records: readonly RecordRow[];
}

/**
 * Begins a run that takes over from an earlier one all that ran before an action, and runs from there. Variables have the values that they
 * had been given by what is taken over.
 *
 * @returns The run and its first commands, or why it cannot be: the action is in a loop, or was not reached.
 */
export function rerunFrom(
  plan: Plan,
  earlier: StoredRun,
  name: string,
  id: string,
  environment: Environment,
): Result<Advanced & { readonly run: RunState }, Diagnostic> {
  const action = plan.actions.get(name.toLowerCase());
  const impossible = (problem: string) => err(diagnostic('rerun-impossible', { name, problem }));
  if (action === undefined) return impossible('the flow has no action of that name.');
  if (owners(plan, action).some(({ step }) => step.kind === 'foreach' || step.kind === 'until'))
    return impossible('it is inside a loop. Choose the loop itself.');
  const place = earlier.frames.find(({ container }) => container === action.container);
  const record = place && recordAt(earlier, place.id, action.position);
  if (place === undefined || record === undefined) return impossible('the earlier run did not reach it.');
  const kept = renumbered(without(earlier, discarded(plan, earlier, action)));
  const { now } = environment;
  const stored: StoredRun = {
    ...kept,
    run: {
      id,
      flow: earlier.run.flow,
      triggerName: earlier.run.triggerName,
      status: 'Running',
      startMs: now,
      isCalling: false,
      trigger: earlier.run.trigger,
      parameters: earlier.run.parameters,
      variables: variablesOf(plan, kept),
      timers: [
        {
          at: now + runLimitMs(plan),
          order: earlier.run.sequence + 1,
          purpose: 'run',
          frame: -1,
          position: -1,
        },
      ],
      notices: [],
      caller: 'none',
      sequence: earlier.run.sequence + 1,
      steps: kept.records.reduce((most, { order }) => Math.max(most, order), 0),
    },
  };
  const run = restoreRun(plan, stored);
  if (run === undefined) return impossible('the version of the flow is another one.');
  const changes = noChanges();
  changes.variables = true;
  for (const frame of run.frames) {
    changes.frames.push(frame);
    for (const each of frame.records) if (each !== null) changes.records.add(each);
  }
  return ok({ ...continueRun(plan, run, environment, changes), run });
}

/** The actions around an action, the nearest first. */
function owners(plan: Plan, { container }: ActionPlan): readonly ActionPlan[] {
  const { owner } = containerOf(plan, container);
  const around = owner && containerOf(plan, owner.container).actions[owner.position];
  return around === undefined ? [] : [around, ...owners(plan, around)];
}

function recordAt({ records }: Kept, frame: number, position: number): RecordRow | undefined {
  return records.find((record) => record.frame === frame && record.position === position);
}

/** Records that are not taken over, as `frame.position`: the action, what runs after it, and what runs after anything around it. */
function discarded(plan: Plan, earlier: StoredRun, action: ActionPlan): ReadonlySet<string> {
  const around = owners(plan, action);
  const found = new Set<string>();
  for (const [at, each] of [action, ...around].entries()) {
    const frame = earlier.frames.find(({ container }) => container === each.container);
    if (frame === undefined) continue;
    const { actions } = containerOf(plan, each.container);
    // What is around the action goes on, and is no more than begun.
    const open = at === 0 ? [each.position] : [...each.followers];
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      const key = `${frame.id}.${position}`;
      if (found.has(key)) continue;
      found.add(key);
      open.push(...(actions[position]?.followers ?? []));
    }
    if (at > 0) found.add(`open ${frame.id}.${each.position}`);
  }
  return found;
}

function without(earlier: StoredRun, gone: ReadonlySet<string>): Kept {
  const lost = new Set<number>();
  // A frame comes behind the one that it is in, so that one look finds all that are lost with it.
  const frames = earlier.frames.filter(({ id, parent }) => {
    const isLost =
      parent !== undefined && (lost.has(parent.frame) || gone.has(`${parent.frame}.${parent.position}`));
    if (isLost) lost.add(id);
    return !isLost;
  });
  const records = earlier.records.flatMap((record): readonly RecordRow[] => {
    const key = `${record.frame}.${record.position}`;
    if (lost.has(record.frame) || gone.has(key)) return [];
    if (gone.has(`open ${key}`)) return [reopened(record)];
    // What was under way when the earlier run ended did not come to an end, and is run.
    return record.endMs === undefined || record.status === 'Cancelled' ? [] : [record];
  });
  return { frames, records };
}

function reopened({ frame, position, order, startMs, inputs }: RecordRow): RecordRow {
  return {
    frame,
    position,
    order,
    startMs,
    status: 'Running',
    work: { kind: 'scope' },
    ...(inputs !== undefined && { inputs }),
  };
}

function renumbered({ frames, records }: Kept): Kept {
  const numbers = new Map(frames.map(({ id }, at) => [id, at]));
  const number = (id: number): number => numbers.get(id) ?? 0;
  return {
    frames: frames.map(({ parent, ...frame }) => ({
      ...frame,
      id: number(frame.id),
      ...(parent && { parent: { ...parent, frame: number(parent.frame) } }),
    })),
    records: records.map((record) => ({ ...record, frame: number(record.frame) })),
  };
}

function variablesOf(plan: Plan, { frames, records }: Kept): RunState['variables'] {
  const variables = new Map<string, Variable>();
  const done = records.filter(({ status }) => status === 'Succeeded');
  for (const record of done.toSorted((left, right) => left.order - right.order)) {
    const container = frames[record.frame]?.container ?? 0;
    const type = plan.containers[container]?.actions[record.position]?.type ?? '';
    for (const each of variablesAfter(variables, type, record)) variables.set(each.name.toLowerCase(), each);
  }
  return Object.fromEntries(variables);
}
