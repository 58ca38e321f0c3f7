import type { Clock } from './ports/clock.ts';
import type { Random } from './ports/random.ts';
import { platform } from './unsafe.ts';

/** The host's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => platform.performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const end = (): void => {
        platform.clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = platform.setTimeout(end, ms);
      signal?.addEventListener('abort', end, { once: true });
    }),
};

/** The host's cryptographic random numbers. */
export const systemRandom: Random = {
  bytes: (count) => platform.crypto.getRandomValues(new Uint8Array(count)),
};
