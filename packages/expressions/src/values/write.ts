/** JSON text of values, compact, as the host writes it. */
import { decimalText } from '../numbers/decimal.ts';
import { floatText } from '../numbers/float-text.ts';
import { membersOf } from './objects.ts';
import { Decimal, isList, WholeFloat, type Value } from './value.ts';

const maxDepth = 1_000;

/**
 * The JSON text of a value, in which a float keeps its `.0`, integers and decimals all their digits, and members their order.
 *
 * @returns The text, or `undefined` when the value is nested more than 1,000 levels deep.
 * @example
 * ```ts
 * import { readJson, writeValue } from '@connectory/expressions';
 * const read = readJson('{"f": 5.0, "n": 9223372036854775807}');
 * if (read.ok) writeValue(read.value); // '{"f":5.0,"n":9223372036854775807}'
 * ```
 */
export function writeValue(value: Value): string | undefined {
  return write(value, 0);
}

function write(value: Value, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return String(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : floatJson(value);
    default:
      if (value === null) return 'null';
      if (value instanceof WholeFloat) return floatJson(value.value);
      if (value instanceof Decimal) return withPoint(decimalText(value));
      if (depth > maxDepth) return undefined;
      return isList(value) ? writeList(value, depth) : writeObject(membersOf(value), depth);
  }
}

function writeList(items: readonly Value[], depth: number): string | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const text = write(item, depth + 1);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  return `[${parts.join(',')}]`;
}

function writeObject(members: readonly (readonly [string, Value])[], depth: number): string | undefined {
  const parts: string[] = [];
  for (const [name, member] of members) {
    const text = write(member, depth + 1);
    if (text === undefined) return undefined;
    parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

/** What JSON has no number for is written as a text, as the host does. */
function floatJson(value: number): string {
  return Number.isFinite(value) ? withPoint(floatText(value)) : `"${floatText(value)}"`;
}

function withPoint(text: string): string {
  return /[.E]/u.test(text) ? text : `${text}.0`;
}
