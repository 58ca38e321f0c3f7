/**
 * Parameters of functions over single values.
 *
 * A parameter says which type it wants, what a blank becomes, and how the value is taken out of a `Value`, so that the
 * function itself works on plain numbers, texts and dates.
 */
import type { CallCheck } from './entry.ts';
import { builtInSet, type EnumName } from '../host/enums.ts';
import type { Decimal } from '../numbers/decimal.ts';
import { colorType, numberType, optionType, textType, type Type } from '../types/type.ts';
import { isNumeric } from '../types/coercion.ts';
import type { ColorValue, DateTimeValue, DateValue, TimeValue, Value } from '../values/value.ts';

/** What a blank argument does: stands for a value, makes the whole call blank, or is left to the function as null. */
type BlankRule<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'blank' }
  | { readonly kind: 'keep'; readonly value: T };

/** One parameter of a function over single values. */
export interface Param<T> {
  readonly name: string;
  readonly description: string;
  readonly optional: boolean;
  /** What stands for an argument that is left out. */
  readonly missing?: T;
  /** The type an argument of this type is wanted as. */
  readonly wanted: (type: Type, call: CallCheck) => Type;
  readonly blank: BlankRule<T>;
  /** The value as the function takes it; undefined when it is of another kind. */
  readonly read: (value: Value) => T | undefined;
}

/** A number of either kind. */
export type Num = number | Decimal;

function param<T>(
  name: string,
  description: string,
  wanted: Param<T>['wanted'],
  blank: BlankRule<T>,
  read: Param<T>['read'],
): Param<T> {
  return { name, description, optional: false, wanted, blank, read };
}

const readNumber = (value: Value): number | undefined => (typeof value === 'number' ? value : undefined);
const readText = (value: Value): string | undefined => (typeof value === 'string' ? value : undefined);
const readNum = (value: Value): Num | undefined =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && value.kind === 'decimal')
    ? value
    : undefined;

/** A date, a date and time, or a time. */
export type Moment = DateValue | DateTimeValue | TimeValue;

/** A float; blank is zero. */
export const number = (name: string, description: string): Param<number> =>
  param(name, description, () => numberType, { kind: 'value', value: 0 }, readNumber);

/** A text; blank is the empty text. */
export const text = (name: string, description: string): Param<string> =>
  param(name, description, () => textType, { kind: 'value', value: '' }, readText);

/** A float or a decimal, as it is given; what is neither is made one by the number mode. Blank is zero. */
export const anyNumber = (name: string, description: string): Param<Num> =>
  param<Num>(
    name,
    description,
    (type, call) => (isNumeric(type) ? type : call.numeric),
    { kind: 'value', value: 0 },
    readNum,
  );

/** A colour. */
export const color = (name: string, description: string): Param<ColorValue> =>
  param(
    name,
    description,
    () => colorType,
    { kind: 'blank' },
    (value) => (typeof value === 'object' && value !== null && value.kind === 'color' ? value : undefined),
  );

/** The value behind a member of an enum, or the plain value that stood for it before enums were types. */
function behindMember(value: Value): Value {
  if (typeof value !== 'object' || value === null || value.kind !== 'option') return value;
  return value.value;
}

const enumWanted =
  (set: EnumName, weak: Type): Param<unknown>['wanted'] =>
  (_, call) =>
    call.features.stronglyTypedEnums ? optionType(builtInSet(set)) : weak;

/** A member of an enum that texts are behind; before enums were types, a text. Blank is the empty text. */
export const enumText = (name: string, description: string, set: EnumName): Param<string> =>
  param(name, description, enumWanted(set, textType), { kind: 'value', value: '' }, (value) =>
    readText(behindMember(value)),
  );

/** A member of an enum that numbers are behind; before enums were types, a number. Blank is zero. */
export const enumNumber = (name: string, description: string, set: EnumName): Param<number> =>
  param(name, description, enumWanted(set, numberType), { kind: 'value', value: 0 }, (value) =>
    readNumber(behindMember(value)),
  );

/** The parameter, where another value stands for a blank. */
export function blankAs<T>(of: Param<T>, value: T): Param<T> {
  return { ...of, blank: { kind: 'value', value } };
}

/** The parameter, where the function is told of a blank. */
export function keepBlank<T>(of: Param<T>): Param<T | null> {
  return { ...of, blank: { kind: 'keep', value: null }, read: of.read };
}

/** The parameter, which may be left out; `value` stands for it then. */
export function optional<T>(of: Param<T>, value: T): Param<T> {
  return { ...of, optional: true, missing: value };
}
