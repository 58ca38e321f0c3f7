/** Values as columns: short ones in their place, large ones once, by their digest. */
import { hash } from 'node:crypto';
import { readJson, type Value, writeValue } from '@connectory/expressions';
import type { ReadCell, WriteCell } from '@connectory/workflow';
import { keepValue, type Orders, useValue } from './statements.ts';

/**
 * Characters from which on a value has a row of its own, so that what many actions have is kept once. A digest has 64, and a short value is
 * read faster in its place.
 */
const largeFrom = 4_096;

// JSON does not begin with it.
const mark = '#';

/** Makes columns of values. */
export interface CellWriter {
  /** Writes the values of a run; what is large becomes orders of its own. */
  readonly of: (run: string, orders: Orders) => WriteCell;
  /** Is told that values may be gone which were kept before. */
  readonly forget: () => void;
}

/** A writer that knows no value yet. */
export function newCellWriter(): CellWriter {
  // Large values never change and are written again and again: the items of a loop, the constants of a flow.
  let known = new WeakMap<object, string>();
  const write = (run: string, orders: Orders, value: Value, apart: boolean): string => {
    const digest = typeof value === 'object' && value !== null ? known.get(value) : undefined;
    const text = digest === undefined ? textOfValue(value) : '';
    if (digest === undefined && !apart && text.length < largeFrom) return text;
    const own = digest ?? hash('sha256', text);
    // What is known is in the store already.
    if (digest === undefined) keepValue(orders, own, text);
    useValue(orders, run, own);
    if (digest === undefined && typeof value === 'object' && value !== null) known.set(value, own);
    return `${mark}${own}`;
  };
  return {
    of:
      (run, orders) =>
      (value, apart = false) =>
        write(run, orders, value, apart),
    forget: () => {
      known = new WeakMap();
    },
  };
}

/** The text of a value, whatever its length. */
export function textOfValue(value: Value): string {
  const text = writeValue(value);
  if (text === undefined) throw new Error('A value of a run is nested too deep to be written.');
  return text;
}

/** Reads columns. */
export function newCellReader(contents: ReadonlyMap<string, string>): ReadCell {
  return (cell) => {
    const text = cell.startsWith(mark) ? contents.get(cell.slice(mark.length)) : cell;
    const read = text === undefined ? undefined : readJson(text);
    // Only the engine writes rows: one that cannot be read means a damaged file, and to go on would make it worse.
    if (read?.ok !== true) throw new Error('A value of a run is missing from the store, or damaged.');
    return read.value;
  };
}
