import { type Json, type JsonObject, memberNames, noteSource, sourceNotes } from '@connectory/base';

/** Carries what the text of an object said beyond its value (member order, number spellings) to what was made of it. */
export function carryNotes(from: JsonObject, to: JsonObject): JsonObject {
  const notes = sourceNotes(from);
  if (notes !== undefined) noteSource(to, notes);
  return to;
}

/** Makes an object of entries in exactly this order, integer-like names included. */
export function orderedObject(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: JsonObject = Object.fromEntries(entries);
  const order = entries.map(([name]) => name);
  if (Object.keys(object).some((name, at) => name !== order[at])) noteSource(object, { order });
  return object;
}

/** The members of an object in the order of the text. */
export function membersOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return memberNames(object).map((name) => [name, object[name] ?? null] as const);
}
