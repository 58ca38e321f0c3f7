/** Works through what arrives, and writes what that changed: many changes at a time, while the next ones are worked through already. */

/** What came of something that was to be worked through. `failed`: it could not be written, and nothing of it has happened. */
export type Outcome = 'written' | 'nothing' | 'failed';

/** A loop over things that touch items of type `T`. */
export interface Loop<T> {
  /** Has something worked through in its turn. Tells what came of it, once that is written. */
  readonly post: (work: Work<T>) => Promise<Outcome>;
  /** Whether changes of an item are being written, or are to be. */
  readonly isPending: (item: T) => boolean;
  /** Resolves when nothing is left to do. Later posts come to nothing. */
  readonly stop: () => Promise<void>;
}

/** Changes items in memory, and says which. */
export type Work<T> = () => Promise<readonly T[]> | readonly T[];

/** What a loop is made of. */
export interface LoopOptions<T> {
  /** Writes the items as they are when it is called, all or none. They go on changing while it writes. */
  readonly commit: (items: readonly T[]) => Promise<void>;
  /** Takes from an item what is being written of it. What it gives is called once that is done: its effects may happen then. */
  readonly take: (item: T) => () => void;
  /** Is told of items that are ahead of what is written, and will stay so; or that something could not even be worked through. */
  readonly failed: (items: readonly T[], error: unknown) => void;
  /** Resolves on the next turn of the event loop. */
  readonly turn: (() => Promise<void>) | undefined;
}

interface Job<T> {
  readonly work: Work<T>;
  readonly done: (outcome: Outcome) => void;
}

/** What is written together. */
interface Batch<T> {
  readonly items: Set<T>;
  readonly jobs: { readonly job: Job<T>; readonly hasChanged: boolean }[];
}

// Beyond this many things a commit takes noticeably longer than its flush to the disk.
const maxGroup = 256;

/** A loop with nothing to do. */
export function newLoop<T>({ commit, take, failed, turn }: LoopOptions<T>): Loop<T> {
  const inbox: Job<T>[] = [];
  let working: Promise<void> | undefined;
  let open: Batch<T> | undefined;
  let written: Batch<T> | undefined;
  let writing: Promise<void> | undefined;
  let stopped = false;

  async function drain(): Promise<void> {
    while (inbox.length > 0) {
      if (turn !== undefined) await gather(turn);
      for (const job of inbox.splice(0, maxGroup)) await workThrough(job);
      flush();
      // Whoever is faster than the disk waits for it.
      if ((open?.jobs.length ?? 0) >= maxGroup) await writing;
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

  async function workThrough(job: Job<T>): Promise<void> {
    try {
      const touched = await job.work();
      open ??= { items: new Set(), jobs: [] };
      for (const item of touched) open.items.add(item);
      open.jobs.push({ job, hasChanged: touched.length > 0 });
    } catch (error) {
      failed([], error);
      job.done('failed');
    }
  }

  /** Writes what is open, unless something is being written: what comes in meanwhile is written together with it. */
  function flush(): void {
    if (writing !== undefined || open === undefined) return;
    written = open;
    open = undefined;
    writing = write(written).then(() => {
      writing = undefined;
      flush();
    });
  }

  async function write({ items, jobs }: Batch<T>): Promise<void> {
    const effects: (() => void)[] = [];
    try {
      const committed = items.size === 0 ? Promise.resolve() : commit([...items]);
      for (const item of items) effects.push(take(item));
      await committed;
    } catch (error) {
      giveUp([...items], jobs, error);
      return;
    }
    written = undefined;
    for (const effect of effects) happen(effect);
    for (const { job, hasChanged } of jobs) job.done(hasChanged ? 'written' : 'nothing');
  }

  /** What is written stays so: an effect that throws, as a port of the host may, must not keep the others from happening. */
  function happen(effect: () => void): void {
    try {
      effect();
    } catch (error) {
      failed([], error);
    }
  }

  function giveUp(items: readonly T[], jobs: Batch<T>['jobs'], error: unknown): void {
    // What was worked through meanwhile stands on what has not happened.
    const later = open;
    written = undefined;
    open = undefined;
    failed([...new Set([...items, ...(later?.items ?? [])])], error);
    for (const { job } of [...jobs, ...(later?.jobs ?? [])]) job.done('failed');
  }

  async function rest(): Promise<void> {
    while (working !== undefined || writing !== undefined) await (working ?? writing);
  }

  return {
    post: (work) =>
      new Promise((done) => {
        if (stopped) return done('failed');
        inbox.push({ work, done });
        working ??= drain();
      }),
    isPending: (item) => open?.items.has(item) === true || written?.items.has(item) === true,
    stop: () => {
      stopped = true;
      return rest();
    },
  };
}
