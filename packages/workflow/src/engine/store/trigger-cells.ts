/** Triggers as columns. */
import type { TriggerRow } from './types.ts';
import { asPart, asValue } from '../../unsafe.ts';
import type { ReadCell, WriteCell } from './cells.ts';

/** A trigger as columns. */
export interface TriggerCells {
  readonly flow: string;
  readonly trigger: string;
  readonly version: string;
  readonly wakeMs: number | null;
  readonly state: string;
}

/** A trigger as columns. */
export function triggerCells(
  { flow, trigger, version, state, wakeMs }: TriggerRow,
  write: WriteCell,
): TriggerCells {
  return { flow, trigger, version, wakeMs: wakeMs ?? null, state: write(asValue(state)) };
}

/** The trigger of columns. */
export function triggerOfCells({ wakeMs, state, ...cells }: TriggerCells, read: ReadCell): TriggerRow {
  return { ...cells, state: asPart(read(state)), ...(wakeMs !== null && { wakeMs }) };
}
