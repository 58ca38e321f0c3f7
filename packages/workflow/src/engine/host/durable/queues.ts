/** How many runs of a trigger go on, and which wait for their turn. */
import { admit, type Admission, emptyQueue, isFull, type TriggerQueue } from '../../trigger/queue.ts';
import type { TriggerConcurrency } from '../../trigger/types.ts';

/** The queues of a host. Those of triggers without a limit are empty. */
export interface Queues {
  /** What becomes of an event that makes so many runs. */
  readonly admit: (queue: string, limit: TriggerConcurrency | undefined, runs: number) => Admission;
  /** Whether an event would find neither a run to start nor a place to wait. */
  readonly isFull: (queue: string, limit: TriggerConcurrency | undefined) => boolean;
  /** Notes the run that was admitted, or that was found in the store. */
  readonly enter: (queue: string, limit: TriggerConcurrency, run: string, isWaiting: boolean) => void;
  /** A run has ended. Gives the one whose turn it is. */
  readonly leave: (queue: string, run: string) => string | undefined;
  /** Runs whose turn had come when the host stopped. */
  readonly catchUp: () => readonly string[];
}

interface Queue {
  readonly limit: TriggerConcurrency;
  readonly active: Set<string>;
  readonly waiting: string[];
}

/** Queues without runs. */
export function newQueues(): Queues {
  const queues = new Map<string, Queue>();
  const sizeOf = (name: string): TriggerQueue => {
    const own = queues.get(name);
    return own === undefined ? emptyQueue : { active: own.active.size, waiting: own.waiting.length };
  };
  return {
    admit: (name, limit, runs) => admit(limit, sizeOf(name), runs),
    isFull: (name, limit) => isFull(limit, sizeOf(name)),
    enter: (name, limit, run, isWaiting) => {
      const known = queues.get(name);
      const active = known?.active ?? new Set<string>();
      const waiting = known?.waiting ?? [];
      if (isWaiting) waiting.push(run);
      else active.add(run);
      queues.set(name, { limit, active, waiting });
    },
    leave: (name, run) => {
      const queue = queues.get(name);
      if (queue === undefined) return undefined;
      const { active, waiting } = queue;
      if (!active.delete(run)) {
        // It was cancelled before its turn.
        const at = waiting.indexOf(run);
        if (at >= 0) waiting.splice(at, 1);
        return undefined;
      }
      const next = waiting.shift();
      if (next !== undefined) active.add(next);
      else if (active.size === 0) queues.delete(name);
      return next;
    },
    catchUp: () =>
      [...queues.values()].flatMap(({ limit, active, waiting }) => {
        const next = waiting.splice(0, Math.max(0, limit.runs - active.size));
        for (const run of next) active.add(run);
        return next;
      }),
  };
}
