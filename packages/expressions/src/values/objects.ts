/** Reading and copying objects: names ignore case, order is kept. */
import { noteSource, sourceNotes } from '@connectory/base';
import type { ObjectValue, Value } from './value.ts';

/** The member names of an object in their order. */
export function namesOf(object: ObjectValue): readonly string[] {
  const names = Object.keys(object);
  // JavaScript puts names such as "200" first; only then can a noted order differ.
  if (!startsWithDigit(names[0])) return names;
  const order = sourceNotes(object)?.order;
  if (order === undefined) return names;
  const known = new Set(order);
  return [
    ...order.filter((name) => Object.hasOwn(object, name)),
    ...names.filter((name) => !known.has(name)),
  ];
}

function startsWithDigit(name: string | undefined): boolean {
  if (name === undefined) return false;
  const code = name.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** An object of members in an order. Of a name that occurs twice the last counts, at the place of the last. */
export function objectOf(members: readonly (readonly [string, Value])[]): ObjectValue {
  const object: Record<string, Value> = {};
  let count = 0;
  let reordered = false;
  for (const [name, value] of members) {
    // Assigning to this name would set the prototype.
    if (name === '__proto__') return unusualObject(members);
    object[name] = value;
    count += 1;
    if (startsWithDigit(name)) reordered = true;
  }
  if (Object.keys(object).length !== count) return unusualObject(members);
  if (reordered) noteSource(object, { order: members.map(([name]) => name) });
  return object;
}

/** An object with a name that occurs twice, or that JavaScript gives a meaning. */
function unusualObject(members: readonly (readonly [string, Value])[]): ObjectValue {
  const last = new Map(members.map(([name], index) => [name, index]));
  const kept = members.filter(([name], index) => last.get(name) === index);
  const object: ObjectValue = Object.fromEntries(kept);
  noteSource(object, { order: kept.map(([name]) => name) });
  return object;
}

/** How a name is spelled in an object: exactly if it is there, else the first that differs only in case. */
export function spellingIn(object: ObjectValue, name: string): string | undefined {
  return Object.hasOwn(object, name) ? name : otherSpellingIn(object, name);
}

/** How a name that is not in an object is spelled in it: the first that differs only in case. */
export function otherSpellingIn(object: ObjectValue, name: string): string | undefined {
  // Nearly always no name is even as long: nothing is made to find that out.
  for (const own in object) {
    if (own.length === name.length) return spellingAmong(namesOf(object), name);
  }
  return undefined;
}

function spellingAmong(names: readonly string[], name: string): string | undefined {
  const lower = name.toLowerCase();
  return names.find((own) => own.length === name.length && own.toLowerCase() === lower);
}

/** A member of an object, its name compared without case; `undefined` when there is none. */
export function memberAt(object: ObjectValue, name: string): Value | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const own = otherSpellingIn(object, name);
  return own === undefined ? undefined : object[own];
}

/** A copy with a member at the end, whatever was there under that very name. */
export function withLast(object: ObjectValue, name: string, value: Value): ObjectValue {
  return objectOf([...membersOf(object).filter(([own]) => own !== name), [name, value]]);
}

/** A copy without a member. */
export function without(object: ObjectValue, name: string): ObjectValue {
  return objectOf(membersOf(object).filter(([own]) => own !== name));
}

/** The members of an object in their order. */
export function membersOf(object: ObjectValue): readonly (readonly [string, Value])[] {
  return namesOf(object).map((name) => [name, object[name] ?? null] as const);
}
