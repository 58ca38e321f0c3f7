/** When a call is made again. */
import type { Random } from '@connectory/base';
import type { RetryPolicy } from '../plan/types.ts';
import type { Answer } from './types.ts';

/** Whether an answer is one that calling again may mend: 408, 429, 5xx, or none at all. */
export function isRetryable(answer: Answer): boolean {
  if (answer.kind === 'failure') return answer.retryable;
  return answer.statusCode === 408 || answer.statusCode === 429 || answer.statusCode >= 500;
}

/**
 * Milliseconds to wait before a retry, which count from 1. Exponential: a uniform random time between the interval doubled k - 2 times (of
 * the first: zero) and doubled k - 1 times, within the policy's bounds.
 */
export function retryDelay(policy: RetryPolicy, retry: number, random: Random): number {
  if (policy.kind === 'fixed') return policy.intervalMs;
  const lower = retry === 1 ? 0 : policy.intervalMs * 2 ** (retry - 2);
  const from = Math.min(Math.max(lower, policy.minimumMs), policy.maximumMs);
  const to = Math.max(Math.min(policy.intervalMs * 2 ** (retry - 1), policy.maximumMs), from);
  return Math.round(from + (to - from) * fraction(random));
}

function fraction(random: Random): number {
  const bytes = random.bytes(4);
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}
