/** The history of a run: what became of every action, hidden where it is to be hidden. */
import type { Value } from '@connectory/expressions';
import type { ActionPlan, Plan } from './plan/types.ts';
import type { ActionRecord, ActionStatus, Frame, RunError, RunState } from './run/types.ts';

/** One execution of an action, for people to see. Times are milliseconds since 1970. */
export interface ActionHistory {
  readonly status: ActionStatus;
  readonly code?: string;
  readonly error?: RunError;
  /** Absent when hidden. */
  readonly inputs?: Value;
  /** Absent when hidden. */
  readonly outputs?: Value;
  readonly trackedProperties?: Value;
  /** Grows from an execution that starts to the next. */
  readonly order: number;
  readonly startMs?: number;
  readonly endMs?: number;
}

/**
 * Every execution of an action: one, or of an action in loops one a pass. An action that was not reached counts as Skipped, once the run is
 * over.
 *
 * @returns The executions in order; none of an action that the plan does not know.
 * @example
 * ```ts
 * import { actionHistory, type SimulatedRun } from '@connectory/workflow';
 * const statuses = ({ plan, state }: SimulatedRun): readonly string[] =>
 *   actionHistory(plan, state, 'Greet').map(({ status }) => status);
 * ```
 */
export function actionHistory(plan: Plan, run: RunState, name: string): readonly ActionHistory[] {
  const action = plan.actions.get(name.toLowerCase());
  if (action === undefined) return [];
  return framesOf(plan, run, action.container).map((frame) => shown(action, frame?.records[action.position]));
}

/** The frames of a container. Where the action around it ran without starting it, there is a gap. */
function framesOf(plan: Plan, run: RunState, id: number): readonly (Frame | undefined)[] {
  const owner = plan.containers[id]?.owner;
  if (owner === undefined) return run.frames.slice(0, 1);
  const kind = plan.containers[owner.container]?.actions[owner.position]?.step.kind;
  const isLoop = kind === 'foreach' || kind === 'until';
  return framesOf(plan, run, owner.container).flatMap((above): readonly (Frame | undefined)[] => {
    const made = above?.records[owner.position]?.frames ?? [];
    const own = made.flatMap((frame) => {
      const found = run.frames[frame];
      return found?.container === id ? [found] : [];
    });
    return own.length === 0 && !isLoop ? [undefined] : own;
  });
}

function shown({ secure }: ActionPlan, record: ActionRecord | null | undefined): ActionHistory {
  if (record === null || record === undefined) return { status: 'Skipped', code: 'ActionSkipped', order: 0 };
  const { status, code, error, inputs, outputs, trackedProperties, order, startMs, endMs } = record;
  return {
    status,
    order,
    startMs,
    ...(code !== undefined && { code }),
    ...(error && { error }),
    ...(inputs !== undefined && !secure.inputs && { inputs }),
    ...(outputs !== undefined && !secure.outputs && { outputs }),
    ...(trackedProperties !== undefined && { trackedProperties }),
    ...(endMs !== undefined && { endMs }),
  };
}
