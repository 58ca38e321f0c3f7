/** Writes to the store's file from a thread of its own: a flush to the disk takes as long as ten runs, and nothing else has to wait for it. */
import { Worker } from 'node:worker_threads';
import { writerAnswerOf } from '../../unsafe.ts';
import type { Orders } from './statements.ts';

/** Writes orders, all or none of them. */
export interface Writer {
  readonly write: (orders: Orders) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the thread says of orders. */
export interface WriterAnswer {
  /** Why nothing was written. */
  readonly problem?: string;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A writer to a file. Its thread starts with the first orders, and again when it has died. */
export function threadWriter(path: string): Writer {
  let thread: Worker | undefined;
  // Orders are carried out one after the other, and answered in that order.
  let waiting: Waiting[] = [];

  function started(): Worker {
    if (thread !== undefined) return thread;
    const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData: path });
    worker.on('message', (data) => {
      const { problem } = writerAnswerOf(data);
      const first = waiting.shift();
      // A thread without work does not keep the process.
      if (waiting.length === 0) worker.unref();
      if (problem === undefined) first?.resolve();
      else first?.reject(new Error(problem));
    });
    worker.on('error', (error) => ended(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => ended(worker, 'The thread that writes has ended.'));
    thread = worker;
    return worker;
  }

  function ended(worker: Worker, problem: string): void {
    if (thread !== worker) return;
    thread = undefined;
    const lost = waiting;
    waiting = [];
    for (const { reject } of lost) reject(new Error(problem));
  }

  return {
    write: (orders) =>
      new Promise((resolve, reject) => {
        const worker = started();
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(orders);
      }),
    close: async () => {
      const worker = thread;
      thread = undefined;
      await worker?.terminate();
    },
  };
}
