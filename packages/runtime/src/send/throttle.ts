import type { Clock } from '@connectory/base';

/** How many calls a connection may make. */
export interface ThrottleOptions {
  readonly clock: Clock;
  /** Calls in one window; 500 when not said, as connectors are used to (connector spec §10.3). */
  readonly limit?: number;
  /** Length of the window in milliseconds; a minute when not said. */
  readonly windowMs?: number;
}

/** Counts the calls of connections. */
export interface Throttle {
  /**
   * Asks for one call.
   *
   * @returns 0 when it may be made; else the milliseconds after which the next one may.
   */
  readonly take: (connection: string) => number;
}

/**
 * Makes a counter of calls by connection: no window of the given length ever holds more calls than allowed, wherever it
 * starts. Keeps one number a call, for as long as the call counts.
 *
 * @example
 * ```ts
 * import { systemClock } from '@connectory/base';
 * import { createThrottle } from '@connectory/runtime';
 * createThrottle({ clock: systemClock }).take('con_1'); // 0
 * ```
 */
export function createThrottle({ clock, limit = 500, windowMs = 60_000 }: ThrottleOptions): Throttle {
  const calls = new Map<string, number[]>();
  let sweepAt = 0;
  const sweep = (now: number): void => {
    if (now < sweepAt) return;
    sweepAt = now + windowMs;
    for (const [connection, times] of calls) {
      if ((times.at(-1) ?? 0) <= now - windowMs) calls.delete(connection);
    }
  };
  return {
    take(connection) {
      const now = clock.monotonic();
      sweep(now);
      const times = (calls.get(connection) ?? []).filter((time) => time > now - windowMs);
      const [oldest = now] = times;
      if (times.length >= limit) {
        calls.set(connection, times);
        return Math.max(1, Math.ceil(oldest + windowMs - now));
      }
      times.push(now);
      calls.set(connection, times);
      return 0;
    },
  };
}
