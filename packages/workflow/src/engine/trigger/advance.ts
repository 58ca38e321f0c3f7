/** Triggers, moved on by events. */
import { assertNever } from '@connectory/base';
import { advanceBatch, batchOn } from './batch.ts';
import { advancePoll, pollOn } from './poll.ts';
import { advanceSchedule, scheduleOn } from './scheduled.ts';
import type { TriggerAdvance, TriggerEnvironment, TriggerEvent, TriggerState } from './state.ts';
import { advanceSubscription, endLate, endSubscription, subscribe, underWay } from './subscription.ts';
import type { TriggerPlan } from './types.ts';
import { advanceWindow, windowOn } from './window.ts';

/** The state of a trigger whose flow has never been on. */
export const triggerOff: TriggerState = { kind: 'off' };

/**
 * Moves a trigger on: gives its next state and what it wants done. Nothing is changed in place, and nothing is done.
 *
 * A host turns it on with `{ kind: 'on' }` from {@link triggerOff}, keeps the state that comes back, makes the calls it wants and tells the
 * answers, and tells the time when it wants to know it. When it starts again it tells `{ kind: 'resume' }`. Events that concern nothing any more (an answer to an old call, a call while the flow
 * is off) change nothing.
 *
 * @example
 * ```ts
 * import { systemRandom } from '@connectory/base';
 * import { advanceTrigger, triggerOff, type Plan, type TriggerCommand } from '@connectory/workflow';
 * const turnOn = ({ triggers: [trigger] }: Plan): readonly TriggerCommand[] => {
 *   const callbackUrl = 'https://example.com/callbacks/4t7w';
 *   const environment = { now: 0, random: systemRandom, parameters: {}, callbackUrl, full: false };
 *   return trigger ? advanceTrigger(trigger, triggerOff, { kind: 'on' }, environment).commands : [];
 * };
 * ```
 */
export function advanceTrigger(
  trigger: TriggerPlan,
  state: TriggerState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  if (event.kind === 'on') return turnOn(trigger, state, environment);
  if (event.kind === 'off') return turnOff(trigger, state, environment);
  switch (state.kind) {
    case 'off':
      return event.kind === 'answer' && event.key === state.leaving
        ? { state: triggerOff, commands: endLate(trigger, event.key, event.answer, environment) }
        : { state, commands: [] };
    case 'call':
      return { state, commands: event.kind === 'called' ? [{ kind: 'fire', outputs: event.request }] : [] };
    case 'schedule':
      return advanceSchedule(trigger, state, event, environment);
    case 'window':
      return advanceWindow(trigger, state, event, environment);
    case 'poll':
      return advancePoll(trigger, state, event, environment);
    case 'webhook':
      return advanceSubscription(trigger, state, event, environment);
    case 'batch':
      return advanceBatch(trigger, state, event, environment);
    default:
      return assertNever(state);
  }
}

function turnOn(trigger: TriggerPlan, before: TriggerState, environment: TriggerEnvironment): TriggerAdvance {
  // A new version takes over: what the old one asked for is given back first, and what it gathered is kept.
  const left = before.kind === 'webhook' ? endSubscription(trigger, before, environment) : [];
  const { state, commands } = begin(trigger, before, environment);
  return { state, commands: [...left, ...commands] };
}

function begin(trigger: TriggerPlan, before: TriggerState, environment: TriggerEnvironment): TriggerAdvance {
  switch (trigger.behaviour) {
    case 'call':
      return { state: { kind: 'call' }, commands: [] };
    case 'schedule':
      return scheduleOn(trigger, environment);
    case 'window':
      return windowOn(trigger, before, environment);
    case 'poll':
      return pollOn(trigger, environment);
    case 'webhook':
      return subscribe(trigger, environment);
    case 'batch':
      return batchOn(trigger, before, environment);
    default:
      return assertNever(trigger.behaviour);
  }
}

function turnOff(trigger: TriggerPlan, state: TriggerState, environment: TriggerEnvironment): TriggerAdvance {
  const commands = state.kind === 'webhook' ? endSubscription(trigger, state, environment) : [];
  const window = state.kind === 'window' ? state.place : state.kind === 'off' ? state.window : undefined;
  const leaving = state.kind === 'webhook' ? underWay(state) : undefined;
  return {
    state: { kind: 'off', ...(window && { window }), ...(leaving !== undefined && { leaving }) },
    commands,
  };
}
