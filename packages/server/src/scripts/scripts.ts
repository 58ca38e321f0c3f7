import { Worker } from 'node:worker_threads';
import { err, type Diagnostic, type HttpResponse, type Result } from '@connectory/base';
import type { ScriptCall, ScriptPort } from '@connectory/runtime';
import { diagnostic } from '../diagnostics.ts';
import { fromScriptWorker } from '../unsafe.ts';
import type { PassedCall, ToWorker } from './messages.ts';

/** Runs connectors' scripts apart from the server. */
export interface Scripts extends ScriptPort {
  readonly close: () => Promise<void>;
}

export interface ScriptsOptions {
  /** The worker's module. */
  readonly worker: URL;
  /** Threads, started when first needed. */
  readonly threads: number;
  readonly memoryMegabytes: number;
}

const standard: ScriptsOptions = {
  worker: new URL('./worker.ts', import.meta.url),
  threads: 2,
  memoryMegabytes: 256,
};

interface Run {
  readonly call: ScriptCall;
  readonly end: (result: Result<HttpResponse, Diagnostic>) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly runs: Map<number, Run>;
}

/** Makes the threads that scripts run in. One that dies takes the runs in it along, which are told, and is replaced. */
export function createScripts(given: Partial<ScriptsOptions> = {}): Scripts {
  const options = { ...standard, ...given };
  const threads = new Set<Thread>();
  let count = 0;
  const leastBusy = (): Thread => {
    const [first] = [...threads].toSorted((left, right) => left.runs.size - right.runs.size);
    if (first !== undefined && (first.runs.size === 0 || threads.size >= options.threads)) return first;
    const thread = startThread(options, () => threads.delete(thread));
    threads.add(thread);
    return thread;
  };
  return {
    run(call) {
      const { worker, runs } = leastBusy();
      const run = (count += 1);
      return new Promise((resolve) => {
        runs.set(run, {
          call,
          end(result) {
            runs.delete(run);
            // A thread without work does not keep the process.
            if (runs.size === 0) worker.unref();
            resolve(result);
          },
        });
        worker.ref();
        const message: ToWorker = { kind: 'run', run, call: passed(call) };
        worker.postMessage(message);
      });
    },
    async close() {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function passed({ send: _send, log: _log, signal: _signal, ...call }: ScriptCall): PassedCall {
  return call;
}

function startThread({ worker: module, memoryMegabytes }: ScriptsOptions, gone: () => void): Thread {
  const worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } });
  const runs = new Map<number, Run>();
  worker.on('message', (data: unknown) => {
    const message = fromScriptWorker(data);
    const run = runs.get(message.run);
    if (run === undefined) return;
    if (message.kind === 'log') run.call.log(message.line);
    else if (message.kind === 'ended') run.end(message.result);
    else {
      void run.call.send(message.request).then((result) => {
        const answer: ToWorker = { kind: 'sent', run: message.run, send: message.send, result };
        worker.postMessage(answer);
      });
    }
  });
  const fail = (): void => {
    gone();
    for (const { call, end } of runs.values()) {
      end(err(diagnostic('script-thread-ended', { operation: call.operationId, file: call.script.file })));
    }
  };
  worker.on('error', fail);
  worker.on('exit', fail);
  return { worker, runs };
}
