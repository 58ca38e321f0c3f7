/**
 * `SlidingWindow`: windows of time without gaps. At every firing of the recurrence, and its delay later, a run is told the window that ends
 * there. Windows that were missed are caught up one by one.
 *
 * That a window ends at its firing is inferred from a real flow, which picks the files that were changed after `windowStartTime`.
 */
import { stringAt } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { addUnits, durationMs, timestamp } from '../time.ts';
import { integerFrom, member, textMember } from '../values.ts';
import { nextFiring, triggerContext, triggerInputs, troubled, wakeAt } from './context.ts';
import { startOf } from './schedule.ts';
import type { TriggerAdvance, TriggerEnvironment, TriggerEvent, TriggerState, WindowPlace } from './state.ts';
import type { TriggerPlan } from './types.ts';

/** Windows that may be caught up when the flow is turned on: more than two months of minutes. */
const maxWindows = 100_000;

type WindowState = Extract<TriggerState, { kind: 'window' }>;

/** The flow is turned on: windows go on where they ended, or begin at the start time, also one that is past. */
export function windowOn(
  trigger: TriggerPlan,
  before: TriggerState,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const known = before.kind === 'off' ? before.window : before.kind === 'window' ? before.place : undefined;
  if (known !== undefined) return waiting(trigger, known, environment);
  const { now } = environment;
  const recurrence = recurrenceOf(trigger, environment);
  const first = nextFiring(trigger, environment, Math.min(startOf(recurrence) ?? now, now), now);
  if (!first.ok) return stopped(now, troubled(first.error));
  const to = first.value;
  if (to === undefined) return stopped(now, []);
  const interval = integerFrom(member(recurrence, 'interval')) ?? 1;
  const from = addUnits(to, -interval, stringAt(recurrence, 'frequency') ?? '') ?? to;
  if (now - to > maxWindows * (to - from)) {
    const data = { name: trigger.name, limit: maxWindows };
    return stopped(now, troubled(diagnostic('windows-too-many', data)));
  }
  return waiting(trigger, { anchor: now, from, to }, environment);
}

function recurrenceOf(trigger: TriggerPlan, environment: TriggerEnvironment): ReturnType<typeof toJson> {
  const value = trigger.recurrence?.evaluate(triggerContext(environment));
  return value?.ok === true ? toJson(value.value) : null;
}

function stopped(anchor: number, commands: TriggerAdvance['commands']): TriggerAdvance {
  return { state: { kind: 'window', place: { anchor } }, commands };
}

function waiting(trigger: TriggerPlan, place: WindowPlace, environment: TriggerEnvironment): TriggerAdvance {
  const { to } = place;
  const at = to === undefined ? undefined : to + delayOf(trigger, environment);
  return { state: { kind: 'window', place }, commands: wakeAt(at) };
}

function delayOf(trigger: TriggerPlan, environment: TriggerEnvironment): number {
  const inputs = triggerInputs(trigger, trigger.inputs, triggerContext(environment));
  return (inputs.ok && durationMs(textMember(inputs.value, 'delay') ?? '')) || 0;
}

/** Fires for one window when its moment has come. With a full queue it waits, so that no window is lost. */
export function advanceWindow(
  trigger: TriggerPlan,
  state: WindowState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const { anchor, from, to } = state.place;
  if (event.kind === 'resume') return waiting(trigger, state.place, environment);
  if (event.kind !== 'time' || from === undefined || to === undefined) return { state, commands: [] };
  if (to + delayOf(trigger, environment) > environment.now) return waiting(trigger, state.place, environment);
  if (environment.full) return { state, commands: [] };
  const outputs = { windowStartTime: timestamp(from), windowEndTime: timestamp(to) };
  const next = nextFiring(trigger, environment, to + 1, anchor);
  const place = { anchor, from: to, ...(next.ok && next.value !== undefined && { to: next.value }) };
  const after = next.ok ? waiting(trigger, place, environment) : stopped(anchor, troubled(next.error));
  return { state: after.state, commands: [{ kind: 'fire', outputs }, ...after.commands] };
}
