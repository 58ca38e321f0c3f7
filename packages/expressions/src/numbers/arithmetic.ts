/** The four operations and comparison over the three types of numbers. */
import { Decimal, floatOf, integerOf, isInteger, WholeFloat, type NumberValue } from '../values/value.ts';
import {
  addDecimals,
  compareDecimals,
  decimalOfFloat,
  decimalOfInteger,
  divideDecimals,
  floatOfDecimal,
  multiplyDecimals,
  remainderOfDecimals,
  subtractDecimals,
} from './decimal.ts';

const least = -(2n ** 63n);
const greatest = 2n ** 63n - 1n;

/** Tells whether an integer fits into 64 bits. */
export function fitsInteger(value: bigint): boolean {
  return value >= least && value <= greatest;
}

/** Any number as a JavaScript one. */
export function toFloat(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof WholeFloat ? value.value : floatOfDecimal(value);
}

/** Any number as a decimal; `undefined` when it is out of range. */
export function toDecimal(value: NumberValue): Decimal | undefined {
  if (value instanceof Decimal) return value;
  return isInteger(value) ? decimalOfInteger(value) : decimalOfFloat(toFloat(value));
}

/** One operation on the three types. Each gives `undefined` when the result is out of range. */
interface Operation {
  readonly quick: (a: number, b: number) => number;
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly floats: (a: number, b: number) => number;
  readonly decimals: (a: Decimal, b: Decimal) => Decimal | undefined;
}

/** Works out an operation: a decimal makes a decimal, else a float a float; integers stay integers. */
function work(operation: Operation, a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return floatOf(operation.floats(a, b));
    const result = operation.quick(a, b);
    // Exact as long as it is safe; -0 is no integer.
    if (Number.isSafeInteger(result)) return result + 0;
  }
  if (a instanceof Decimal || b instanceof Decimal) {
    const left = toDecimal(a);
    const right = toDecimal(b);
    return left === undefined || right === undefined ? undefined : operation.decimals(left, right);
  }
  if (isInteger(a) && isInteger(b)) {
    const result = operation.integers(BigInt(a), BigInt(b));
    return fitsInteger(result) ? integerOf(result) : undefined;
  }
  return floatOf(operation.floats(toFloat(a), toFloat(b)));
}

const sum: Operation = {
  quick: (a, b) => a + b,
  integers: (a, b) => a + b,
  floats: (a, b) => a + b,
  decimals: addDecimals,
};
const difference: Operation = {
  quick: (a, b) => a - b,
  integers: (a, b) => a - b,
  floats: (a, b) => a - b,
  decimals: subtractDecimals,
};
const product: Operation = {
  quick: (a, b) => a * b,
  integers: (a, b) => a * b,
  floats: (a, b) => a * b,
  decimals: multiplyDecimals,
};
const quotient: Operation = {
  quick: (a, b) => Math.trunc(a / b),
  integers: (a, b) => a / b,
  floats: (a, b) => a / b,
  decimals: divideDecimals,
};
const remainder: Operation = {
  quick: (a, b) => a % b,
  integers: (a, b) => a % b,
  floats: (a, b) => a % b,
  decimals: remainderOfDecimals,
};

/** Tells whether both are plain integers: nearly all numbers of flows are, and need no more than one operation. */
function areSafe(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

/** Sum; `undefined` when it is out of range. */
export function add(a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b;
    if (areSafe(a, b) && Number.isSafeInteger(result)) return result;
  }
  return work(sum, a, b);
}

/** Difference; `undefined` when it is out of range. */
export function subtract(a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a - b;
    if (areSafe(a, b) && Number.isSafeInteger(result)) return result;
  }
  return work(difference, a, b);
}

/** Product; `undefined` when it is out of range. */
export function multiply(a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a * b;
    // -0 is no integer.
    if (areSafe(a, b) && Number.isSafeInteger(result)) return result + 0;
  }
  return work(product, a, b);
}

/** Quotient, of integers cut toward zero; `undefined` when it is out of range. The divisor is not zero. */
export function divide(a: NumberValue, b: NumberValue): NumberValue | undefined {
  return work(quotient, a, b);
}

/** Remainder with the sign of the dividend. The divisor is not zero. */
export function modulo(a: NumberValue, b: NumberValue): NumberValue | undefined {
  return work(remainder, a, b);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; NaN when they have no order. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  if (typeof a === 'number' && typeof b === 'number')
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
  if (a instanceof Decimal || b instanceof Decimal) {
    const left = toDecimal(a);
    const right = toDecimal(b);
    if (left !== undefined && right !== undefined) return compareDecimals(left, right);
  }
  if (isInteger(a) && isInteger(b)) return a < b ? -1 : a > b ? 1 : 0;
  return compareNumbers(toFloat(a), toFloat(b));
}

/** Tells whether a number is zero. */
export function isZero(value: NumberValue): boolean {
  return toFloat(value) === 0;
}
