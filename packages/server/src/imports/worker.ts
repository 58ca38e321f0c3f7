import { parentPort, workerData } from 'node:worker_threads';
import { writePackage } from '@connectory/connector';
import { importDescription } from '@connectory/importers';
import { loadAnswerOf, taskOf } from '../unsafe.ts';
import type { ImportMessage, LoadAnswer } from './messages.ts';

const { bytes, fileName, url, choices, mayLoad } = taskOf(workerData);
let asks = 0;
const asked = new Map<number, (result: LoadAnswer['result']) => void>();
parentPort?.on('message', (data: unknown) => {
  const { id, result } = loadAnswerOf(data);
  asked.get(id)?.(result);
  asked.delete(id);
});

/** Asks the server, which has the guarded client, for a document. */
function load(address: string): Promise<LoadAnswer['result']> {
  return new Promise((resolve) => {
    const id = (asks += 1);
    asked.set(id, resolve);
    const message: ImportMessage = { kind: 'load', id, address };
    parentPort?.postMessage(message);
  });
}

let message: ImportMessage;
try {
  const result = await importDescription(
    {
      bytes,
      ...(fileName !== undefined && { fileName }),
      ...(url !== undefined && { url }),
    },
    { ...choices, ...(mayLoad === true && { loadDocument: load }) },
  );
  message = {
    kind: 'made',
    made: {
      source: result.source,
      name: result.name,
      files: result.package === undefined ? undefined : writePackage(result.package),
      report: result.report,
    },
  };
} catch (error) {
  message = { kind: 'broken', problem: error instanceof Error ? error.name : 'unknown' };
}
parentPort?.postMessage(message);
