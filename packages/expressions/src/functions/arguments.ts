/** Arguments whose kinds were checked before the call. */
import type { NumberValue, ObjectValue, Value } from '../values/value.ts';
import { isList, isNumber, isRecord } from '../values/value.ts';

function bug(wanted: string): never {
  throw new Error(`An argument is no ${wanted}: the declared kind does not fit the code.`);
}

/** A value that is a text. */
export function textIn(value: Value | undefined): string {
  return typeof value === 'string' ? value : bug('text');
}

/** A value that is a number. */
export function numberIn(value: Value | undefined): NumberValue {
  return isNumber(value) ? value : bug('number');
}

/** A value that is an array. */
export function listIn(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : bug('array');
}

/** A value that is an integer; beyond 2^53 it is only about right, and out of every range it is used for. */
export function integerIn(value: Value | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : bug('integer');
}

/** A text. */
export function textAt(args: readonly Value[], index: number): string {
  return textIn(args[index]);
}

/** A text, or nothing where it was left out. */
export function optionalTextAt(args: readonly Value[], index: number): string | undefined {
  return args.length > index ? textAt(args, index) : undefined;
}

/** A number. */
export function numberAt(args: readonly Value[], index: number): NumberValue {
  return numberIn(args[index]);
}

/** An integer as a JavaScript number. */
export function integerAt(args: readonly Value[], index: number): number {
  return integerIn(args[index]);
}

/** An array. */
export function listAt(args: readonly Value[], index: number): readonly Value[] {
  return listIn(args[index]);
}

/** An object. */
export function objectAt(args: readonly Value[], index: number): ObjectValue {
  const value = args[index];
  return isRecord(value) ? value : bug('object');
}

/** Any value; null where it was left out. */
export function valueAt(args: readonly Value[], index: number): Value {
  return args[index] ?? null;
}
