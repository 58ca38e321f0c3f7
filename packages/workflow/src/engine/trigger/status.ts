/** The address of an answer that comes later: what it tells. */
import type { FlowResponse, RunState } from '../run/types.ts';

/** Seconds after which a caller should ask again. */
const askAgain = 15;

/**
 * What the status address of a run answers: 202 with that address while it runs, then the answer that its Response gave. A run that ended
 * without one gives 502.
 *
 * @param location - The status address itself.
 * @example
 * ```ts
 * import { statusAnswer, type RunState } from '@connectory/workflow';
 * const isOver = (run: RunState): boolean =>
 *   statusAnswer(run, 'https://example.com/runs/4t7w/status').statusCode !== 202;
 * ```
 */
export function statusAnswer(run: RunState, location: string): FlowResponse {
  if (run.response !== undefined) return run.response;
  if (run.status === 'Running' || run.status === 'Waiting') {
    return { statusCode: 202, headers: { Location: location, 'Retry-After': String(askAgain) }, body: null };
  }
  const message = 'The flow ended without reaching a Response action.';
  return { statusCode: 502, headers: {}, body: { error: { code: 'NoResponse', message } } };
}
