import { type Diagnostic, headerValue, isArray, type Json, parseUrl, systemClock } from '@connectory/base';
import { walkPath } from '@connectory/expressions';
import { diagnostic } from '../diagnostics.ts';
import { invoke } from '../invoke.ts';
import { retryAfter } from '../send/retry.ts';
import type { AnswerBody, Invocation, InvokeInput } from '../types.ts';
import { putAt } from '../policies/places.ts';
import { type PollMethod, pollMethodOf } from './poll-method.ts';
import type { PollInput, PollOutcome, PollState } from './types.ts';

/** Pages of new items fetched in one call. */
const maxPages = 10;

/** Marks of items kept: more than a page of any API seen. */
const maxSeen = 1000;

type Answered = Extract<Invocation, { kind: 'answered' }>;

/**
 * Asks a polling trigger whether there is something new (triggers §5.2). Keep the state of the outcome and give it to the
 * next call; without it polling starts anew, and what is already there does not fire.
 *
 * The API may speak the protocol itself (200 or 202, `Location`, `Retry-After`), or the connector says by policy or by
 * `x-ms-trigger-value` how to tell. In the latter cases an item that comes a second time is left out.
 */
export async function poll(input: PollInput): Promise<PollOutcome> {
  const { state, ...call } = input;
  const method = pollMethodOf(input.connector, input.operation);
  const invocation = await invoke({ ...call, ...nextCall(method, state) });
  if (invocation.kind !== 'answered') {
    return { kind: 'failed', status: undefined, waitMs: undefined, diagnostics: invocation.diagnostics };
  }
  const { status } = invocation.answer;
  const waitMs = retryAfter(
    headerValue(invocation.answer.headers, 'retry-after'),
    input.clock ?? systemClock,
  );
  if (status >= 400) return { kind: 'failed', status, waitMs, diagnostics: invocation.diagnostics };
  return method.kind === 'protocol'
    ? byProtocol(invocation, state, waitMs)
    : byItems(call, method, invocation, state, waitMs);
}

/** What a state adds to the trigger's own call. */
function nextCall(method: PollMethod, state: PollState | undefined): Pick<InvokeInput, 'page' | 'query'> {
  if (state === undefined) return {};
  if (method.kind === 'protocol') return state.location === undefined ? {} : { page: state.location };
  return state.query === undefined ? {} : { query: state.query };
}

/** The API itself says what is new: 200 or 202. */
function byProtocol(
  { answer, request, diagnostics }: Answered,
  state: PollState | undefined,
  waitMs: number | undefined,
): PollOutcome {
  const header = headerValue(answer.headers, 'location');
  const location =
    (header === undefined ? undefined : parseUrl(header, request.url)?.href) ?? state?.location;
  const next: PollState = location === undefined ? {} : { location };
  if (answer.status === 202) return { kind: 'quiet', state: next, waitMs, diagnostics };
  const { body, headers } = answer;
  return { kind: 'fired', body, headers, items: listIn(body), state: next, waitMs, diagnostics };
}

/** The connector says where the items are and what of them the next call is asked with. */
async function byItems(
  call: Omit<PollInput, 'state'>,
  method: Exclude<PollMethod, { kind: 'protocol' }>,
  first: Answered,
  state: PollState | undefined,
  waitMs: number | undefined,
): Promise<PollOutcome> {
  const { body, headers } = first.answer;
  const diagnostics: Diagnostic[] = [...first.diagnostics];
  const found = body.kind === 'json' ? walkPath(body.value, method.items) : undefined;
  if (body.kind !== 'json' || (found !== undefined && found !== null && !isArray(found))) {
    const data = { operation: call.operation.id, path: method.items.join('.') || 'its root' };
    return {
      kind: 'failed',
      status: first.answer.status,
      waitMs,
      diagnostics: [...diagnostics, diagnostic('poll-no-items', data)],
    };
  }
  const items = isArray(found) ? found : [];
  const query = items.length === 0 ? state?.query : (method.nextQuery(body.value, call) ?? state?.query);
  const seen = items.length === 0 ? (state?.seen ?? []) : items.slice(0, maxSeen).map(markOf);
  const next: PollState = { ...(query && { query }), seen };
  // What is there when polling starts is not new; after an empty start everything is.
  if (state === undefined) return { kind: 'quiet', state: next, waitMs, diagnostics };
  const known = new Set(state.seen);
  const fresh = items.filter((item) => !known.has(markOf(item)));
  if (fresh.length === 0) return { kind: 'quiet', state: next, waitMs, diagnostics };
  // Only a page that is new through and through can have more new ones behind it.
  if (fresh.length === items.length)
    fresh.push(...(await furtherItems(call, method, first, known, diagnostics)));
  const changed: AnswerBody = { kind: 'json', value: putAt(body.value, method.items, fresh) };
  return { kind: 'fired', body: changed, headers, items: fresh, state: next, waitMs, diagnostics };
}

/** New items of the pages behind the first, as long as pages are new throughout. */
async function furtherItems(
  call: Omit<PollInput, 'state'>,
  method: Exclude<PollMethod, { kind: 'protocol' }>,
  first: Answered,
  known: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): Promise<readonly Json[]> {
  const fresh: Json[] = [];
  let page = method.nextLink(first.answer.body) ?? first.nextPage;
  for (let count = 1; page !== undefined && count < maxPages; count += 1) {
    const invocation = await invoke({ ...call, page });
    if (invocation.kind !== 'answered' || invocation.answer.status >= 400) {
      diagnostics.push(diagnostic('poll-page', { operation: call.operation.id, page: count + 1 }));
      return fresh;
    }
    const { body } = invocation.answer;
    const found = body.kind === 'json' ? walkPath(body.value, method.items) : undefined;
    const items = isArray(found) ? found : [];
    const own = items.filter((item) => !known.has(markOf(item)));
    fresh.push(...own);
    if (own.length < items.length || items.length === 0) return fresh;
    page = method.nextLink(body) ?? invocation.nextPage;
  }
  return fresh;
}

/** A short mark of an item: two of one mark are the same item in the same state. 64 bits of FNV-1a over its JSON. */
function markOf(item: Json): string {
  const text = JSON.stringify(item);
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

function listIn(body: AnswerBody): readonly Json[] | undefined {
  return body.kind === 'json' && isArray(body.value) ? body.value : undefined;
}
