/**
 * Places: what Set, Collect, Patch and Remove change.
 *
 * Values never change. A place is a variable and the way from its value to a part of it; writing a part builds the records
 * and tables on that way anew and shares everything else, so whoever holds the old value does not see the change.
 */
import type { Code, CompiledCall, Frame } from '../../compiler/code.ts';
import type { VariableSymbol } from '../../host/symbols.ts';
import type { Node } from '../../syntax/nodes.ts';
import { errorValue } from '../../values/error.ts';
import { isError, type Value } from '../../values/value.ts';
import { argument } from '../rows.ts';

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  | { readonly kind: 'index'; readonly code: Code };

/** A place as the formula says it. */
export interface Place {
  readonly symbol: VariableSymbol;
  readonly steps: readonly Step[];
}

/** A place whose rows are known: field names, and row numbers from 0; −1 is the last row. */
export interface FoundPlace {
  readonly symbol: VariableSymbol;
  readonly path: readonly (string | number)[];
}

/** The place an argument says, or undefined when it is a value that lies nowhere. */
export function placeOf(call: CompiledCall, node: Node | undefined): Place | undefined {
  if (node === undefined) return undefined;
  const meaning = call.bound.meanings[node.id];
  if (meaning?.kind === 'variable') return { symbol: meaning.symbol, steps: [] };
  if (node.kind === 'member' && meaning?.kind === 'field') {
    return longer(placeOf(call, node.left), { kind: 'field', name: meaning.field });
  }
  if (node.kind !== 'call') return undefined;
  const [table, index] = node.args;
  switch (node.identifier.name) {
    case 'First':
      return longer(placeOf(call, table), { kind: 'first' });
    case 'Last':
      return longer(placeOf(call, table), { kind: 'last' });
    case 'Index':
      return index === undefined
        ? undefined
        : longer(placeOf(call, table), { kind: 'index', code: call.compile(index) });
    default:
      return undefined;
  }
}

function longer(place: Place | undefined, step: Step): Place | undefined {
  return place === undefined ? undefined : { symbol: place.symbol, steps: [...place.steps, step] };
}

/** Whether finding or reading a place may have to wait. */
export function placeWaits(place: Place | undefined): boolean {
  if (place === undefined) return false;
  const { symbol, steps } = place;
  return (
    symbol.waits ||
    symbol.rows !== undefined ||
    steps.some((step) => step.kind === 'index' && step.code.kind === 'later')
  );
}

/** Works out the row numbers on the way to a place. */
export function* findPlace(place: Place, frame: Frame): Generator<Promise<Value>, FoundPlace | Value, Value> {
  const path: (string | number)[] = [];
  for (const step of place.steps) {
    switch (step.kind) {
      case 'field':
        path.push(step.name);
        break;
      case 'first':
        path.push(0);
        break;
      case 'last':
        path.push(-1);
        break;
      case 'index': {
        const index = yield* argument(step.code, frame);
        if (isError(index)) return index;
        path.push(typeof index === 'number' ? Math.trunc(index) - 1 : Number.NaN);
        break;
      }
    }
  }
  return { symbol: place.symbol, path };
}

/** Whether {@link findPlace} found it; otherwise it gave an error value. */
export function isFound(place: FoundPlace | Value): place is FoundPlace {
  return typeof place === 'object' && place !== null && 'path' in place;
}

/** The value at a place now. */
export function* readPlace({ symbol, path }: FoundPlace): Generator<Promise<Value>, Value, Value> {
  const read = symbol.read();
  let value = read instanceof Promise ? yield read : read;
  for (const key of path) value = partOf(value, key);
  return value;
}

function partOf(value: Value, key: string | number): Value {
  if (value === null || typeof value !== 'object') return null;
  if (value.kind === 'error') return value;
  if (typeof key === 'string') {
    const index = value.kind === 'record' ? value.shape.index.get(key) : undefined;
    return value.kind === 'record' && index !== undefined ? (value.values[index] ?? null) : null;
  }
  return value.kind === 'table' ? (value.rows.at(key) ?? null) : null;
}

/** Puts a value at a place. Gives an error when there is no such place, as in the first row of an empty table. */
export function* writePlace(place: FoundPlace, value: Value): Generator<Promise<Value>, Value, Value> {
  const { symbol, path } = place;
  if (path.length === 0) {
    symbol.write?.(value);
    return null;
  }
  const read = symbol.read();
  const whole = withPart(read instanceof Promise ? yield read : read, path, 0, value);
  if (isError(whole)) return whole;
  symbol.write?.(whole);
  return null;
}

function withPart(whole: Value, path: readonly (string | number)[], at: number, part: Value): Value {
  const key = path[at];
  if (key === undefined) return part;
  if (isError(whole)) return whole;
  if (typeof whole === 'object' && whole !== null && whole.kind === 'record' && typeof key === 'string') {
    const index = whole.shape.index.get(key);
    if (index !== undefined) {
      const made = withPart(whole.values[index] ?? null, path, at + 1, part);
      // An error that is put somewhere is a value like any other; one met on the way ends the writing.
      return isError(made) && made !== part ? made : { ...whole, values: whole.values.with(index, made) };
    }
  }
  if (typeof whole === 'object' && whole !== null && whole.kind === 'table' && typeof key === 'number') {
    const index = key < 0 ? whole.rows.length + key : key;
    const row = whole.rows[index];
    if (row !== undefined) {
      const made = withPart(row, path, at + 1, part);
      return isError(made) && made !== part ? made : { kind: 'table', rows: whole.rows.with(index, made) };
    }
  }
  return errorValue('NotFound', 'There is no such part that could be changed.');
}
