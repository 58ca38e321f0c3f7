import { stripTypeScriptTypes } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { systemClock, type Diagnostic, type HttpResponse, type Result } from '@connectory/base';
import { createScriptRunner } from '@connectory/runtime';
import { toScriptWorker } from '../unsafe.ts';
import type { FromWorker } from './messages.ts';

/* Runs connectors' scripts in a thread of their own: while one computes, the server goes on. */

const runner = createScriptRunner({
  stripTypes: (source) => stripTypeScriptTypes(source, { mode: 'strip' }),
  clock: systemClock,
});
const waiting = new Map<number, (result: Result<HttpResponse, Diagnostic>) => void>();
let sends = 0;

function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (data: unknown) => {
  const message = toScriptWorker(data);
  if (message.kind === 'sent') {
    waiting.get(message.send)?.(message.result);
    waiting.delete(message.send);
    return;
  }
  const { run, call } = message;
  void runner
    .run({
      ...call,
      send: (request) =>
        new Promise((resolve) => {
          const send = (sends += 1);
          waiting.set(send, resolve);
          post({ kind: 'send', run, send, request });
        }),
      log: (line) => post({ kind: 'log', run, line }),
    })
    .then((result) => post({ kind: 'ended', run, result }));
});
