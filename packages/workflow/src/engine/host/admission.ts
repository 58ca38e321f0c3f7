/** The queues of triggers: which runs start, which wait, and which events find no place. */
import type { ObjectValue } from '@connectory/expressions';
import { admit, emptyQueue, isFull, released, type TriggerQueue } from '../trigger/queue.ts';
import type { Driven } from './triggers.ts';

/** Admits runs. */
export interface Gate {
  /** Starts what may start and keeps the rest. False when the event finds no place. */
  readonly admit: (driven: Driven, records: readonly ObjectValue[]) => boolean;
  /** A run has ended. Gives the record of the one that goes next. */
  readonly release: (driven: Driven) => ObjectValue | undefined;
  readonly isFull: (driven: Driven) => boolean;
}

interface Line {
  queue: TriggerQueue;
  readonly waiting: ObjectValue[];
}

/** Queues that are empty. */
export function newGate(start: (driven: Driven, record: ObjectValue) => void): Gate {
  const lines = new Map<string, Line>();
  const lineOf = ({ key }: Driven): Line => {
    const line = lines.get(key) ?? { queue: emptyQueue, waiting: [] };
    lines.set(key, line);
    return line;
  };
  return {
    admit: (driven, records) => {
      const line = lineOf(driven);
      const admission = admit(driven.trigger.concurrency, line.queue, records.length);
      if (admission.kind === 'refused') return false;
      line.queue = admission.queue;
      line.waiting.push(...records.slice(admission.start));
      for (const record of records.slice(0, admission.start)) start(driven, record);
      return true;
    },
    release: (driven) => {
      const line = lineOf(driven);
      const { queue, next } = released(line.queue);
      line.queue = queue;
      return next ? line.waiting.shift() : undefined;
    },
    isFull: (driven) => isFull(driven.trigger.concurrency, lineOf(driven).queue),
  };
}
