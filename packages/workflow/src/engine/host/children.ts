/** Calls of one flow by another. */
import type { ObjectValue } from '@connectory/expressions';
import type { Answer } from '../run/types.ts';
import { member, textMember } from '../values.ts';

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
