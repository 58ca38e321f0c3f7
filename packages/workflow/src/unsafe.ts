/** The casts of the package: rows of runs, which only the engine writes, as the values that they are written as, and back. */
import type { Value } from '@connectory/expressions';

/** Parts of a row are made of texts, numbers, lists and values, which is what a value is made of. */
export function asValue(part: object): Value {
  return part as Value;
}

/** What was written as a part of a row, read again. */
export function asPart<T extends object>(value: Value): T {
  return value as unknown as T;
}
