import { Worker } from 'node:worker_threads';
import type { SessionStart } from './session.ts';
import type { ThreadAnswer, ThreadRequest, ThreadStart } from './thread-messages.ts';

/** A session in a thread of its own. */
export interface SessionThread {
  /** Answers; undefined when the thread ended before it could. The question 'ready' is answered once it has begun. */
  readonly ask: (kind: ThreadRequest['kind'], text: string) => Promise<ThreadAnswer | undefined>;
  readonly ready: Promise<ThreadAnswer | undefined>;
  /** Ends what is being evaluated, soon. */
  readonly cancel: () => void;
  readonly end: () => Promise<void>;
}

/** Starts a session in a thread of its own. */
export function startThread(start: SessionStart): SessionThread {
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ThreadStart = { start, cancelled };
  const worker = new Worker(new URL('./thread-worker.ts', import.meta.url), { workerData });
  const waiting = new Map<number, (answer: ThreadAnswer | undefined) => void>();
  let hasEnded = false;
  let lastId = 0;
  const wait = (id: number): Promise<ThreadAnswer | undefined> =>
    new Promise((resolve) => {
      if (hasEnded) resolve(undefined);
      else waiting.set(id, resolve);
    });
  worker.on('message', (answer: ThreadAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const giveUp = (): void => {
    hasEnded = true;
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  };
  // A thread that runs out of memory ends with an error; whoever asked is told that there is no answer.
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  return {
    ready: wait(0),
    ask: (kind, text) => {
      lastId += 1;
      const request: ThreadRequest = { id: lastId, kind, text };
      if (kind === 'step') Atomics.store(cancelled, 0, 0);
      const answer = wait(lastId);
      if (!hasEnded) worker.postMessage(request);
      return answer;
    },
    cancel: () => {
      Atomics.store(cancelled, 0, 1);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
