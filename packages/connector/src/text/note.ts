import { isArray, type Json, type JsonObject, noteSource } from '@connectory/base';
import { skipBlank, skipString, skipValue, stringValue } from './cursor.ts';

/** A member name that occurs twice in one object; the last one counts. */
export interface DuplicateName {
  readonly name: string;
  readonly offset: number;
}

/**
 * Walks a text beside the value read from it and notes what the value cannot say: member order where JavaScript would
 * change it, and the spelling of numbers it would round.
 *
 * @returns Member names that occur twice.
 */
export function noteJsonSource(text: string, value: Json): readonly DuplicateName[] {
  const duplicates: DuplicateName[] = [];
  walk(text, skipBlank(text, 0), value, duplicates);
  return duplicates;
}

const quote = 0x22;

function walk(text: string, from: number, value: Json | undefined, duplicates: DuplicateName[]): number {
  if (typeof value === 'string' && text.charCodeAt(from) === quote) return skipString(text, from);
  if (typeof value === 'object' && value !== null) {
    if (isArray(value)) {
      if (text[from] === '[') return walkArray(text, from, value, duplicates);
    } else if (text[from] === '{') return walkObject(text, from, value, duplicates);
  }
  return skipValue(text, from);
}

function walkArray(text: string, from: number, value: readonly Json[], duplicates: DuplicateName[]): number {
  let numbers: Map<string, string> | undefined;
  let at = skipBlank(text, from + 1);
  let index = 0;
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    const item = value[index];
    const end = walk(text, at, item, duplicates);
    if (typeof item === 'number') numbers = noteNumber(numbers, String(index), text.slice(at, end), item);
    index += 1;
    at = skipBlank(text, end);
  }
  if (numbers !== undefined) noteSource(value, { numbers });
  return at + 1;
}

function walkObject(text: string, from: number, value: JsonObject, duplicates: DuplicateName[]): number {
  const names = Object.keys(value);
  // Names in the order of the text; nearly always they are those of the value, and then nothing is kept.
  let order: string[] | undefined;
  let seen: Set<string> | undefined;
  let count = 0;
  let numbers: Map<string, string> | undefined;
  let at = skipBlank(text, from + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const nameAt = at;
    let name = order === undefined ? names[count] : undefined;
    let nameEnd = name === undefined ? -1 : endOfName(text, at, name);
    if (name === undefined || nameEnd === -1) {
      nameEnd = text.charCodeAt(at) === quote ? skipString(text, at) : skipValue(text, at);
      name = stringValue(text, at, nameEnd);
      order ??= names.slice(0, count);
      seen ??= new Set(order);
      if (seen.has(name)) duplicates.push({ name, offset: nameAt });
      else order.push(name);
      seen.add(name);
    } else count += 1;
    at = skipBlank(text, nameEnd);
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    const end = walk(text, at, member, duplicates);
    if (typeof member === 'number') numbers = noteNumber(numbers, name, text.slice(at, end), member);
    at = skipBlank(text, end);
  }
  const reordered =
    order?.length === names.length && names.some((name, position) => name !== order?.[position])
      ? order
      : undefined;
  if (reordered !== undefined || numbers !== undefined)
    noteSource(value, { ...(reordered && { order: reordered }), ...(numbers && { numbers }) });
  return at + 1;
}

/** The offset after a name in quotes, when it stands there just as it is; else -1. */
function endOfName(text: string, at: number, name: string): number {
  const end = at + 1 + name.length;
  const stands =
    text.charCodeAt(at) === quote &&
    text.charCodeAt(end) === quote &&
    text.startsWith(name, at + 1) &&
    !name.includes('\\') &&
    !name.includes('"');
  return stands ? end + 1 : -1;
}

function noteNumber(
  numbers: Map<string, string> | undefined,
  name: string,
  raw: string,
  value: number,
): Map<string, string> | undefined {
  if (raw === String(value) || Number(raw) !== value) return numbers;
  return (numbers ?? new Map<string, string>()).set(name, raw);
}
