/** Calls: made, repeated, polled, paged. */
import { ok } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { CallPlan } from '../plan/types.ts';
import { isListValue, isObjectValue, member, textMember } from '../values.ts';
import { beginUpload, nextPart } from './chunks.ts';
import { reasonOf } from './http-status.ts';
import { endAction, failAction } from './end.ts';
import { type Machine, nextNumber, setTimer, type Site } from './machine.ts';
import { isRetryable, retryAfter, retryDelay } from './retry.ts';
import { excessOf, kept } from './sizes.ts';
import type { Answer, CallWork, Invocation } from './types.ts';

type Responded = Extract<Answer, { kind: 'response' }>;

/** Milliseconds between two looks at a long operation that names none. */
const pollDelay = 10_000;
/** The least that there may be, so that a service cannot make a run ask without end. */
const leastDelay = 1_000;

/** Makes the first call of an action. */
export function startCall(machine: Machine, site: Site, wanted: Invocation): void {
  const inputs = kept(wanted.inputs);
  const request = inputs === wanted.inputs || !isObjectValue(inputs) ? wanted : { ...wanted, inputs };
  site.record.inputs ??= request.inputs;
  const { step, name } = site.action;
  const excess = excessOf(`What action '${name}' takes in`, request.inputs, machine.plan.limits);
  if (excess !== undefined) return failAction(machine, site, excess);
  const upload =
    step.kind === 'invoke' ? beginUpload(request, step.call, machine.plan.limits) : ok(undefined);
  if (!upload.ok) return failAction(machine, site, upload.error);
  const first = upload.value ?? { request };
  call(machine, site, { kind: 'call', ...first, attempt: 0, key: callKey(machine, site) });
}

/** The name of a call. It is made before the call, so that a repetition after a crash has the same. */
export function callKey({ run }: Machine, { frame, action }: Site): string {
  return `${frame.id}.${action.position}.${nextNumber(run)}`;
}

function call(machine: Machine, site: Site, work: CallWork): void {
  site.record.work = work;
  machine.changes.records.add(site.record);
  machine.commands.push({ kind: 'invoke', key: work.key, action: site.action.name, request: work.request });
}

/** The moment of a retry or of a poll has come. */
export function callNow(machine: Machine, site: Site): void {
  const { work } = site.record;
  if (work?.kind === 'call') call(machine, site, work);
}

/** A call has been answered. Gives the answer that counts in the end, or nothing while the action goes on calling. */
export function takeAnswer(machine: Machine, site: Site, answer: Answer, plan: CallPlan): Answer | undefined {
  const { record } = site;
  const { work } = record;
  if (work?.kind !== 'call') return undefined;
  if (isRetryable(answer) && work.attempt < plan.retry.count) {
    const attempt = work.attempt + 1;
    record.retries = (record.retries ?? 0) + 1;
    record.work = { ...work, attempt, key: callKey(machine, site) };
    machine.changes.records.add(record);
    const delay = retryDelay(plan.retry, attempt, machine.environment.random);
    setTimer(machine, site, 'call', machine.environment.now + delay);
    return undefined;
  }
  if (answer.kind === 'failure') return answer;
  const { transfer, ...rest } = work;
  const inputs = isObjectValue(record.inputs) ? record.inputs : {};
  const part = nextPart(work.request, transfer, answer, inputs, plan, machine.plan.limits);
  if (part.kind === 'request') {
    const { request } = part;
    call(machine, site, {
      ...rest,
      request,
      transfer: part.transfer,
      attempt: 0,
      key: callKey(machine, site),
    });
    return undefined;
  }
  return part.answer.kind === 'failure' ? part.answer : followUp(machine, site, rest, part.answer, plan);
}

/** Goes on where an answer says that there is more to come: a long operation, or another page. */
function followUp(
  machine: Machine,
  site: Site,
  work: CallWork,
  answer: Responded,
  plan: CallPlan,
): Answer | undefined {
  const { record } = site;
  const location = textMember(answer.headers, 'location');
  if (plan.asynchronous && answer.statusCode === 202 && location !== undefined) {
    record.work = { ...work, ...follow(work, location), key: callKey(machine, site) };
    machine.changes.records.add(record);
    const wait = Math.max(retryAfter(answer.headers, machine.environment.now) ?? pollDelay, leastDelay);
    setTimer(machine, site, 'call', machine.environment.now + wait);
    return undefined;
  }
  return plan.minimumItemCount === undefined
    ? answer
    : nextPage(machine, site, answer, plan.minimumItemCount);
}

function follow({ request }: CallWork, uri: string): { request: Invocation; attempt: number } {
  return { request: { kind: 'follow', uri, inputs: request.inputs }, attempt: 0 };
}

/** Adds a page to those before, and calls for the next while there are too few items. */
function nextPage(machine: Machine, site: Site, answer: Responded, wanted: number): Answer | undefined {
  const { work } = site.record;
  if (work?.kind !== 'call') return undefined;
  const page = itemsOf(answer.body);
  if (page === undefined || answer.statusCode >= 400) return answer;
  const items = [...(work.pages?.items ?? []), ...page];
  const count = (work.pages?.count ?? 0) + 1;
  const excess = excessOf('What the pages give together', items, machine.plan.limits);
  if (excess !== undefined) return { kind: 'failure', retryable: false, error: excess.error };
  const first = work.pages?.first ?? {
    statusCode: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
  };
  const link =
    answer.nextLink ?? textMember(answer.body, '@odata.nextLink') ?? textMember(answer.body, 'nextLink');
  if (link !== undefined && items.length < wanted && count < machine.plan.limits.maxPages) {
    call(machine, site, {
      ...work,
      ...follow(work, link),
      key: callKey(machine, site),
      pages: { first, items, count },
    });
    return undefined;
  }
  const body = first['body'] ?? null;
  return { ...answer, body: isObjectValue(body) ? { ...body, value: items } : items };
}

function itemsOf(body: Value): readonly Value[] | undefined {
  if (isListValue(body)) return body;
  const value = member(body, 'value');
  return isListValue(value) ? value : undefined;
}

/** Ends an action with the answer to its call. */
export function endWithAnswer(machine: Machine, site: Site, answer: Answer): void {
  if (answer.kind === 'failure') {
    return failAction(machine, site, { code: answer.error.code, error: answer.error });
  }
  const { statusCode, headers, body } = answer;
  const outputs: ObjectValue = { statusCode, headers, body };
  const code = reasonOf(statusCode);
  if (statusCode < 400) return endAction(machine, site, { status: 'Succeeded', code, outputs });
  const message = textMember(member(body, 'error'), 'message') ?? textMember(body, 'message');
  const error = { code, message: message ?? `The service answered ${statusCode} ${code}.` };
  endAction(machine, site, { status: 'Failed', outputs, failure: { code, error } });
}
