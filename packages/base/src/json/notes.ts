import type { Json, JsonObject } from './types.ts';
import { isArray } from './types.ts';

/**
 * What JavaScript values cannot say about the JSON text they came from.
 *
 * JavaScript moves integer-like member names (`"200"`) to the front and rounds numbers (`9223372036854775807`). Both
 * matter when a file of somebody else is written back, so readers note them beside the object and writers honour them.
 */
export interface SourceNotes {
  /** Member names in the order of the text; noted only when it differs from JavaScript's. */
  readonly order?: readonly string[];
  /** The text of numbers that `String(Number(text))` would change, by member name or index. */
  readonly numbers?: ReadonlyMap<string, string>;
}

const notes = new WeakMap<object, SourceNotes>();

/** Notes what the text of an object or array said beyond its value. */
export function noteSource(container: object, note: SourceNotes): void {
  notes.set(container, note);
}

/** What was noted for an object or array, if anything. */
export function sourceNotes(container: object): SourceNotes | undefined {
  return notes.get(container);
}

/** The member names of an object in the order of its source text where known, else in JavaScript's. */
export function memberNames(object: JsonObject): readonly string[] {
  const names = Object.keys(object);
  const order = notes.get(object)?.order;
  if (order === undefined) return names;
  const known = new Set(order);
  return [
    ...order.filter((name) => Object.hasOwn(object, name)),
    ...names.filter((name) => !known.has(name)),
  ];
}

/** Copies an object with one member set, kept at its place or appended; notes are carried over. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  return carryNotes(object, { ...object, [name]: value }, name);
}

/** Copies an object without one member; notes are carried over. */
export function withoutMember(object: JsonObject, name: string): JsonObject {
  const { [name]: _removed, ...rest } = object;
  return carryNotes(object, rest, name);
}

/** Copies an object with one member renamed at its place; notes are carried over. */
export function withMemberRenamed(object: JsonObject, from: string, to: string): JsonObject {
  const names = memberNames(object);
  const renamed: JsonObject = Object.fromEntries(
    names.map((name) => [name === from ? to : name, object[name] ?? null]),
  );
  noteSource(renamed, { order: names.map((name) => (name === from ? to : name)) });
  return renamed;
}

/** Copies an array with one item replaced, appended (index = length) or, without a value, removed. */
export function withItem(array: readonly Json[], index: number, value?: Json): readonly Json[] {
  return value === undefined ? array.toSpliced(index, 1) : array.toSpliced(index, 1, value);
}

/**
 * Copies a document with the value at a place replaced, added, or, when `value` is `undefined`, removed.
 * Missing objects on the way are made. Everything off the way is shared with the input, notes are carried over.
 */
export function withValueAt(
  root: Json,
  segments: readonly (string | number)[],
  value: Json | undefined,
): Json {
  const [first, ...rest] = segments;
  if (first === undefined) return value ?? null;
  if (isArray(root)) {
    const index = Number(first);
    const inner = rest.length === 0 ? value : withValueAt(root[index] ?? {}, rest, value);
    return withItem(root, index, inner);
  }
  const object: JsonObject = typeof root === 'object' && root !== null ? root : {};
  const name = String(first);
  if (rest.length === 0)
    return value === undefined ? withoutMember(object, name) : withMember(object, name, value);
  const inner = Object.hasOwn(object, name) ? object[name] : undefined;
  if (inner === undefined && value === undefined) return object;
  return withMember(object, name, withValueAt(inner ?? {}, rest, value));
}

function carryNotes(from: JsonObject, to: JsonObject, changed: string): JsonObject {
  const note = notes.get(from);
  if (note === undefined) return to;
  const numbers = note.numbers?.has(changed)
    ? new Map([...note.numbers].filter(([name]) => name !== changed))
    : note.numbers;
  notes.set(to, { ...(note.order && { order: note.order }), ...(numbers && { numbers }) });
  return to;
}
