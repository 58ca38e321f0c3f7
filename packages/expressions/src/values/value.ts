/**
 * The values of the language, over plain data: what `JSON.parse` gives is a value as it is.
 *
 * JavaScript has one number and the host has three. So that data needs no conversion on the way in, the common ones are
 * plain: a safe integer is an Integer, any other number is a Float. What is left over has a form of its own: an integer
 * beyond 2^53 is a bigint, a float without a fraction (`5.0`) a {@link WholeFloat}, a decimal a {@link Decimal}.
 */

/** Any value of the language. */
export type Value =
  null | boolean | string | number | bigint | WholeFloat | Decimal | readonly Value[] | ObjectValue;

/** An object. Its member order is that of `namesOf`. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** The type of a value, as the language tells types apart. */
export type ValueKind = 'null' | 'boolean' | 'string' | 'integer' | 'float' | 'decimal' | 'array' | 'object';

/** What the boxed numbers have in common, so that one test tells them from objects. */
class BoxedNumber {
  readonly boxed = true;
}

/** A float that a plain number would make an integer: `5.0`. A class, because no data must be able to pass for one. */
export class WholeFloat extends BoxedNumber {
  readonly value: number;
  constructor(value: number) {
    super();
    this.value = value;
  }
}

/**
 * A decimal: `coefficient / 10^scale`, of 96 bits and at most 28 places, as .NET's. Trailing zeros count: `5.00` has scale 2. A
 * class, because no data must be able to pass for one.
 */
export class Decimal extends BoxedNumber {
  readonly coefficient: bigint;
  readonly scale: number;
  constructor(coefficient: bigint, scale: number) {
    super();
    this.coefficient = coefficient;
    this.scale = scale;
  }
}

/** A number of any of the three types. */
export type NumberValue = number | bigint | WholeFloat | Decimal;

/** Tells whether a value is an array. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Tells whether a value is an object: no array, no number in a box, not null. */
export function isRecord(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof BoxedNumber)
  );
}

/** Tells whether a value is a number of any type. */
export function isNumber(value: Value | undefined): value is NumberValue {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof BoxedNumber;
}

/** Tells whether a value is an integer. */
export function isInteger(value: Value | undefined): value is number | bigint {
  return typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'bigint';
}

/** The value of a float. */
export function floatOf(value: number): number | WholeFloat {
  return Number.isSafeInteger(value) ? new WholeFloat(value) : value;
}

/** The value of an integer within 64 bits. */
export function integerOf(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** The type of a value. */
export function kindOf(value: Value): ValueKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'bigint':
      return 'integer';
    case 'number':
      return Number.isSafeInteger(value) ? 'integer' : 'float';
    default:
      if (value === null) return 'null';
      if (value instanceof WholeFloat) return 'float';
      if (value instanceof Decimal) return 'decimal';
      return isList(value) ? 'array' : 'object';
  }
}

const bits = {
  null: 1,
  boolean: 2,
  string: 4,
  integer: 8,
  float: 16,
  decimal: 32,
  array: 64,
  object: 128,
} as const satisfies Readonly<Record<ValueKind, number>>;

/** The bits of all types. */
export const everyType = 255;

/** Types as bits, so that whether a value is of one of them is a single test. */
export function typeMask(types: readonly ValueKind[]): number {
  return types.reduce((mask, type) => mask | bits[type], 0);
}

/** The bit of a value's type. */
export function typeBit(value: Value): number {
  switch (typeof value) {
    case 'string':
      return bits.string;
    case 'number':
      return Number.isSafeInteger(value) ? bits.integer : bits.float;
    case 'boolean':
      return bits.boolean;
    case 'bigint':
      return bits.integer;
    default:
      if (value === null) return bits.null;
      if (isList(value)) return bits.array;
      if (value instanceof WholeFloat) return bits.float;
      return value instanceof Decimal ? bits.decimal : bits.object;
  }
}

const kindNames: Readonly<Record<ValueKind, string>> = {
  null: 'Null',
  boolean: 'Boolean',
  string: 'String',
  integer: 'Integer',
  float: 'Float',
  decimal: 'Float',
  array: 'Array',
  object: 'Object',
};

/** The type of a value as the host's messages write it. */
export function kindName(value: Value): string {
  return kindNames[kindOf(value)];
}
