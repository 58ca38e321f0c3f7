/** Whoever waits for something of a run. */

/** Waits by the id of a run. */
export interface Waiters<T> {
  readonly wait: (run: string) => Promise<T>;
  readonly tell: (run: string, value: T) => void;
}

/** Nobody waits yet. */
export function newWaiters<T>(): Waiters<T> {
  const waiting = new Map<string, ((value: T) => void)[]>();
  return {
    wait: (run) =>
      new Promise((resolve) => {
        const known = waiting.get(run);
        if (known === undefined) waiting.set(run, [resolve]);
        else known.push(resolve);
      }),
    tell: (run, value) => {
      const told = waiting.get(run);
      if (told === undefined) return;
      waiting.delete(run);
      for (const resolve of told) resolve(value);
    },
  };
}
