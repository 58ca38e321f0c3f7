/** A JSON value (RFC 8259). */
export type Json = JsonPrimitive | JsonArray | JsonObject;

/** A JSON value without members. */
export type JsonPrimitive = string | number | boolean | null;

/** A JSON array. */
export type JsonArray = readonly Json[];

/** A JSON object. Its member order may be finer than JavaScript's: see `memberNames`. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Tells whether a value is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is a JSON array. */
export function isArray(value: unknown): value is JsonArray {
  return Array.isArray(value);
}

/** The string at a member of an object, or `undefined` when it is absent or of another type. */
export function stringAt(value: Json | undefined, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : undefined;
}

/** The object at a member of an object, or `undefined` when it is absent or of another type. */
export function objectAt(value: Json | undefined, name: string): JsonObject | undefined {
  const member = memberOf(value, name);
  return isObject(member) ? member : undefined;
}

/** The array at a member of an object, or `undefined` when it is absent or of another type. */
export function arrayAt(value: Json | undefined, name: string): JsonArray | undefined {
  const member = memberOf(value, name);
  return isArray(member) ? member : undefined;
}

/** A JSON value as text: texts as they are, everything else as JSON; nothing for an absent value. */
export function toText(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An own member of a JSON object; `undefined` for anything else, `__proto__` and other inherited names included. */
export function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Compares two JSON values deeply; member order does not count. */
export function jsonEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isArray(left)) {
    return (
      isArray(right) && left.length === right.length && left.every((item, at) => jsonEqual(item, right[at]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && jsonEqual(left[name], right[name]));
}
