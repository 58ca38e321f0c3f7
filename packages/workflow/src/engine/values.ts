/** Small readings of values, and the functions of the expression language called from code. */
import { type Diagnostic, type Result, toText } from '@connectory/base';
import {
  compile,
  type Compiled,
  type ObjectValue,
  toJson,
  typeOf,
  type Value,
} from '@connectory/expressions';

/** Tells whether a value is an object. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return value !== undefined && typeOf(value) === 'object';
}

/** Tells whether a value is an array. */
export function isListValue(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A member of an object, its name compared without case. */
export function member(value: Value | undefined, name: string): Value | undefined {
  if (!isObjectValue(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const lower = name.toLowerCase();
  const own = Object.keys(value).find((key) => key.toLowerCase() === lower);
  return own === undefined ? undefined : value[own];
}

/** A member that is a text. */
export function textMember(value: Value | undefined, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** A value that is an integer, or a text that reads as one. */
export function integerFrom(value: Value | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'bigint') return Number(number);
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** A value as the text that an error shows. */
export function shownValue(value: Value): string {
  return toText(toJson(value));
}

/** The type of a value as the host's messages write it. */
export function typeName(value: Value): string {
  const kind = typeOf(value);
  return kind === 'decimal' ? 'Float' : kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** Compares text without case. */
export function sameName(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}

const calls = new Map<string, Result<Compiled, Diagnostic>>();
// Names of functions come from definitions, so what is kept of them is bounded.
const maxKeptCalls = 500;

/** Calls a function of the expression language with values. */
export function callFunction(
  name: string,
  args: readonly Value[],
  now?: () => string,
): Result<Value, Diagnostic> {
  const key = `${name}/${args.length}`;
  const known =
    calls.get(key) ?? compile(`@${name}(${args.map((_, at) => `parameters('${at}')`).join(',')})`);
  if (calls.size < maxKeptCalls) calls.set(key, known);
  if (!known.ok) return known;
  return known.value.evaluate({ parameter: (at) => args[Number(at)], ...(now && { now }) });
}
