import { parentPort, workerData } from 'node:worker_threads';
import { writePackage } from '@connectory/connector';
import { importDescription } from '@connectory/importers';
import { taskOf } from '../unsafe.ts';
import type { ImportMessage } from './messages.ts';

const { bytes, fileName, url } = taskOf(workerData);
let message: ImportMessage;
try {
  const result = await importDescription({
    bytes,
    ...(fileName !== undefined && { fileName }),
    ...(url !== undefined && { url }),
  });
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
