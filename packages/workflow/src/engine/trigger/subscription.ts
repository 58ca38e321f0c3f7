/** Webhook triggers: subscribe when the flow is turned on, fire when the address is called, unsubscribe when it is turned off. */
import type { ObjectValue } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { reasonOf } from '../run/http-status.ts';
import type { Answer, Invocation } from '../run/types.ts';
import { textMember } from '../values.ts';
import { retryMoment, triggerInvocation } from './calls.ts';
import { triggerContext, triggerInputs, troubled, wakeAt } from './context.ts';
import type {
  SubscriptionState,
  TriggerAdvance,
  TriggerCommand,
  TriggerEnvironment,
  TriggerEvent,
} from './state.ts';
import type { TriggerPlan } from './types.ts';

/** The flow is turned on. */
export function subscribe(
  trigger: TriggerPlan,
  environment: TriggerEnvironment,
  attempt = 0,
  key = `subscribe.${environment.now}`,
): TriggerAdvance {
  const inputs = triggerInputs(trigger, trigger.inputs, triggerContext(environment));
  if (!inputs.ok) {
    return { state: { kind: 'webhook', phase: 'failed', key, attempt }, commands: troubled(inputs.error) };
  }
  return {
    state: { kind: 'webhook', phase: 'subscribing', key, attempt },
    commands: [{ kind: 'invoke', key, request: triggerInvocation(trigger, inputs.value) }],
  };
}

/** Takes the answer to the subscription, and fires when it is called. */
export function advanceSubscription(
  trigger: TriggerPlan,
  state: SubscriptionState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  switch (event.kind) {
    case 'called':
      // A service may call before its answer to the subscription has arrived.
      return { state, commands: [{ kind: 'fire', outputs: event.request }] };
    case 'resume':
      return state.phase === 'subscribing' && state.next === undefined
        ? subscribe(trigger, environment, state.attempt, state.key)
        : { state, commands: wakeAt(state.next) };
    case 'time':
      if (state.next === undefined) return { state, commands: [] };
      if (state.next > environment.now) return { state, commands: wakeAt(state.next) };
      return subscribe(trigger, environment, state.attempt);
    case 'answer':
      return event.key === state.key && state.phase === 'subscribing' && state.next === undefined
        ? answered(trigger, state, event.answer, environment)
        : { state, commands: [] };
    default:
      return { state, commands: [] };
  }
}

function answered(
  trigger: TriggerPlan,
  state: SubscriptionState,
  answer: Answer,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const again = retryMoment(trigger, state.attempt, answer, environment);
  if (again !== undefined) {
    return { state: { ...state, attempt: state.attempt + 1, next: again }, commands: wakeAt(again) };
  }
  if (answer.kind === 'response' && answer.statusCode < 400) {
    const { statusCode, headers, body } = answer;
    return { state: { ...state, phase: 'subscribed', answer: { statusCode, headers, body } }, commands: [] };
  }
  const problem =
    answer.kind === 'failure'
      ? answer.error.message
      : `The service answered ${answer.statusCode} ${reasonOf(answer.statusCode)}.`;
  const failed = diagnostic('subscription-failed', { name: trigger.name, problem });
  return { state: { ...state, phase: 'failed' }, commands: troubled(failed) };
}

/** The call of a subscription whose answer is still out, and which may yet be accepted. */
export function underWay(state: SubscriptionState): string | undefined {
  return state.phase === 'subscribing' && state.next === undefined ? state.key : undefined;
}

/** What ends a subscription that was accepted when nobody wanted it any more. */
export function endLate(
  trigger: TriggerPlan,
  key: string,
  answer: Answer,
  environment: TriggerEnvironment,
): readonly TriggerCommand[] {
  if (answer.kind === 'failure' || answer.statusCode >= 400) return [];
  const { statusCode, headers, body } = answer;
  const record = { statusCode, headers, body };
  const state: SubscriptionState = { kind: 'webhook', phase: 'subscribed', key, attempt: 0, answer: record };
  return endSubscription(trigger, state, environment);
}

/** What ends a subscription; nothing when there is none, or nothing says how. */
export function endSubscription(
  trigger: TriggerPlan,
  state: SubscriptionState,
  environment: TriggerEnvironment,
): readonly TriggerCommand[] {
  if (state.phase !== 'subscribed') return [];
  const record: ObjectValue = { name: trigger.name, outputs: state.answer ?? {} };
  const context = triggerContext(environment, record);
  const inputs = triggerInputs(trigger, trigger.unsubscribe ?? trigger.inputs, context);
  if (!inputs.ok) return troubled(inputs.error);
  const request = leaving(trigger, state.answer, inputs.value);
  return request === undefined ? [] : [{ kind: 'notify', key: `unsubscribe.${environment.now}`, request }];
}

/** A connector's subscription is ended at the address that its service gave for it. */
function leaving(
  trigger: TriggerPlan,
  answer: ObjectValue | undefined,
  inputs: ObjectValue,
): Invocation | undefined {
  if (trigger.unsubscribe !== undefined) return { kind: 'http', inputs };
  const uri = textMember(answer?.['headers'], 'location');
  return uri === undefined || trigger.type.toLowerCase() === 'httpwebhook'
    ? undefined
    : { kind: 'follow', uri, method: 'DELETE', inputs };
}
