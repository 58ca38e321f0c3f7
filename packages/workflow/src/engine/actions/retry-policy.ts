/** The retry policy of an action, and what holds without one. */
import { isObject, type Json, memberOf, stringAt } from '@connectory/base';
import type { ActionSource } from '../plan/source.ts';
import type { RetryPolicy } from '../plan/types.ts';
import { durationMs } from '../time.ts';
import { integerFrom } from '../values.ts';

const second = 1_000;
const day = 86_400 * second;
const none: RetryPolicy = { kind: 'none', count: 0, intervalMs: 0, minimumMs: 0, maximumMs: 0 };

/** Logic Apps: 4 retries within 5 to 45 s. Power Automate: 2 from 5 minutes on, or 8 from 7 s on where the plan is a better one. */
function usualPolicy({ flavour, profile }: Pick<ActionSource, 'flavour' | 'profile'>): RetryPolicy {
  const kind = 'exponential';
  if (flavour === 'logic-apps') {
    return { kind, count: 4, intervalMs: 7 * second, minimumMs: 5 * second, maximumMs: 45 * second };
  }
  if (profile === 'low') {
    return { kind, count: 2, intervalMs: 300 * second, minimumMs: 300 * second, maximumMs: 3_600 * second };
  }
  return { kind, count: 8, intervalMs: 7 * second, minimumMs: 5 * second, maximumMs: 3_600 * second };
}

/** Reads a retry policy. */
export function retryPolicyOf(
  source: Pick<ActionSource, 'flavour' | 'profile'>,
  json: Json | undefined,
): RetryPolicy {
  const usual = usualPolicy(source);
  if (!isObject(json)) return usual;
  const type = stringAt(json, 'type')?.toLowerCase();
  if (type === 'none') return none;
  if (type !== 'fixed' && type !== 'exponential') return usual;
  const time = (name: string): number | undefined => durationMs(stringAt(json, name) ?? '');
  return {
    kind: type,
    count: Math.min(Math.max(integerFrom(memberOf(json, 'count')) ?? usual.count, 0), 90),
    intervalMs: time('interval') ?? usual.intervalMs,
    minimumMs: time('minimumInterval') ?? 5 * second,
    maximumMs: time('maximumInterval') ?? day,
  };
}
