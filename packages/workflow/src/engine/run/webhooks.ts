/** Webhooks of actions: subscribe, wait for the call, unsubscribe. */
import type { ObjectValue } from '@connectory/expressions';
import { member } from '../values.ts';
import { callKey } from './calls.ts';
import type { Machine, Site } from './machine.ts';
import { viewOf } from './read.ts';
import type { Answer } from './types.ts';

/** Takes the answer to a subscription. True when it was accepted, and the action waits for its callback. */
export function subscribed(machine: Machine, { record }: Site, answer: Answer): boolean {
  if (answer.kind === 'failure' || answer.statusCode >= 400) return false;
  machine.changes.records.add(record);
  record.status = 'Waiting';
  record.work = { kind: 'callback' };
  // Unsubscribing may read it, as action().outputs.
  record.outputs = { statusCode: answer.statusCode, headers: answer.headers, body: answer.body };
  return true;
}

/** What a webhook action gives: the request that called it back. */
export function webhookOutputs(request: ObjectValue): ObjectValue {
  return {
    statusCode: 200,
    headers: member(request, 'headers') ?? {},
    body: member(request, 'body') ?? null,
  };
}

/** Tells the service that no callback is wanted any more; what it answers does not matter. */
export function notifyUnsubscribe(machine: Machine, site: Site): void {
  const { action, frame, record } = site;
  if (action.step.kind !== 'webhook' || action.step.unsubscribe === undefined) return;
  const view = viewOf(machine, frame, { action, ...(record.token !== undefined && { token: record.token }) });
  const request = action.step.unsubscribe(view);
  if (!request.ok) return;
  const notice = { key: callKey(machine, site), action: action.name, request: request.value };
  machine.run.notices = [...machine.run.notices, notice];
  machine.commands.push({ kind: 'notify', ...notice });
}
