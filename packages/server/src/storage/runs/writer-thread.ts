/** The thread of writer.ts. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { writerOrdersOf } from '../../unsafe.ts';
import { durability } from '../durability.ts';
import { carrierOut } from './carry-out.ts';
import type { WriterAnswer } from './writer.ts';

const file = new DatabaseSync(String(workerData), { timeout: 5000 });
file.exec(durability);
const carryOut = carrierOut(file);

parentPort?.on('message', (data) => {
  parentPort?.postMessage(answer(() => carryOut(writerOrdersOf(data))));
});

function answer(work: () => void): WriterAnswer {
  try {
    work();
    return {};
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
