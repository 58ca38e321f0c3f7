import { type Json, type JsonObject, memberNames, noteSource, sourceNotes } from '@connectory/base';

/** Carries what the text of an object said beyond its value (member order, number spellings) to what was made of it. */
export function carryNotes(from: JsonObject, to: JsonObject): JsonObject {
  const notes = sourceNotes(from);
  if (notes !== undefined) noteSource(to, notes);
  return to;
}

/** Makes an object of entries in exactly this order, integer-like names included. */
export function orderedObject(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object = objectOf(entries);
  if (Object.keys(object).some((name, at) => name !== entries[at]?.[0]))
    noteSource(object, { order: entries.map(([name]) => name) });
  return object;
}

/** The highest name V8 takes for an index. */
const farIndex = '4294967294';

function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  if (!entries.some(([name]) => isHighIndex(name))) return Object.fromEntries(entries);
  // V8 keeps members named by numbers in a list up to the highest, 5 kB for an answer 500; from a far one on, in a table.
  const object: Record<string, Json> = Object.fromEntries([[farIndex, null], ...entries]);
  if (!entries.some(([name]) => name === farIndex)) delete object[farIndex];
  return object;
}

/** Whether a name is a number of three digits or more; asked for every name, so by its first character first. */
function isHighIndex(name: string): boolean {
  const first = name.charCodeAt(0);
  return name.length > 2 && first >= 0x31 && first <= 0x39 && /^\d+$/.test(name);
}

/** The members of an object in the order of the text. */
export function membersOf(object: JsonObject): readonly (readonly [string, Json])[] {
  return memberNames(object).map((name) => [name, object[name] ?? null] as const);
}
