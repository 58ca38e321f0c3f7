import { decimalFromInteger } from '../numbers/decimal.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from './option-set.ts';
import type { Value } from './value.ts';

/** A member as a value of a type: the option itself, or the value behind it where the type is that of the backing. */
export function optionMemberValue(set: OptionSet, name: string, type: Type): Value {
  if (type.kind === 'option') return { kind: 'option', set, name };
  return optionBackingValue(set, name, type.kind === 'decimal');
}

/** The value behind a member. */
export function optionBackingValue(set: OptionSet, name: string, decimal: boolean): Value {
  const value = set.members.get(name)?.value;
  if (value === undefined) return null;
  if (set.backing === 'color' && typeof value === 'number') return { kind: 'color', argb: value };
  return typeof value === 'number' && decimal ? decimalFromInteger(value) : value;
}
