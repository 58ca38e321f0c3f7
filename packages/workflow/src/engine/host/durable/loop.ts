/** Works through what arrives, many things at a time, so that they share one commit. */

/** What came of something that was to be worked through. `failed`: it could not be written, and nothing of it has happened. */
export type Outcome = 'written' | 'nothing' | 'failed';

/** A loop over things that touch items of type `T`. */
export interface Loop<T> {
  /** Has something worked through in its turn. Gives what it touched, once that is written. */
  readonly post: (work: Work<T>) => Promise<Outcome>;
  /** Resolves when nothing is left to do. Later posts come to nothing. */
  readonly stop: () => Promise<void>;
}

/** Changes items in memory, and says which. */
export type Work<T> = () => Promise<readonly T[]> | readonly T[];

/** What a loop is made of. */
export interface LoopOptions<T> {
  /** Writes the items, all or none. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Is told of every item that is written: its effects may happen now. */
  readonly written: (item: T) => void;
  /** Is told of what could not be written, or not even worked through. */
  readonly failed: (items: readonly T[], error: unknown) => void;
  /** Resolves on the next turn of the event loop. */
  readonly turn: (() => Promise<void>) | undefined;
}

interface Job<T> {
  readonly work: Work<T>;
  readonly done: (outcome: Outcome) => void;
  touched: readonly T[];
}

// Beyond this many things a commit takes noticeably longer than its flush to the disk.
const maxGroup = 256;

/** A loop with nothing to do. */
export function newLoop<T>({ commit, written, failed, turn }: LoopOptions<T>): Loop<T> {
  const inbox: Job<T>[] = [];
  let working: Promise<void> | undefined;
  let stopped = false;

  async function drain(): Promise<void> {
    while (inbox.length > 0) {
      if (turn !== undefined) await gather(turn);
      await workThrough(inbox.splice(0, maxGroup));
    }
    working = undefined;
  }

  /** A flush to the disk costs as much as a dozen runs: as long as every turn of the event loop brings something, it waits for another. */
  async function gather(turn: () => Promise<void>): Promise<void> {
    for (let seen = 0; inbox.length > seen && inbox.length < maxGroup;) {
      seen = inbox.length;
      await turn();
    }
  }

  async function workThrough(jobs: readonly Job<T>[]): Promise<void> {
    const items = new Set<T>();
    const good: Job<T>[] = [];
    for (const job of jobs) {
      try {
        job.touched = await job.work();
        for (const item of job.touched) items.add(item);
        good.push(job);
      } catch (error) {
        failed([], error);
        job.done('failed');
      }
    }
    const isWritten = await tryCommit([...items]);
    if (isWritten) for (const item of items) written(item);
    for (const { done, touched } of good) {
      done(touched.length === 0 ? 'nothing' : isWritten ? 'written' : 'failed');
    }
  }

  async function tryCommit(items: readonly T[]): Promise<boolean> {
    if (items.length === 0) return true;
    try {
      await commit(items);
      return true;
    } catch (error) {
      failed(items, error);
      return false;
    }
  }

  return {
    post: (work) =>
      new Promise((done) => {
        if (stopped) return done('failed');
        inbox.push({ work, done, touched: [] });
        working ??= drain();
      }),
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}
