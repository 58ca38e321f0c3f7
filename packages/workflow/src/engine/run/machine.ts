/** What the parts of the state machine share while one event is worked through. */
import type { Random } from '@connectory/base';
import type { Value } from '@connectory/expressions';
import type { ActionPlan, ContainerPlan, Plan } from '../plan/types.ts';
import type { Changes } from './changes.ts';
import type { ActionRecord, Command, Frame, RunState, Timer } from './types.ts';
import type { View } from './read.ts';

/** The world as the state machine sees it during one event. */
export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: Random;
  /** The address that calls back a webhook. */
  readonly callbackUrl: (run: string, token: string) => string;
  /** What `workflow()` gives; the run is added. */
  readonly workflow?: Readonly<Record<string, Value>>;
}

/** Something that can be done now. */
type Task =
  | { readonly kind: 'start'; readonly frame: Frame; readonly position: number }
  | { readonly kind: 'frame-ended'; readonly frame: Frame };

/** One event at work. */
export interface Machine {
  readonly plan: Plan;
  readonly run: RunState;
  readonly environment: Environment;
  readonly commands: Command[];
  readonly tasks: Task[];
  readonly changes: Changes;
  /** What expressions see, made when the first of them is worked out. */
  view: View | undefined;
}

/** Begins work on an event. */
export function newMachine(plan: Plan, run: RunState, environment: Environment, changes: Changes): Machine {
  return { plan, run, environment, commands: [], tasks: [], changes, view: undefined };
}

/** A record and where it is. */
export interface Site {
  readonly frame: Frame;
  readonly action: ActionPlan;
  readonly record: ActionRecord;
}

/** The container of a frame. Frames are only made of containers of the plan. */
export function containerOf(plan: Plan, id: number): ContainerPlan {
  const container = plan.containers[id];
  if (container === undefined) throw new Error(`The plan has no container ${id}.`);
  return container;
}

/** The record at a place, if its action has begun. */
export function siteAt({ plan, run }: Machine, frameId: number, position: number): Site | undefined {
  const frame = run.frames[frameId];
  if (frame === undefined) return undefined;
  const action = containerOf(plan, frame.container).actions[position];
  const record = frame.records[position];
  return action === undefined || record === null || record === undefined
    ? undefined
    : { frame, action, record };
}

/** A number that this run has not used yet. */
export function nextNumber(run: RunState): number {
  run.sequence += 1;
  return run.sequence;
}

/** Notes a moment at which an action goes on. */
export function setTimer(machine: Machine, site: Site, purpose: Timer['purpose'], at: number): void {
  const { run } = machine;
  const place = { frame: site.frame.id, position: site.action.position };
  run.timers.push({ at, order: nextNumber(run), purpose, ...place });
}

/** Forgets the moments that an action waits for. */
export function clearTimers({ run }: Machine, frame: number, position: number): void {
  if (run.timers.length === 0) return;
  run.timers = run.timers.filter((timer) => timer.frame !== frame || timer.position !== position);
}
