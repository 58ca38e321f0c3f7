/** When a call is made again. */
import type { Random } from '@connectory/base';
import type { ObjectValue } from '@connectory/expressions';
import type { RetryPolicy } from '../plan/types.ts';
import { member } from '../values.ts';
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

/** The milliseconds that a Retry-After header asks for: seconds, or a date. */
export function retryAfter(headers: ObjectValue, now: number): number | undefined {
  const value = member(headers, 'retry-after');
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  const seconds = Number(text);
  if (seconds >= 0) return seconds * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
