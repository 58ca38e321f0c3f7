/** Members of option sets as values, and the values behind them. */
import { decimalFromInteger } from '../numbers/decimal.ts';
import { decimalFromFloat } from '../numbers/decimal-convert.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from './option-set.ts';
import type { OptionValue, Value } from './value.ts';

/** A member of a set by its logical name. */
export function optionOf(set: OptionSet, name: string): OptionValue {
  return { kind: 'option', set, name, value: set.members.get(name)?.value ?? name };
}

/** The name of what no member stands for: members joined by `&`, or a backing value that was made one of the set. */
export const calculatedName = 'CalculatedOptionSetValue';

/** A value of a set that is none of its members. */
export function calculatedOption(set: OptionSet, value: string | number | boolean): OptionValue {
  return { kind: 'option', set, name: calculatedName, value };
}

/** A member as a value of a type: the option itself, or the value behind it where the type is that of the backing. */
export function optionMemberValue(set: OptionSet, name: string, type: Type): Value {
  const option = optionOf(set, name);
  return type.kind === 'option' ? option : optionBacking(option, type.kind === 'decimal');
}

/** The value behind an option. */
export function optionBacking(option: OptionValue, decimal: boolean): Value {
  const { value, set } = option;
  if (typeof value !== 'number') return value;
  if (set.backing === 'color') return { kind: 'color', argb: value };
  return decimal ? (decimalFromFloat(value) ?? decimalFromInteger(0)) : value;
}

/** What an option is as text: texts of the language's own enums are what they stand for, of others what makers read. */
export function optionText(option: OptionValue): string {
  const isText = option.set.backing === 'text';
  if (isText && (option.set.builtIn || option.name === calculatedName)) return String(option.value);
  return option.set.members.get(option.name)?.displayName ?? option.name;
}
