import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { messageOf } from '../unsafe.ts';
import type { LoadDocument } from './load.ts';
import type { ImportMade, ImportMessage, ImportTask, LoadAnswer } from './messages.ts';

/** Reads descriptions apart from the server: none can block it or take it down. */
export interface Importer {
  /** Never fails: what cannot be read has no package and says why in its report. */
  readonly run: (task: ImportTask, load?: LoadDocument) => Promise<ImportMade>;
  /** Ends imports under way. */
  readonly close: () => Promise<void>;
}

export interface ImporterOptions {
  /** The worker's module. */
  readonly worker: URL;
  readonly timeMs: number;
  readonly memoryMegabytes: number;
  /** Imports at the same time; more wait their turn. */
  readonly atOnce: number;
}

const importerDefaults: ImporterOptions = {
  worker: new URL('./worker.ts', import.meta.url),
  timeMs: 60_000,
  memoryMegabytes: 1536,
  atOnce: 2,
};

export function createImporter(given: Partial<ImporterOptions> = {}): Importer {
  const options: ImporterOptions = { ...importerDefaults, ...given };
  const running = new Set<Worker>();
  const waiting: (() => void)[] = [];
  return {
    async run(task, load) {
      if (running.size >= options.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await runWorker(task, options, running, load);
      } finally {
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

function runWorker(
  task: ImportTask,
  options: ImporterOptions,
  running: Set<Worker>,
  load: LoadDocument | undefined,
): Promise<ImportMade> {
  const { timeMs, memoryMegabytes } = options;
  const source = task.url ?? task.fileName ?? 'the file';
  return new Promise((resolve) => {
    const worker = new Worker(options.worker, {
      workerData: { ...task, mayLoad: load !== undefined },
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMegabytes,
        maxYoungGenerationSizeMb: 64,
        stackSizeMb: 4,
      },
    });
    running.add(worker);
    const finish = (made: ImportMade): void => {
      clearTimeout(timer);
      resolve(made);
      void worker.terminate().finally(() => running.delete(worker));
    };
    const timer = setTimeout(
      () => finish(nothing(task, diagnostic('import-timed-out', { source, seconds: timeMs / 1000 }))),
      timeMs,
    );
    worker.on('message', (data: unknown) => {
      const message: ImportMessage = messageOf(data);
      if (message.kind === 'load') {
        void load?.(message.address).then((result) => {
          const answer: LoadAnswer = { id: message.id, result };
          worker.postMessage(answer);
        });
      } else if (message.kind === 'made') finish(message.made);
      else finish(nothing(task, diagnostic('import-failed', { source, problem: message.problem })));
    });
    worker.once('error', (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      finish(
        nothing(
          task,
          code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? diagnostic('import-out-of-memory', { source, megabytes: memoryMegabytes })
            : diagnostic('import-failed', { source, problem: code }),
        ),
      );
    });
    worker.once('exit', () =>
      finish(nothing(task, diagnostic('import-failed', { source, problem: 'ended' }))),
    );
  });
}

function nothing({ fileName, url }: ImportTask, problem: Diagnostic): ImportMade {
  return {
    source: { format: 'unknown', version: '', title: '', operations: 0 },
    name: fileName ?? url ?? '',
    files: undefined,
    report: [problem],
  };
}
