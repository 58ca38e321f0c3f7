/** A clock that stands still until it is moved. */
import type { Clock } from '@connectory/base';

/** A clock for tests, and how it is moved. */
export interface ManualClock extends Clock {
  /** Moves the clock on, and lets everything that this sets off come to rest. */
  readonly advance: (ms: number) => Promise<void>;
  /** Lets everything that is under way come to rest. */
  readonly settle: () => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock at a moment. */
export function manualClock(startMs: number): ManualClock {
  let now = startMs;
  let sleepers: Sleeper[] = [];

  // Stores and invokers of tests answer within a few microtasks, and nothing else is waited for.
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  }

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      await settle();
      const due = sleepers.filter(({ at }) => at <= end).toSorted((left, right) => left.at - right.at);
      const [next] = due;
      if (next === undefined) break;
      sleepers = sleepers.filter((each) => each !== next);
      now = Math.max(now, next.at);
      next.wake();
    }
    now = end;
  }

  return {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper: Sleeper = { at: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((each) => each !== sleeper);
          resolve();
        });
      }),
    advance,
    settle,
  };
}
