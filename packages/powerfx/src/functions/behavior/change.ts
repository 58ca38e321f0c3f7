/** Changes of the rows of a table: in a variable all at once, in a store one by one. */
import type { RecordType } from '../../types/type.ts';
import { equalValues } from '../../values/compare.ts';
import { joinErrors, type ErrorValue } from '../../values/error.ts';
import { isError, type RecordValue, type TableValue, type Value } from '../../values/value.ts';
import { asTable } from '../rows.ts';
import { fullRow, merge } from './fields.ts';
import { findPlace, isFound, readPlace, writePlace, type FoundPlace, type Place } from './place.ts';
import type { Frame } from '../../compiler/code.ts';

/** One change. `at` is the place of the row in the table as it was read. */
export type Change =
  | { readonly kind: 'insert'; readonly row: RecordValue }
  | { readonly kind: 'update'; readonly at: number; readonly row: RecordValue; readonly changes: RecordValue }
  | { readonly kind: 'replace'; readonly at: number; readonly row: RecordValue; readonly by: RecordValue }
  | { readonly kind: 'remove'; readonly at: number; readonly row: Value };

/** A table that is to be changed: where it lies, unless it is a value that lies nowhere, and its rows. */
export interface Source {
  readonly place: FoundPlace | undefined;
  readonly table: TableValue;
}

/** Steps whose result is no value of the language. */
export type StepsOf<T> = Generator<Promise<Value>, T, Value>;

/** The table to be changed; blank or the error when there is none. */
export function* openSource(
  place: Place | undefined,
  given: StepsOf<Value>,
  frame: Frame,
): StepsOf<Source | Value> {
  if (place === undefined) {
    const value = yield* given;
    const table = asTable(value);
    return table === undefined ? value : { place: undefined, table };
  }
  const found = yield* findPlace(place, frame);
  if (!isFound(found)) return found;
  return yield* reopen(found);
}

/** The table at a place as it is now: working out other arguments may have changed it. */
export function* reopen(place: FoundPlace): StepsOf<Source | Value> {
  const value = yield* readPlace(place);
  const table = asTable(value);
  return table === undefined ? value : { place, table };
}

/** Whether there is a table to change. */
export function isSource(source: Source | Value): source is Source {
  return typeof source === 'object' && source !== null && 'table' in source;
}

/**
 * Makes the changes. Gives what each one came to: the row as it is now, blank for one that was removed, or an error.
 */
export function* commit(
  source: Source,
  changes: readonly Change[],
  row: RecordType,
): StepsOf<readonly Value[]> {
  const { place, table } = source;
  const store = place?.path.length === 0 ? place.symbol.rows : undefined;
  const results: Value[] = [];
  if (store !== undefined) {
    for (const change of changes) {
      const answer =
        change.kind === 'insert'
          ? store.insert(change.row)
          : change.kind === 'remove'
            ? isRecord(change.row)
              ? store.remove(change.row)
              : null
            : store.update(change.row, change.kind === 'update' ? change.changes : fullRow(change.by, row));
      results.push(answer instanceof Promise ? yield answer : answer);
    }
    return results;
  }
  const rows: Value[] = [...table.rows];
  const removed = new Set<number>();
  for (const change of changes) {
    switch (change.kind) {
      case 'insert':
        rows.push(fullRow(change.row, row));
        results.push(change.row);
        break;
      case 'update': {
        const now = rows[change.at] ?? null;
        const made = merge(fullRow(isRecord(now) ? now : change.row, row), change.changes);
        rows[change.at] = made;
        results.push(made);
        break;
      }
      case 'replace':
        rows[change.at] = fullRow(change.by, row);
        results.push(change.by);
        break;
      case 'remove':
        removed.add(change.at);
        results.push(null);
        break;
    }
  }
  if (place === undefined) return results;
  const kept = removed.size === 0 ? rows : rows.filter((_, index) => !removed.has(index));
  const failure = yield* writePlace(place, { kind: 'table', rows: kept });
  return isError(failure) ? [failure] : results;
}

/** Whether a value is a record. */
export function isRecord(value: Value | undefined): value is RecordValue {
  return typeof value === 'object' && value !== null && value.kind === 'record';
}

/** The place of the first row that is equal to a record in every field, from `from` on; −1 when there is none. */
export function indexOfRow(
  rows: readonly Value[],
  record: RecordValue,
  from = 0,
  skip?: ReadonlySet<number>,
): number {
  for (let index = from; index < rows.length; index += 1) {
    if (skip?.has(index) === true) continue;
    const row = rows[index];
    if (isRecord(row) && (row === record || equalValues(row, record)) && !holdsError(row)) return index;
  }
  return -1;
}

/** A record with an error in it is equal to no other, not even to itself. */
function holdsError(record: RecordValue): boolean {
  return record.values.some((value) => isError(value));
}

/** The records of a value: of a record itself, or the rows of a table; blanks are none, and errors end it. */
export function recordsOf(value: Value): readonly RecordValue[] | ErrorValue {
  if (isError(value)) return value;
  if (isRecord(value)) return [value];
  const records: RecordValue[] = [];
  let errors: ErrorValue | undefined;
  for (const row of asTable(value)?.rows ?? []) {
    if (isRecord(row)) records.push(row);
    else if (isError(row)) errors = errors === undefined ? row : joinErrors(errors, row);
  }
  return errors ?? records;
}

/** Whether {@link recordsOf} found no error. */
export function areRecords(value: readonly RecordValue[] | ErrorValue): value is readonly RecordValue[] {
  return Array.isArray(value);
}

/** The table as it is after changes. */
export function* readAfter(source: Source): StepsOf<Value> {
  return source.place === undefined ? source.table : yield* readPlace(source.place);
}
