/** Arguments whose kinds were checked before the call. */
import type { NumberValue, ObjectValue, Value } from '../values/value.ts';
import { isList, isNumber, isRecord } from '../values/value.ts';

function bug(args: readonly Value[], index: number, wanted: string): never {
  throw new Error(
    `Argument ${index} of ${args.length} is no ${wanted}: the declared kind does not fit the code.`,
  );
}

/** A text. */
export function textAt(args: readonly Value[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : bug(args, index, 'text');
}

/** A text, or nothing where it was left out. */
export function optionalTextAt(args: readonly Value[], index: number): string | undefined {
  return args.length > index ? textAt(args, index) : undefined;
}

/** A number. */
export function numberAt(args: readonly Value[], index: number): NumberValue {
  const value = args[index];
  return isNumber(value) ? value : bug(args, index, 'number');
}

/** An integer as a JavaScript number; beyond 2^53 it is only about right, and out of every range it is used for. */
export function integerAt(args: readonly Value[], index: number): number {
  const value = args[index];
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : bug(args, index, 'integer');
}

/** An array. */
export function listAt(args: readonly Value[], index: number): readonly Value[] {
  const value = args[index];
  return isList(value) ? value : bug(args, index, 'array');
}

/** An object. */
export function objectAt(args: readonly Value[], index: number): ObjectValue {
  const value = args[index];
  return isRecord(value) ? value : bug(args, index, 'object');
}

/** Any value; null where it was left out. */
export function valueAt(args: readonly Value[], index: number): Value {
  return args[index] ?? null;
}
