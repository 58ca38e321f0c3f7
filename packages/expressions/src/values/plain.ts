/** Values as plain JSON. */
import { noteSource, type Json } from '@connectory/base';
import { toFloat } from '../numbers/arithmetic.ts';
import { membersOf } from './objects.ts';
import { isList, isNumber, type Value } from './value.ts';

/**
 * A value as plain JSON. Numbers become JavaScript's, so integers beyond 2^53 and decimals lose digits, and `5.0` is `5`: use
 * `writeValue` for text that keeps them. NaN and the infinities, which JSON has not, become their names as texts.
 *
 * @example
 * ```ts
 * import { readJson, toJson } from '@connectory/expressions';
 * const read = readJson('[5.0, "a"]');
 * if (read.ok) toJson(read.value); // [5, 'a']
 * ```
 */
export function toJson(value: Value): Json {
  if (isNumber(value)) {
    const number = toFloat(value);
    return Number.isFinite(number) ? number : String(number);
  }
  if (isList(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  const members = membersOf(value);
  const object = Object.fromEntries(members.map(([name, member]) => [name, toJson(member)]));
  // Names such as "200" move to the front otherwise.
  if (Object.keys(object)[0] !== members[0]?.[0])
    noteSource(object, { order: members.map(([name]) => name) });
  return object;
}
