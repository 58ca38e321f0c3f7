/** Results of functions that take numbers of either kind. */
import { decimalFromFloat } from '../numbers/decimal-convert.ts';
import { isNumeric } from '../types/coercion.ts';
import { unknownType, type Type } from '../types/type.ts';
import { onlyColumn } from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import type { Value } from '../values/value.ts';
import type { CallCheck } from './entry.ts';

/** The number kind of the first argument; what is no number counts as the mode's kind. */
export function firstNumeric(call: CallCheck): Type {
  const first = call.types[0] ?? unknownType;
  const type = onlyColumn(first)?.[1] ?? first;
  return isNumeric(type) ? type : call.numeric;
}

/** A float result, or the error that it is none. */
export function floatResult(value: number): Value {
  return Number.isFinite(value)
    ? value
    : errorValue('Numeric', 'The result is too large, or is not a number.');
}

/** A decimal result, or the error that it does not fit. */
export function fits<T extends Value>(value: T | undefined): Value {
  return value === undefined ? errorValue('Numeric', 'The result is too large for a decimal.') : value;
}

/** A result of a function that computes with floats, as a decimal where the call's type is one. */
export function inKindOf(type: Type, value: Value): Value {
  if (typeof value !== 'number') return value;
  const result = type.kind === 'table' ? onlyColumn(type)?.[1] : type;
  return result?.kind === 'decimal' ? fits(decimalFromFloat(value)) : value;
}
