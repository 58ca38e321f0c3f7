import { type Diagnostic, systemClock } from '@connectory/base';
import { checkAnswer } from './answer/check.ts';
import { readBody } from './answer/read.ts';
import { buildRequest } from './request/build.ts';
import type { Invocation, InvokeInput } from './types.ts';

/**
 * Calls one operation: builds the request, sends it through the http port, reads the answer and checks it against the
 * schema declared for its status. Never throws for anything an API, a connector or a caller does.
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
  const built = buildRequest(input);
  if (built.kind === 'refused') return { kind: 'not-sent', diagnostics: built.diagnostics };
  const { request } = built;
  const clock = input.clock ?? systemClock;
  const startedAt = clock.monotonic();
  const sent = await input.http.send(request, {
    ...(input.limits && { limits: input.limits }),
    ...(input.signal && { signal: input.signal }),
  });
  const timeMs = clock.monotonic() - startedAt;
  if (!sent.ok) return { kind: 'not-answered', request, diagnostics: [...built.diagnostics, sent.error] };
  const diagnostics: Diagnostic[] = [...built.diagnostics];
  const { status, statusText, headers } = sent.value;
  const body = readBody(sent.value, diagnostics);
  return {
    kind: 'answered',
    request,
    answer: { status, statusText, headers, body, bytes: sent.value.body.length, timeMs },
    check: checkAnswer(input.connector, input.operation, status, body),
    diagnostics,
  };
}
