import {
  type Clock,
  type Diagnostic,
  err,
  type HttpOptions,
  type HttpRequest,
  type HttpResponse,
  newId,
  parseUrl,
  type Result,
  systemClock,
} from '@connectory/base';
import type { Script } from '@connectory/connector';
import { checkAnswer, declaresJson } from './answer/check.ts';
import { nextLinkOf } from './answer/next-link.ts';
import { readAsDeclared, readBody } from './answer/read.ts';
import { diagnostic } from './diagnostics.ts';
import {
  noPolicies,
  planOf,
  type PolicyPlan,
  runRequestPolicies,
  runResponsePolicies,
} from './policies/plan.ts';
import type { AnswerDraft, PolicyContext } from './policies/types.ts';
import { policyContext, type PreparedRequest, prepareRequest } from './request/build.ts';
import { addressOf, finishRequest, type RequestDraft } from './request/draft.ts';
import { toPage } from './request/page.ts';
import { receiveInChunks, sendInChunks } from './send/chunked.ts';
import { sendWithRetries } from './send/retry.ts';
import type { Invocation, InvokeInput } from './types.ts';

/** The largest message that goes in pieces (connector spec §10.3). */
const maxChunkedBytes = 1024 * 1_048_576;

/**
 * Calls one operation: builds the request, adds credentials, runs the request policies, then the connector's script or
 * the call itself, then the response policies; reads the answer and checks it against the schema declared for its status.
 * Never throws for anything an API, a connector or a caller does.
 *
 * @returns `answered` with the API's answer whatever its status, `not-answered` when none came, `not-sent` when the
 * values do not make a request. Request and answer hold secrets in the clear: see `redact`.
 * @example
 * ```ts
 * import type { HttpPort } from '@connectory/base';
 * import type { Connector, Operation } from '@connectory/connector';
 * import { invoke } from '@connectory/runtime';
 * async function statusOf(connector: Connector, operation: Operation, http: HttpPort) {
 *   const invocation = await invoke({ connector, operation, connection: {}, parameters: {}, http });
 *   return invocation.kind === 'answered' ? invocation.answer.status : undefined;
 * }
 * ```
 */
export async function invoke(input: InvokeInput): Promise<Invocation> {
  const diagnostics: Diagnostic[] = [];
  const script = scriptOf(input);
  const refusal = refuseScript(input, script);
  if (refusal !== undefined) return { kind: 'not-sent', diagnostics: [refusal] };
  const prepared = prepareRequest(input, diagnostics);
  if (prepared === undefined) return { kind: 'not-sent', diagnostics };
  const clock = input.clock ?? systemClock;
  const plan = planOf(input.connector, input.operation);
  if (plan.diagnostics.length > 0) diagnostics.push(...plan.diagnostics);
  const context =
    plan === noPolicies ? noContext : policyContext(input, prepared, input.linkBase, diagnostics);
  const draft =
    plan.request.length === 0
      ? prepared.draft
      : await changeRequest(input, plan, prepared, context, diagnostics);
  if (draft === undefined) return { kind: 'not-sent', diagnostics };
  const built = finishRequest(draft);
  const paged = input.page === undefined ? undefined : toPage(built, input.page, prepared.credentialQuery);
  if (paged?.ok === false) return { kind: 'not-sent', diagnostics: [...diagnostics, paged.error] };
  const request = paged?.value ?? built;

  const log: string[] = [];
  const startedAt = clock.monotonic();
  const sent = await (script.kind === 'script'
    ? runScript(input, script, request, prepared, clock, log)
    : input.chunked === true
      ? transferInChunks(input, request, clock)
      : sendWithRetries(input.http, request, optionsOf(input), input.retry, clock));
  const timeMs = clock.monotonic() - startedAt;
  if (!sent.ok) {
    diagnostics.push(sent.error);
    return { kind: 'not-answered', request, diagnostics };
  }
  const read = readAnswer(input, plan, context, sent.value, diagnostics);
  return {
    kind: 'answered',
    request,
    answer: {
      status: read.status,
      statusText: sent.value.statusText,
      headers: read.headers,
      body: read.body,
      bytes: sent.value.streamed ?? sent.value.body.length,
      timeMs,
    },
    check: checkAnswer(input.connector, input.operation, read.status, read.body),
    nextPage: read.nextLink,
    signInNeeded: read.signInNeeded,
    log,
    diagnostics,
  };
}

/** Stands in for a context where no policy asks for one. */
const noContext: PolicyContext = {
  connectionParameter: () => undefined,
  environmentVariable: () => undefined,
  pathParameter: () => undefined,
  credentialQuery: [],
  linkBase: undefined,
  report: () => undefined,
};

function readAnswer(
  input: InvokeInput,
  plan: PolicyPlan,
  context: PolicyContext,
  response: HttpResponse,
  diagnostics: Diagnostic[],
): AnswerDraft {
  const { status, headers } = response;
  const read = readBody(response, diagnostics);
  const mayBeJson = read.kind === 'text' || read.kind === 'binary';
  const body =
    mayBeJson && declaresJson(input.connector, input.operation, status)
      ? readAsDeclared(read, response, diagnostics)
      : read;
  const nextLink = nextLinkOf(input.operation, body, response.url);
  const answer: AnswerDraft = { status, headers, body, nextLink, signInNeeded: false };
  return plan === noPolicies ? answer : runResponsePolicies(plan, answer, context);
}

/** Runs the request policies, asking the API where one wants to. `undefined` when one fails. */
async function changeRequest(
  input: InvokeInput,
  plan: PolicyPlan,
  prepared: PreparedRequest,
  context: PolicyContext,
  diagnostics: Diagnostic[],
): Promise<RequestDraft | undefined> {
  let outcome = runRequestPolicies(plan, prepared.draft, context);
  while (outcome.kind === 'ask') {
    const { policy, request } = outcome;
    const { sink: _sink, ...asking } = optionsOf(input);
    const asked = await input.http.send(request, asking);
    const failed = (answer: string): undefined => {
      diagnostics.push(diagnostic('policy-ask-failed', { policy, url: request.url, answer }));
      return undefined;
    };
    if (!asked.ok) return failed(asked.error.message);
    if (asked.value.status >= 400) return failed(`status ${asked.value.status}`);
    const body = readBody(asked.value, diagnostics);
    outcome = outcome.resume(body.kind === 'json' ? body.value : undefined);
  }
  if (outcome.kind === 'done') return outcome.draft;
  diagnostics.push(outcome.diagnostic);
  return undefined;
}

function optionsOf({ limits, signal, sink }: InvokeInput): HttpOptions {
  return { ...(limits && { limits }), ...(signal && { signal }), ...(sink && { sink }) };
}

/** Sends the body in pieces and puts an answer in parts together. */
async function transferInChunks(
  input: InvokeInput,
  request: HttpRequest,
  clock: Clock,
): Promise<Result<HttpResponse, Diagnostic>> {
  const send = (own: HttpRequest): Promise<Result<HttpResponse, Diagnostic>> =>
    sendWithRetries(input.http, own, optionsOf(input), input.retry, clock);
  const sent = await sendInChunks(request, send);
  if (!sent.ok) return sent;
  return receiveInChunks(request, sent.value, send, input.limits?.maxResponseBytes ?? maxChunkedBytes);
}

/** The script that the operation runs, if it runs one. */
function scriptOf({ connector, operation }: InvokeInput): Script {
  const { script } = connector;
  if (script.kind === 'none' || script.operations === undefined) return script;
  return script.operations.has(operation.id) ? script : { kind: 'none' };
}

function refuseScript({ operation, scripts }: InvokeInput, script: Script): Diagnostic | undefined {
  if (script.kind === 'none' || (script.kind === 'script' && scripts !== undefined)) return undefined;
  const data = { operation: operation.id, file: script.file };
  return diagnostic(script.kind === 'csharp' ? 'script-csharp' : 'script-no-host', data);
}

async function runScript(
  input: InvokeInput,
  script: Extract<Script, { kind: 'script' }>,
  request: HttpRequest,
  prepared: PreparedRequest,
  clock: Clock,
  log: string[],
): Promise<Result<HttpResponse, Diagnostic>> {
  const { scripts, http, operation, signal } = input;
  if (scripts === undefined)
    return err(diagnostic('script-no-host', { operation: operation.id, file: script.file }));
  const originalUrl = addressOf(prepared.draft);
  const hosts = new Set([request.url, originalUrl].flatMap((url) => parseUrl(url)?.host ?? []));
  return scripts.run({
    script,
    operationId: operation.id,
    request,
    originalUrl,
    notificationUrl: input.callbackUrl,
    correlationId: newId('call'),
    async send(own) {
      const host = parseUrl(own.url)?.host ?? '';
      if (!hosts.has(host)) return err(diagnostic('script-host', { host, known: [...hosts].join(', ') }));
      // What a script sends, it reads.
      const { sink: _sink, ...reading } = optionsOf(input);
      return sendWithRetries(http, own, reading, input.retry, clock);
    },
    log: (line) => log.push(line),
    ...(signal && { signal }),
  });
}
