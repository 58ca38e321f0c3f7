import { decimalFromInteger } from '../numbers/decimal.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/** A count as a number of the kind that is wanted. */
export function countValue(count: number, type: Type): Value {
  return type.kind === 'decimal' ? decimalFromInteger(count) : count;
}
