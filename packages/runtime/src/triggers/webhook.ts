import { type Diagnostic, headerValue, memberOf, parseUrl, systemClock } from '@connectory/base';
import type { Connector, Operation } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { invoke } from '../invoke.ts';
import { plainText } from '../request/draft.ts';
import { retryAfter } from '../send/retry.ts';
import type { AnswerBody, InvokeInput } from '../types.ts';
import type { SubscribeOutcome, Subscription, UnsubscribeOutcome } from './types.ts';

/**
 * Subscribes a webhook trigger, or an action that waits for a callback: calls its operation with the address events go to
 * (triggers §5.1.2). Any 2xx counts. Keep the subscription to end it.
 */
export async function subscribe(
  input: Omit<InvokeInput, 'page' | 'callbackUrl'> & { readonly callbackUrl: string },
): Promise<SubscribeOutcome> {
  const invocation = await invoke(input);
  if (invocation.kind !== 'answered') {
    return { kind: 'failed', status: undefined, body: undefined, diagnostics: invocation.diagnostics };
  }
  const { answer, request } = invocation;
  const diagnostics: Diagnostic[] = [...invocation.diagnostics];
  if (answer.status < 200 || answer.status > 299) {
    return { kind: 'failed', status: answer.status, body: answer.body, diagnostics };
  }
  const stated = headerValue(answer.headers, 'location');
  const location =
    (stated === undefined ? undefined : parseUrl(stated, request.url)?.href) ??
    guessLocation(input.connector, input.operation, request.url, answer.body);
  if (location === undefined)
    diagnostics.push(diagnostic('webhook-no-location', { operation: input.operation.id }));
  return {
    kind: 'subscribed',
    subscription: { operationId: input.operation.id, ...(location !== undefined && { location }) },
    body: answer.body,
    diagnostics,
  };
}

/**
 * Ends a subscription: DELETE to its location, with the credentials of the connection and the policies of the delete
 * operation that fits the address, if the connector has one (triggers §5.1.5).
 */
export async function unsubscribe(
  input: Omit<InvokeInput, 'page' | 'callbackUrl' | 'operation' | 'parameters'> & {
    readonly subscription: Subscription;
  },
): Promise<UnsubscribeOutcome> {
  const { subscription, ...call } = input;
  const { location } = subscription;
  if (location === undefined) {
    const data = { operation: subscription.operationId };
    return { kind: 'nothing-to-remove', diagnostics: [diagnostic('webhook-no-location', data)] };
  }
  const { operation, parameters } = deleteOperation(call.connector, location);
  const invocation = await invoke({ ...call, operation, parameters, page: location });
  const { diagnostics } = invocation;
  if (invocation.kind === 'not-sent') return { kind: 'failed', status: undefined, diagnostics };
  if (invocation.kind === 'not-answered') return { kind: 'later', waitMs: undefined, diagnostics };
  const { status, headers } = invocation.answer;
  if (status < 400 || status === 404 || status === 410) return { kind: 'removed' };
  const waitMs = retryAfter(headerValue(headers, 'retry-after'), input.clock ?? systemClock);
  return status === 408 || status === 429 || status >= 500
    ? { kind: 'later', waitMs, diagnostics }
    : { kind: 'failed', status, diagnostics };
}

/**
 * Where the subscription of an API is that sends no `Location`: below the subscribe address, by the id in the answer, when
 * the connector has just one delete operation of that form.
 */
function guessLocation(
  connector: Connector,
  { path }: Operation,
  url: string,
  body: AnswerBody,
): string | undefined {
  if (body.kind !== 'json') return undefined;
  const prefix = `${path.replace(/\/$/, '')}/`;
  const fitting = [...connector.operations.values()].flatMap((operation) => {
    if (operation.method !== 'DELETE' || !operation.path.startsWith(prefix)) return [];
    const name = /^\{([^{}/]+)\}$/.exec(operation.path.slice(prefix.length))?.[1];
    return name === undefined ? [] : [name];
  });
  const [name] = fitting;
  if (name === undefined || fitting.length > 1) return undefined;
  const id = memberOf(body.value, name) ?? memberOf(body.value, 'id');
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const address = (url.split('?')[0] ?? '').replace(/\/$/, '');
  return `${address}/${encodeURIComponent(plainText(id))}`;
}

/** The delete operation whose path fits an address, with its path values; a bare DELETE when there is none. */
function deleteOperation(
  connector: Connector,
  location: string,
): Pick<InvokeInput, 'operation' | 'parameters'> {
  const path = parseUrl(location)?.pathname ?? '';
  for (const operation of connector.operations.values()) {
    if (operation.method !== 'DELETE') continue;
    const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    const pattern = operation.path
      .split(/\{[^{}]+\}/)
      .map(escapePattern)
      .join('([^/]+)');
    const values = new RegExp(`${pattern}/?$`).exec(path);
    if (values === null) continue;
    const given = names.map((name, index) => [name, decoded(values[index + 1] ?? '')]);
    return { operation, parameters: Object.fromEntries(given) };
  }
  return { operation: bareDelete, parameters: {} };
}

/** What a subscription is ended with when the connector declares no operation for it. */
const bareDelete: Operation = {
  id: '',
  method: 'DELETE',
  path: '/',
  kind: 'action',
  summary: '',
  description: '',
  visibility: 'internal',
  deprecated: false,
  annotation: { family: '', revision: 1, preview: false, replacement: undefined },
  triggerHint: '',
  parameters: [],
  responses: [],
  output: undefined,
  notification: undefined,
  consumes: [],
  produces: [],
  pointer: '',
  source: {},
};

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
