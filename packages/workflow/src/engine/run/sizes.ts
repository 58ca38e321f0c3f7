/**
 * How large values are, so that none grows without end: an array that is doubled sixty times takes no memory, but has more items than could
 * ever be written.
 */
import { readJson, type Value, WholeFloat, writeValue } from '@connectory/expressions';
import type { EngineLimits } from '../plan/types.ts';
import { isListValue, isObjectValue } from '../values.ts';
import { failure } from './failures.ts';
import type { Failure } from './types.ts';

/** How large a value is: about as many characters as its JSON text has, and the levels of what is in it. */
interface Extent {
  readonly size: number;
  readonly depth: number;
  /** Whether its JSON text, read again, is the same value. */
  readonly isPlain: boolean;
}

/** Values do not change, so each large array and object is looked through once, however often it occurs. */
const known = new WeakMap<object, Extent>();
/** Smaller ones are looked through again: that takes less than to remember them. */
const worthKnowing = 500;

/** Levels that are looked at. No value may have as many. */
const deepest = 500;

const simple: Extent = { size: 8, depth: 0, isPlain: true };
const boxed: Extent = { size: 32, depth: 0, isPlain: true };
const odd: Extent = { size: 32, depth: 0, isPlain: false };
const endless: Extent = { size: Infinity, depth: Infinity, isPlain: true };

/** How large a value is. */
function extentOf(value: Value, level = 0): Extent {
  if (typeof value === 'string') return { size: value.length + 2, depth: 0, isPlain: true };
  if (typeof value === 'number') return Number.isFinite(value) ? simple : odd;
  if (typeof value !== 'object' || value === null) return simple;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (level > deepest) return endless;
  const extent = isListValue(value) ? listExtent(value, level) : objectExtent(value, level);
  if (extent.size > worthKnowing) known.set(value, extent);
  return extent;
}

function listExtent(items: readonly Value[], level: number): Extent {
  let size = 2;
  let depth = 0;
  let isPlain = true;
  for (const item of items) {
    const inner = extentOf(item, level + 1);
    size += inner.size + 1;
    depth = Math.max(depth, inner.depth);
    isPlain &&= inner.isPlain;
  }
  return { size, depth: depth + 1, isPlain };
}

function objectExtent(value: Value, level: number): Extent {
  if (!isObjectValue(value)) return value instanceof WholeFloat && Number.isFinite(value.value) ? boxed : odd;
  let size = 2;
  let depth = 0;
  let isPlain = true;
  for (const name of Object.keys(value)) {
    const inner = extentOf(value[name] ?? null, level + 1);
    size += name.length + 4 + inner.size;
    depth = Math.max(depth, inner.depth);
    isPlain &&= inner.isPlain;
  }
  return { size, depth: depth + 1, isPlain };
}

/**
 * A value as it is kept between actions. Like those of the host, actions hand on JSON: a decimal becomes a float there, and what is no number
 * a text. It is done at once, so that a run that goes on from the store goes on with the very same values.
 */
export function kept(value: Value): Value {
  if (extentOf(value).isPlain) return value;
  const read = readJson(writeValue(value) ?? 'null');
  return read.ok ? read.value : null;
}

/** A list with an item at its end. Its extent follows from that of the list, which matters where items are added one by one. */
export function withItem(list: readonly Value[], item: Value): readonly Value[] {
  const before = extentOf(list);
  const inner = extentOf(item);
  const longer = [...list, item];
  known.set(longer, {
    size: before.size + inner.size + 1,
    depth: Math.max(before.depth, inner.depth + 1),
    isPlain: before.isPlain && inner.isPlain,
  });
  return longer;
}

/** Why a value is too large to be kept; nothing when it is not. */
export function excessOf(what: string, value: Value, limits: EngineLimits): Failure | undefined {
  const { size, depth } = extentOf(value);
  if (depth > limits.maxValueDepth) {
    const why = `${what} is nested more than ${limits.maxValueDepth} levels deep, which is more than a run keeps.`;
    return failure('ValueTooDeep', why);
  }
  if (size <= limits.maxValueSize) return undefined;
  const shown = Number.isSafeInteger(size)
    ? `about ${size} characters`
    : 'more characters than can be counted';
  const why = `${what} has ${shown}, and ${limits.maxValueSize} are allowed. Keep less of it, or work in parts.`;
  return failure('ValueTooLarge', why);
}

/** The steps that keeping a value costs: one for every thousand characters. */
export function stepsOf(value: Value): number {
  return Math.floor(extentOf(value).size / 1_000);
}
