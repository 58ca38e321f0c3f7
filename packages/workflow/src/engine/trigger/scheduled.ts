/** `Recurrence`: fires when the clock says so. What was missed while the flow was off, or nobody looked, is not made up for. */
import { nextFiring, troubled, wakeAt } from './context.ts';
import type { TriggerAdvance, TriggerEnvironment, TriggerEvent, TriggerState } from './state.ts';
import type { TriggerPlan } from './types.ts';

type ScheduleState = Extract<TriggerState, { kind: 'schedule' }>;

/** The flow is turned on. */
export function scheduleOn(trigger: TriggerPlan, environment: TriggerEnvironment): TriggerAdvance {
  return planned(trigger, environment, environment.now, environment.now);
}

function planned(
  trigger: TriggerPlan,
  environment: TriggerEnvironment,
  from: number,
  anchor: number,
): TriggerAdvance {
  const next = nextFiring(trigger, environment, from, anchor);
  if (!next.ok) return { state: { kind: 'schedule', anchor }, commands: troubled(next.error) };
  const at = next.value;
  return { state: { kind: 'schedule', anchor, ...(at !== undefined && { next: at }) }, commands: wakeAt(at) };
}

/** Fires when its moment has come. */
export function advanceSchedule(
  trigger: TriggerPlan,
  state: ScheduleState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const { now } = environment;
  if (event.kind === 'resume') return { state, commands: wakeAt(state.next) };
  if (event.kind !== 'time' || state.next === undefined) return { state, commands: [] };
  if (state.next > now) return { state, commands: wakeAt(state.next) };
  const after = planned(trigger, environment, now + 1, state.anchor);
  return { state: after.state, commands: [{ kind: 'fire', outputs: {} }, ...after.commands] };
}
