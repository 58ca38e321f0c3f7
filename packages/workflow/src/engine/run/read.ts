/** What expressions read of a run. */
import type { ExpressionContext, ObjectValue, Value } from '@connectory/expressions';
import type { ActionPlan, ContainerPlan, Plan, StepView } from '../plan/types.ts';
import { timestamp } from '../time.ts';
import { sameName } from '../values.ts';
import { containerOf, type Machine } from './machine.ts';
import { kept } from './sizes.ts';
import type { ActionRecord, Frame, RunState } from './types.ts';

type Sight = { readonly plan: Plan; readonly run: RunState };

/** The action that an expression is part of, and the token of its webhook. */
interface Own {
  readonly action: ActionPlan;
  readonly token?: string;
}

/** What expressions see during one event. It is made once and told before each evaluation where that stands. */
export interface View {
  readonly step: StepView;
  frame: Frame;
  own: Own | undefined;
}

/** What a step in a frame sees. It holds until the next call: steps do not keep it. */
export function viewOf(machine: Machine, frame: Frame, own?: Own): StepView {
  const view = (machine.view ??= newView(machine, frame));
  view.frame = frame;
  view.own = own;
  return view.step;
}

function newView(machine: Machine, frame: Frame): View {
  const { plan, run, environment } = machine;
  const context: ExpressionContext = {
    now: () => timestamp(environment.now),
    random: environment.random,
    parameter: (name) => ownMember(run.parameters, name.toLowerCase()),
    variable: (name) => ownMember(run.variables, name.toLowerCase())?.value,
    trigger: () => run.trigger,
    action: (name) => {
      const action = plan.actions.get(name.toLowerCase());
      return action && recordFrom(machine, view.frame, action);
    },
    currentAction: () => {
      const action = view.own?.action;
      return action && recordValue(run, action, view.frame.records[action.position]);
    },
    item: () => itemOf(run, loopFrame(machine, view.frame, undefined, 'foreach')),
    items: (loop) => itemOf(run, loopFrame(machine, view.frame, loop, 'foreach')),
    iterationIndex: (loop) => loopFrame(machine, view.frame, loop, 'until')?.iteration,
    result: (name) => {
      const owner = plan.actions.get(name.toLowerCase());
      return owner && resultOf(machine, view.frame, owner);
    },
    workflow: () => ({
      ...environment.workflow,
      run: { id: `/runs/${run.id}`, name: run.id, type: 'Microsoft.Logic/workflows/runs' },
    }),
    callbackUrl: () => {
      const token = view.own?.token;
      return token === undefined ? undefined : environment.callbackUrl(run.id, token);
    },
  };
  const variables: StepView['variables'] = {
    read: (name) => ownMember(run.variables, name.toLowerCase()),
    write: (name, variable) => {
      machine.changes.variables = true;
      setOwnMember(run.variables, name.toLowerCase(), { ...variable, value: kept(variable.value) });
    },
  };
  const view: View = { step: { now: environment.now, context, variables }, frame, own: undefined };
  return view;
}

function ownMember<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Sets a member whatever its name: `__proto__` is one like any other. */
function setOwnMember<T>(record: Record<string, T>, name: string, value: T): void {
  if (Object.hasOwn(record, name)) record[name] = value;
  else Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The frame of the nearest loop of that kind around a frame, or of the loop of that name. */
function loopFrame(
  { plan, run }: Sight,
  frame: Frame,
  loop: string | undefined,
  kind: 'foreach' | 'until',
): Frame | undefined {
  let at: Frame | undefined = frame;
  while (at?.parent !== undefined) {
    const above: Frame | undefined = run.frames[at.parent.frame];
    const owner: ActionPlan | undefined =
      above && containerOf(plan, above.container).actions[at.parent.position];
    if (owner?.step.kind === kind && (loop === undefined || sameName(owner.name, loop))) return at;
    at = above;
  }
  return undefined;
}

/** The item of a pass. A loop keeps its items while it runs, which is as long as anything inside it can ask. */
function itemOf(run: RunState, frame: Frame | undefined): Value | undefined {
  const work = frame?.parent && run.frames[frame.parent.frame]?.records[frame.parent.position]?.work;
  return frame !== undefined && work?.kind === 'foreach' ? (work.items[frame.iteration] ?? null) : undefined;
}

/** The record of an action as seen from a frame: the one of the same pass, or all passes of a Foreach that is over. */
function recordFrom(sight: Sight, frame: Frame, action: ActionPlan): ObjectValue {
  const { plan, run } = sight;
  const { chain } = containerOf(plan, action.container);
  let at = frame;
  while (at.parent !== undefined && !chain.includes(at.container)) {
    at = run.frames[at.parent.frame] ?? at;
  }
  return recordBelow(sight, at, action, chain);
}

function recordBelow(sight: Sight, frame: Frame, action: ActionPlan, chain: readonly number[]): ObjectValue {
  const { plan, run } = sight;
  if (frame.container === action.container) return recordValue(run, action, frame.records[action.position]);
  const child = containerOf(plan, chain[chain.indexOf(frame.container) + 1] ?? 0);
  const frames = framesOf(run, frame, child);
  const owner = child.owner && containerOf(plan, child.owner.container).actions[child.owner.position];
  if (owner?.step.kind === 'foreach') {
    return combined(
      frames.map((each) => recordBelow(sight, each, action, chain)),
      recordValue(run, action, null),
    );
  }
  const last = frames.at(-1);
  return last === undefined ? recordValue(run, action, null) : recordBelow(sight, last, action, chain);
}

/** The frames of a container that the action around it has made. */
function framesOf(run: RunState, above: Frame, child: ContainerPlan): readonly Frame[] {
  const made = child.owner === undefined ? [] : (above.records[child.owner.position]?.frames ?? []);
  return made.flatMap((id) => {
    const frame = run.frames[id];
    return frame?.container === child.id ? [frame] : [];
  });
}

/** The records of all passes as one, whose outputs are a list. */
function combined(records: readonly ObjectValue[], none: ObjectValue): ObjectValue {
  const last = records.find((record) => record['status'] === 'Failed') ?? records.at(-1);
  return { ...(last ?? none), outputs: records.map((record) => record['outputs'] ?? null) };
}

function resultOf(sight: Sight, frame: Frame, owner: ActionPlan): Value {
  const inner = sight.plan.containers.filter(
    ({ owner: at }) => at?.container === owner.container && at.position === owner.position,
  );
  return inner.flatMap(({ actions }) => actions.map((action) => recordFrom(sight, frame, action)));
}

/** A record as expressions read it. */
function recordValue(
  run: RunState,
  action: ActionPlan,
  record: ActionRecord | null | undefined,
): ObjectValue {
  if (record === null || record === undefined) {
    return { name: action.name, status: 'Skipped', code: 'ActionSkipped' };
  }
  return {
    name: action.name,
    ...(record.inputs !== undefined && { inputs: record.inputs }),
    ...(record.outputs !== undefined && { outputs: record.outputs }),
    startTime: timestamp(record.startMs),
    ...(record.endMs !== undefined && { endTime: timestamp(record.endMs) }),
    clientTrackingId: run.id,
    status: record.status,
    ...(record.code !== undefined && { code: record.code }),
    ...(record.error && { error: { ...record.error } }),
    ...(record.trackedProperties !== undefined && { trackedProperties: record.trackedProperties }),
  };
}
