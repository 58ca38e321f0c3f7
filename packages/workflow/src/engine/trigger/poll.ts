/**
 * Polling triggers. 200 fires, 202 says that nothing is new; Retry-After puts the next call off, Location is where it goes; a call that fails
 * after its retries waits for the next interval.
 */
import { err, ok } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import { retryAfter } from '../run/retry.ts';
import type { Answer } from '../run/types.ts';
import { textMember } from '../values.ts';
import { retryMoment, triggerInvocation } from './calls.ts';
import { nextFiring, triggerContext, triggerInputs, troubled, wakeAt } from './context.ts';
import type {
  PollingState,
  TriggerAdvance,
  TriggerCommand,
  TriggerEnvironment,
  TriggerEvent,
} from './state.ts';
import type { TriggerPlan } from './types.ts';

/** Milliseconds between polls of a trigger that has no recurrence. */
const usualInterval = 60_000;

/** The flow is turned on. */
export function pollOn(trigger: TriggerPlan, environment: TriggerEnvironment): TriggerAdvance {
  const { now } = environment;
  return planned(trigger, { kind: 'poll', anchor: now, attempt: 0 }, environment, now, []);
}

/** The next call, not before a moment. */
function planned(
  trigger: TriggerPlan,
  state: PollingState,
  environment: TriggerEnvironment,
  from: number,
  commands: readonly TriggerCommand[],
  notBefore = from,
): TriggerAdvance {
  const { now } = environment;
  const usual = from === now ? now : now + usualInterval;
  const next =
    trigger.recurrence === undefined ? ok(usual) : nextFiring(trigger, environment, from, state.anchor);
  if (!next.ok) return { state, commands: [...commands, ...troubled(next.error)] };
  if (next.value === undefined) return { state, commands };
  const at = Math.max(next.value, notBefore);
  return { state: { ...state, next: at }, commands: [...commands, ...wakeAt(at)] };
}

/** Calls when the moment has come, and looks at what is answered. */
export function advancePoll(
  trigger: TriggerPlan,
  state: PollingState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  if (event.kind === 'answer') {
    return event.key === state.key && state.next === undefined
      ? answered(trigger, state, event.answer, environment)
      : { state, commands: [] };
  }
  if (event.kind === 'resume') {
    return state.next === undefined && state.key !== undefined
      ? call(trigger, state, environment, state.key)
      : { state, commands: wakeAt(state.next) };
  }
  if (event.kind !== 'time' || state.next === undefined) return { state, commands: [] };
  if (state.next > environment.now) return { state, commands: wakeAt(state.next) };
  return call(trigger, state, environment);
}

function call(
  trigger: TriggerPlan,
  state: PollingState,
  environment: TriggerEnvironment,
  key = `poll.${environment.now}`,
): TriggerAdvance {
  const { full } = environment;
  // What was asked for now would find no place: the poll is skipped.
  if (full) return later(trigger, state, environment, []);
  const inputs = triggerInputs(trigger, trigger.inputs, triggerContext(environment));
  if (!inputs.ok) return later(trigger, state, environment, troubled(inputs.error));
  const { location: uri, attempt, anchor } = state;
  const request =
    uri === undefined
      ? triggerInvocation(trigger, inputs.value)
      : ({ kind: 'follow', uri, inputs: inputs.value } as const);
  return {
    state: { kind: 'poll', anchor, attempt, key, ...(uri !== undefined && { location: uri }) },
    commands: [{ kind: 'invoke', key, request }],
  };
}

/** Goes on with the next interval. Without a start time, intervals count from the last look. */
function later(
  trigger: TriggerPlan,
  { location }: PollingState,
  environment: TriggerEnvironment,
  commands: readonly TriggerCommand[],
  notBefore?: number,
): TriggerAdvance {
  const { now } = environment;
  const state: PollingState = {
    kind: 'poll',
    anchor: now,
    attempt: 0,
    ...(location !== undefined && { location }),
  };
  return planned(trigger, state, environment, now + 1, commands, notBefore);
}

function answered(
  trigger: TriggerPlan,
  state: PollingState,
  answer: Answer,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const again = retryMoment(trigger, state.attempt, answer, environment);
  if (again !== undefined) {
    return { state: { ...state, attempt: state.attempt + 1, next: again }, commands: wakeAt(again) };
  }
  const { kind, anchor } = state;
  const outputs = outputsOf(answer);
  if (!outputs.ok) return later(trigger, { kind, anchor, attempt: 0 }, environment, []);
  const { statusCode, headers } = outputs.value;
  const { now } = environment;
  const location = textMember(headers, 'location');
  const next: PollingState = { kind, anchor, attempt: 0, ...(location !== undefined && { location }) };
  // A condition says itself which answers count.
  const fires = trigger.conditions.length > 0 || statusCode === 200;
  const commands: readonly TriggerCommand[] = fires ? [{ kind: 'fire', outputs: outputs.value }] : [];
  return later(trigger, next, environment, commands, now + (retryAfter(headers, now) ?? 0));
}

function outputsOf(answer: Answer) {
  if (answer.kind === 'failure') return err(answer.error);
  const { statusCode, headers, body } = answer;
  return ok({ statusCode, headers, body } satisfies ObjectValue & { headers: ObjectValue });
}
