import type { Clock } from '@connectory/base';

/** Keeps results for a short time, by scope (a connection) and key. */
export interface DynamicCache<Value> {
  /** The result kept, else that of `load`. Callers of one key at one time share one load; failures are not kept. */
  readonly get: (scope: string, key: string, load: () => Promise<Value>) => Promise<Value>;
  /** Forgets everything of a scope, as when its connection changes. */
  readonly forget: (scope: string) => void;
}

/** How long and how much a cache keeps. */
export interface DynamicCacheOptions<Value> {
  readonly clock: Clock;
  /** Milliseconds a result is good for. */
  readonly keepMs: number;
  /** Results kept over all scopes; the oldest go first. */
  readonly maxEntries: number;
  /** Whether a result is worth keeping. */
  readonly keep: (value: Value) => boolean;
}

interface Entry<Value> {
  readonly scope: string;
  readonly value: Promise<Value>;
  readonly until: number;
}

/**
 * Makes a cache for what dynamic extensions load, so that opening a form twice does not call the API twice.
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
    async get(scope, key, load) {
      const id = JSON.stringify([scope, key]);
      const known = entries.get(id);
      if (known !== undefined && known.until > clock.now()) return known.value;
      const entry = { scope, value: load(), until: clock.now() + keepMs };
      entries.delete(id);
      entries.set(id, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
      const drop = (): void => {
        if (entries.get(id) === entry) entries.delete(id);
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
    forget(scope) {
      for (const [id, entry] of entries) if (entry.scope === scope) entries.delete(id);
    },
  };
}
