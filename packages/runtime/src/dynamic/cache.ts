import type { Clock } from '@connectory/base';

/** Keeps results for a short time, by key. */
export interface DynamicCache<Value> {
  /** The result kept, else that of `load`. Callers of one key at one time share one load; failures are not kept. */
  readonly get: (key: string, load: () => Promise<Value>) => Promise<Value>;
}

/** How long and how much a cache keeps. */
export interface DynamicCacheOptions<Value> {
  readonly clock: Clock;
  /** Milliseconds a result is good for. */
  readonly keepMs: number;
  /** Results kept; the oldest go first. */
  readonly maxEntries: number;
  /** Whether a result is worth keeping. */
  readonly keep: (value: Value) => boolean;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

/**
 * Makes a cache for what dynamic extensions load, so that opening a form twice does not call the API twice. Keys have to
 * hold whatever a result depends on, the connection above all.
 *
 * @example
 * ```ts
 * import { systemClock } from '@connectory/base';
 * import { type Choices, createDynamicCache } from '@connectory/runtime';
 * const options = { clock: systemClock, keepMs: 60_000, maxEntries: 500 };
 * const cache = createDynamicCache<Choices>({ ...options, keep: ({ kind }) => kind === 'found' });
 * ```
 */
export function createDynamicCache<Value>(options: DynamicCacheOptions<Value>): DynamicCache<Value> {
  const { clock, keepMs, maxEntries, keep } = options;
  const entries = new Map<string, Entry<Value>>();
  return {
    async get(key, load) {
      const known = entries.get(key);
      if (known !== undefined && known.until > clock.now()) return known.value;
      const entry = { value: load(), until: clock.now() + keepMs };
      entries.delete(key);
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
      const drop = (): void => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      try {
        const value = await entry.value;
        if (!keep(value)) drop();
        return value;
      } catch (error) {
        drop();
        throw error;
      }
    },
  };
}
