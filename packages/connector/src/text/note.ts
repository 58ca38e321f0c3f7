import { isArray, isObject, type Json, noteSource } from '@connectory/base';
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

function walk(text: string, from: number, value: Json | undefined, duplicates: DuplicateName[]): number {
  if (isArray(value) && text[from] === '[') return walkArray(text, from, value, duplicates);
  if (isObject(value) && text[from] === '{') return walkObject(text, from, value, duplicates);
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

function walkObject(
  text: string,
  from: number,
  value: { readonly [name: string]: Json },
  duplicates: DuplicateName[],
): number {
  const order: string[] = [];
  const seen = new Set<string>();
  let numbers: Map<string, string> | undefined;
  let at = skipBlank(text, from + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const nameAt = at;
    const nameEnd = text[at] === '"' ? skipString(text, at) : skipValue(text, at);
    const name = stringValue(text, at, nameEnd);
    at = skipBlank(text, nameEnd);
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    const end = walk(text, at, member, duplicates);
    if (typeof member === 'number') numbers = noteNumber(numbers, name, text.slice(at, end), member);
    if (seen.has(name)) duplicates.push({ name, offset: nameAt });
    else order.push(name);
    seen.add(name);
    at = skipBlank(text, end);
  }
  const names = Object.keys(value);
  const reordered = names.length === order.length && names.some((name, position) => name !== order[position]);
  if (reordered || numbers !== undefined) {
    noteSource(value, { ...(reordered && { order }), ...(numbers && { numbers }) });
  }
  return at + 1;
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
