/** Reads the JSON text of a flow strictly, and notes what values cannot say: member order, spelling of numbers (docs/adr/0005). */
import { type Json, type JsonObject, noteSource } from '@connectory/base';

/** Levels of objects and arrays that are read. Real flows stay below 60. */
const maxTextDepth = 400;

/** What is wrong with a text. */
interface TextProblem {
  readonly offset: number;
  readonly reason: string;
}

/** What a text holds. */
export type ReadText =
  | { readonly ok: true; readonly value: Json; readonly duplicates: readonly string[] }
  | { readonly ok: false; readonly problem: TextProblem };

interface Reader {
  readonly text: string;
  at: number;
  readonly duplicates: string[];
  problem?: TextProblem;
}

const blank = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const quoted = /"(?:[^"\\]|\\.)*"/sy;

/** Reads a text as JSON (RFC 8259). Of a name that occurs twice in one object the last counts, as for the host. */
export function readText(text: string): ReadText {
  const reader: Reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0, duplicates: [] };
  const value = readValue(reader, 0);
  if (value !== undefined) {
    skip(reader);
    if (reader.at === text.length) return { ok: true, value, duplicates: reader.duplicates };
    fail(reader, 'something follows the value');
  }
  return { ok: false, problem: reader.problem ?? { offset: reader.at, reason: 'a value is missing' } };
}

function skip(reader: Reader): void {
  blank.lastIndex = reader.at;
  blank.test(reader.text);
  reader.at = blank.lastIndex;
}

function fail(reader: Reader, reason: string): undefined {
  reader.problem ??= { offset: reader.at, reason };
  return undefined;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function readValue(reader: Reader, depth: number): Json | undefined {
  skip(reader);
  const first = reader.text[reader.at];
  if (first === '"') return readString(reader);
  if (first === '{' || first === '[') {
    if (depth >= maxTextDepth)
      return fail(reader, `objects and arrays nest more than ${maxTextDepth} levels deep`);
    reader.at += 1;
    return first === '{' ? readObject(reader, depth + 1) : readArray(reader, depth + 1);
  }
  const word = take(reader, scalar);
  if (word === undefined) return fail(reader, 'a value is expected');
  return scalarOf(word);
}

function scalarOf(word: string): Json {
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'null' ? null : Number(word);
}

function readString(reader: Reader): string | undefined {
  const from = reader.at;
  const text = take(reader, quoted);
  if (text === undefined) return fail(reader, 'a text is not closed');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return value;
  } catch {
    reader.at = from;
  }
  return fail(reader, 'a text holds a control character or an escape that JSON does not know');
}

function readArray(reader: Reader, depth: number): Json | undefined {
  const items: Json[] = [];
  const numbers = new Map<string, string>();
  skip(reader);
  if (closes(reader, ']')) return items;
  for (;;) {
    const item = readItem(reader, depth, String(items.length), numbers);
    if (item === undefined) return undefined;
    items.push(item);
    const end = readEnd(reader, ']');
    if (end === undefined) return undefined;
    if (end === 'closed') break;
  }
  if (numbers.size > 0) noteSource(items, { numbers });
  return items;
}

function readObject(reader: Reader, depth: number): Json | undefined {
  const members = new Map<string, Json>();
  const numbers = new Map<string, string>();
  skip(reader);
  if (closes(reader, '}')) return {};
  for (;;) {
    skip(reader);
    const name =
      reader.text[reader.at] === '"' ? readString(reader) : fail(reader, 'a member name is expected');
    if (name === undefined) return undefined;
    skip(reader);
    if (!closes(reader, ':')) return fail(reader, "':' is expected");
    if (members.delete(name)) reader.duplicates.push(name);
    numbers.delete(name);
    const value = readItem(reader, depth, name, numbers);
    if (value === undefined) return undefined;
    members.set(name, value);
    const end = readEnd(reader, '}');
    if (end === undefined) return undefined;
    if (end === 'closed') break;
  }
  return objectOf(members, numbers);
}

/** `Object.fromEntries` makes own members of all names, `__proto__` among them, and puts names that are numbers first. */
function objectOf(members: ReadonlyMap<string, Json>, numbers: ReadonlyMap<string, string>): JsonObject {
  const object: JsonObject = Object.fromEntries(members);
  const order = [...members.keys()];
  const moved =
    order.some((name) => /^\d/.test(name)) && Object.keys(object).some((name, at) => name !== order[at]);
  if (moved || numbers.size > 0) {
    noteSource(object, { ...(moved && { order }), ...(numbers.size > 0 && { numbers }) });
  }
  return object;
}

function readItem(
  reader: Reader,
  depth: number,
  key: string,
  numbers: Map<string, string>,
): Json | undefined {
  skip(reader);
  const from = reader.at;
  const value = readValue(reader, depth);
  if (typeof value === 'number') {
    const spelling = reader.text.slice(from, reader.at);
    if (String(value) !== spelling) numbers.set(key, spelling);
  }
  return value;
}

function closes(reader: Reader, mark: string): boolean {
  if (reader.text[reader.at] !== mark) return false;
  reader.at += 1;
  return true;
}

function readEnd(reader: Reader, close: string): 'closed' | 'next' | undefined {
  skip(reader);
  if (closes(reader, close)) return 'closed';
  return closes(reader, ',') ? 'next' : fail(reader, `',' or '${close}' is expected`);
}
