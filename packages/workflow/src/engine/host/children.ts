/** Calls of one flow by another. */
import { err, ok, type Result } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import type { Plan } from '../plan/types.ts';
import type { Answer } from '../run/types.ts';
import { runsOf } from '../trigger/fire.ts';
import { member, sameName, textMember } from '../values.ts';
import type { Driven } from './triggers.ts';

/** Flows that call each other in turn. Beyond it a flow that calls itself would never end. */
export const maxChildDepth = 32;

/** The name or id of the flow that a Workflow action calls. */
export function childReference(inputs: ObjectValue): string {
  const host = member(inputs, 'host');
  return textMember(host, 'workflowReferenceName') ?? textMember(member(host, 'workflow'), 'id') ?? '';
}

/** What the parent gets of a child that cannot answer. */
export function noAnswer(code: string): Answer {
  const message = `The child flow cannot answer: ${code}. It needs a trigger that takes calls, and a Response action.`;
  return { kind: 'failure', retryable: false, error: { code, message } };
}

/** The trigger record of the run that a call of a child flow makes, or what the caller gets in its place. */
export function callOfChild(plan: Plan, inputs: ObjectValue, now: number): Result<ObjectValue, Answer> {
  const [trigger] = plan.triggers;
  if (trigger === undefined) return err(noAnswer('WorkflowNotFound'));
  if (plan.answer === 'at-once') return err(noAnswer('NestedWorkflowDoesNotContainResponseAction'));
  const outputs = { headers: member(inputs, 'headers') ?? {}, body: member(inputs, 'body') ?? null };
  const records = runsOf(trigger, outputs, {}, now);
  const record = records.ok ? records.value[0] : undefined;
  return record === undefined ? err(noAnswer('TriggerConditionNotMet')) : ok(record);
}

/** The trigger that gathers the messages of a SendToBatch action. */
export function batchTrigger(
  child: (reference: string) => Plan | undefined,
  inputs: ObjectValue,
): Driven | undefined {
  const reference = childReference(inputs);
  const plan = child(reference);
  const name = textMember(member(inputs, 'host'), 'triggerName');
  const trigger = plan?.triggers.find(
    (each) => each.behaviour === 'batch' && (name === undefined || sameName(each.name, name)),
  );
  // A reference has a slash before it, which tells its triggers from those of the flow itself.
  return plan && trigger && { plan, trigger, key: `/${reference}/${trigger.name}`, parameters: {} };
}
