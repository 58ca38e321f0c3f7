/** Reads JSON text into values, keeping what `JSON.parse` loses: 5.0, 64-bit integers, the order of members. */
import { err, ok, type Result } from '@connectory/base';
import { decimalOfDigits } from '../numbers/decimal.ts';
import { fitsInteger } from '../numbers/arithmetic.ts';
import { objectOf } from './objects.ts';
import { readPlain } from './read-plain.ts';
import { floatOf, integerOf, type Value } from './value.ts';

const maxDepth = 500;

/** Why a text is not JSON. */
export interface JsonProblem {
  /** Offset into the text, in UTF-16 units. */
  readonly offset: number;
  /** A sentence that names what is wrong. */
  readonly message: string;
}

/** What is read so far. Kept in one object, because a scanner without state of its own would copy it a million times. */
interface Reader {
  readonly text: string;
  at: number;
}

/** Ends reading; never leaves {@link readJson}. */
class Stop {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    this.problem = problem;
  }
}

/**
 * Reads JSON text (RFC 8259) as the host does: integers of up to 64 bits stay exact, `5.0` stays a float, members keep their order, and of
 * a name that occurs twice the last counts and stands at its place. Depth is limited to 500.
 *
 * @returns The value, or where and why the text is not JSON.
 * @example
 * ```ts
 * import { readJson, typeOf } from '@connectory/expressions';
 * const read = readJson('5.0');
 * if (read.ok) typeOf(read.value); // 'float'
 * ```
 */
export function readJson(text: string): Result<Value, JsonProblem> {
  const plain = readPlain(text, maxDepth);
  if (plain !== undefined) return ok(plain);
  const reader: Reader = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  const value = readValue(reader, 0);
  if (value instanceof Stop) return err(value.problem);
  skipBlanks(reader);
  return reader.at < text.length ? err(stop(reader, 'Something follows the value.').problem) : ok(value);
}

function stop({ at }: Reader, message: string): Stop {
  return new Stop({ offset: at, message });
}

function skipBlanks(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    reader.at += 1;
  }
}

function readValue(reader: Reader, depth: number): Value | Stop {
  skipBlanks(reader);
  switch (reader.text[reader.at]) {
    case '{':
      return depth >= maxDepth ? stop(reader, 'It is nested too deep.') : readObject(reader, depth);
    case '[':
      return depth >= maxDepth ? stop(reader, 'It is nested too deep.') : readList(reader, depth);
    case '"':
      return readText(reader);
    case 't':
      return readWord(reader, 'true', true);
    case 'f':
      return readWord(reader, 'false', false);
    case 'n':
      return readWord(reader, 'null', null);
    case undefined:
      return stop(reader, 'The text ends where a value is expected.');
    default:
      return readNumber(reader);
  }
}

function readWord(reader: Reader, word: string, value: Value): Value | Stop {
  if (!reader.text.startsWith(word, reader.at)) return stop(reader, 'A value is expected.');
  reader.at += word.length;
  return value;
}

const numberAt = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

function readNumber(reader: Reader): Value | Stop {
  numberAt.lastIndex = reader.at;
  const match = numberAt.exec(reader.text);
  if (match === null) return stop(reader, 'A value is expected.');
  reader.at += match[0].length;
  const value = Number(match[0]);
  if (match[1] !== undefined || match[2] !== undefined) return floatOf(value);
  if (Number.isSafeInteger(value)) return value + 0;
  if (match[0].length > 40) return floatOf(value);
  const exact = BigInt(match[0]);
  if (fitsInteger(exact)) return integerOf(exact);
  const digits = match[0].replace('-', '');
  return decimalOfDigits(exact < 0n, digits, 0) ?? floatOf(value);
}

function readText(reader: Reader): string | Stop {
  const { text } = reader;
  const start = reader.at;
  let escaped = false;
  for (let at = start + 1; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      reader.at = at + 1;
      return escaped ? unescaped(reader, start) : text.slice(start + 1, at);
    }
    // Beyond the end the code is NaN, which no comparison holds for.
    if (!(code >= 0x20))
      return stop(reader, 'A text is not closed, or holds a character that must be escaped.');
    if (code === 0x5c) {
      escaped = true;
      at += 1;
    }
  }
}

/** The text between the quotes from `start` to the reader's place, with its escapes resolved. */
function unescaped(reader: Reader, start: number): string | Stop {
  try {
    const value: unknown = JSON.parse(reader.text.slice(start, reader.at));
    return typeof value === 'string' ? value : '';
  } catch {
    return stop({ ...reader, at: start }, 'A text has an escape that JSON does not know.');
  }
}

function readList(reader: Reader, depth: number): Value | Stop {
  reader.at += 1;
  const items: Value[] = [];
  skipBlanks(reader);
  if (reader.text[reader.at] === ']') {
    reader.at += 1;
    return items;
  }
  for (;;) {
    const item = readValue(reader, depth + 1);
    if (item instanceof Stop) return item;
    items.push(item);
    skipBlanks(reader);
    const next = reader.text[reader.at];
    if (next !== ',' && next !== ']') return stop(reader, "',' or ']' is expected.");
    reader.at += 1;
    if (next === ']') return items;
  }
}

function readObject(reader: Reader, depth: number): Value | Stop {
  reader.at += 1;
  const members: (readonly [string, Value])[] = [];
  skipBlanks(reader);
  if (reader.text[reader.at] === '}') {
    reader.at += 1;
    return {};
  }
  for (;;) {
    skipBlanks(reader);
    if (reader.text[reader.at] !== '"') return stop(reader, 'A property name in double quotes is expected.');
    const name = readText(reader);
    if (name instanceof Stop) return name;
    skipBlanks(reader);
    if (reader.text[reader.at] !== ':') return stop(reader, "':' is expected.");
    reader.at += 1;
    const member = readValue(reader, depth + 1);
    if (member instanceof Stop) return member;
    members.push([name, member]);
    skipBlanks(reader);
    const next = reader.text[reader.at];
    if (next !== ',' && next !== '}') return stop(reader, "',' or '}' is expected.");
    reader.at += 1;
    if (next === '}') return objectOf(members);
  }
}
