/** Keeps what is told of a flow small, whatever its steps read of each other. */
import type { JsonObject } from '@connectory/base';
import { sizeOf } from './shapes.ts';

/** How far steps are followed that read what stands behind them in the definition. */
const maxOpen = 100;

/** Works out a value for each key once. While one is under way, as in a circle, and far behind another, nothing is known of it. */
export function once<Key>(make: (key: Key) => JsonObject | undefined): (key: Key) => JsonObject | undefined {
  const made = new Map<Key, JsonObject | undefined>();
  let open = 0;
  return (key) => {
    if (made.has(key)) return made.get(key);
    if (open > maxOpen) return {};
    made.set(key, {});
    open += 1;
    const value = make(key);
    open -= 1;
    made.set(key, value);
    return value;
  };
}

/** Values that schemas may be made of when they are written out: one of them, and all those of a flow. */
const maxValues = 50_000;
const maxAllValues = 1_000_000;
const maxDepth = 100;

/** Cuts schemas that are too large down to their type: steps that give twice what another gives would double it with every step. */
export function newBudget(): (schema: JsonObject) => JsonObject {
  let left = maxAllValues;
  return (schema) => {
    const { values, depth } = sizeOf(schema);
    if (values <= Math.min(left, maxValues) && depth <= maxDepth) {
      left -= values;
      return schema;
    }
    const { type } = schema;
    return type === undefined ? {} : { type };
  };
}
