import type { Diagnostic } from '@connectory/base';
import type { Answer } from '../engine/run/types.ts';

/** Failures of the network, as the egress names them. All others stay as they are however often the call is made. */
const passing: ReadonlySet<string> = new Set([
  'egress.reset',
  'egress.unreachable',
  'egress.connection-refused',
  'egress.name-not-found',
  'egress.timed-out',
]);

/**
 * What a run is told of a call that got no answer. It may be tried again when the network failed, and not when the guard refused the
 * address or no request could be made.
 *
 * @example
 * ```ts
 * import { callFailure } from '@connectory/workflow';
 * const message = 'The connection was reset.';
 * callFailure({ code: 'egress.reset', severity: 'error', message });
 * // { kind: 'failure', retryable: true, error: { code: 'egress.reset', message } }
 * ```
 */
export function callFailure({ code, message }: Diagnostic): Extract<Answer, { kind: 'failure' }> {
  return { kind: 'failure', retryable: passing.has(code), error: { code, message } };
}
