import type { Diagnostic } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { Refusal } from '../guard/connect.ts';

const unreachable: ReadonlySet<string> = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
]);
const notFound: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EAI_FAIL',
  'EAI_NONAME',
]);
const timedOut: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
const tls =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|EPROTO)/;

/** What undici or a socket threw, as a diagnostic. */
export function sendFailure(
  error: unknown,
  {
    hostname: host,
    port,
    protocol,
  }: { readonly hostname: string; readonly port: string; readonly protocol: string },
  timeoutMs: number,
): Diagnostic {
  if (error instanceof Refusal) return error.diagnostic;
  const number = Number(port) || (protocol === 'https:' ? 443 : 80);
  const code = codeOf(error);
  if (notFound.has(code)) return diagnostic('name-not-found', { host, reason: code });
  if (code === 'ECONNREFUSED') return diagnostic('connection-refused', { host, port: number });
  if (unreachable.has(code)) return diagnostic('unreachable', { host, port: number, reason: code });
  if (timedOut.has(code)) return diagnostic('timed-out', { host, seconds: timeoutMs / 1000 });
  if (tls.test(code)) return diagnostic('tls-failed', { host, reason: code });
  if (
    code === 'UND_ERR_INVALID_ARG' ||
    code === 'UND_ERR_NOT_SUPPORTED' ||
    code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'
  ) {
    return diagnostic('invalid-request', { reason: error instanceof Error ? error.message : code });
  }
  return diagnostic('reset', { host, reason: code });
}

/** The most telling code of an error: its own, that of its cause, or that of the first of several. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
