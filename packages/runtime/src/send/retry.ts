import {
  type Clock,
  type Diagnostic,
  headerValue,
  type HttpOptions,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
  type Result,
} from '@connectory/base';
import type { RetryOptions } from '../types.ts';

/** Methods that may be sent twice without doing more than once (RFC 9110 §9.2.2). */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Answers that say "not now": the call was not carried out, whatever its method. */
const refused: ReadonlySet<number> = new Set([429, 503]);

/** Answers that may pass, but leave open whether the call was carried out. */
const uncertain: ReadonlySet<number> = new Set([408, 500, 502, 504]);

const firstWaitMs = 500;

/**
 * Sends a request, and again while the answer is a passing failure and sending again is safe: other methods than those
 * that are repeatable only after an answer with `Retry-After`. Waits as long as the API asks, else longer each time.
 */
export async function sendWithRetries(
  http: HttpPort,
  request: HttpRequest,
  options: HttpOptions,
  retry: RetryOptions | undefined,
  clock: Clock,
): Promise<Result<HttpResponse, Diagnostic>> {
  for (let attempt = 0; ; attempt += 1) {
    const sent = await http.send(request, options);
    if (retry === undefined || attempt >= retry.attempts || options.signal?.aborted === true) return sent;
    const waitMs = waitOf(request, sent, attempt, clock);
    if (waitMs === undefined || waitMs > retry.maxWaitMs) return sent;
    await clock.sleep(waitMs, options.signal);
  }
}

function waitOf(
  { method }: HttpRequest,
  sent: Result<HttpResponse, Diagnostic>,
  attempt: number,
  clock: Clock,
): number | undefined {
  const standard = firstWaitMs * 2 ** attempt;
  // Whether a lost call arrived is not known; refusals of the guard never change.
  if (!sent.ok) return repeatable.has(method) && isPassing(sent.error) ? standard : undefined;
  const { status, headers } = sent.value;
  if (!refused.has(status) && !uncertain.has(status)) return undefined;
  const asked = retryAfter(headerValue(headers, 'retry-after'), clock);
  if (repeatable.has(method)) return asked ?? standard;
  return refused.has(status) ? asked : undefined;
}

/** Failures of the network, as the egress names them. */
const passing: ReadonlySet<string> = new Set([
  'egress.reset',
  'egress.unreachable',
  'egress.connection-refused',
]);

function isPassing({ code }: Diagnostic): boolean {
  return passing.has(code);
}

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds, or a date (RFC 9110 §10.2.3).
 *
 * @returns `undefined` when there is none or it says neither.
 */
export function retryAfter(header: string | undefined, clock: Clock): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}
