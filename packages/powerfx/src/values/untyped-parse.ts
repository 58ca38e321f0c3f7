/**
 * Reading JSON into untyped data.
 *
 * The reader is strict (RFC 8259: no comments, no commas at the end), goes over the text once, and keeps the digits of
 * numbers, so that a decimal does not pass through a float. Members live in a Map: `__proto__` is a name like any other.
 */
import type { UntypedData } from './untyped.ts';

/** Arrays and objects inside each other: as many as the language's own reader takes. */
const maxJsonDepth = 64;

interface Reader {
  readonly text: string;
  at: number;
}

const nothing: UntypedData = { kind: 'null' };
const yes: UntypedData = { kind: 'boolean', value: true };
const no: UntypedData = { kind: 'boolean', value: false };

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The data of a JSON text; `undefined` when it is none, or nested more deeply than {@link maxJsonDepth}. */
export function parseUntyped(text: string): UntypedData | undefined {
  const reader: Reader = { text, at: 0 };
  skipSpace(reader);
  const data = readValue(reader, 0);
  skipSpace(reader);
  return reader.at === text.length ? data : undefined;
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  for (let { at } = reader; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
    reader.at = at;
    return;
  }
}

function readValue(reader: Reader, depth: number): UntypedData | undefined {
  switch (reader.text.charCodeAt(reader.at)) {
    case openBrace:
      return depth < maxJsonDepth ? readObject(reader, depth + 1) : undefined;
    case openBracket:
      return depth < maxJsonDepth ? readArray(reader, depth + 1) : undefined;
    case quote: {
      const value = readText(reader);
      return value === undefined ? undefined : { kind: 'text', value };
    }
    case 0x74:
      return readWord(reader, 'true', yes);
    case 0x66:
      return readWord(reader, 'false', no);
    case 0x6e:
      return readWord(reader, 'null', nothing);
    default:
      return readNumber(reader);
  }
}

function readWord(reader: Reader, word: string, data: UntypedData): UntypedData | undefined {
  if (!reader.text.startsWith(word, reader.at)) return undefined;
  reader.at += word.length;
  return data;
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/uy;

function readNumber(reader: Reader): UntypedData | undefined {
  const { text, at } = reader;
  numberPattern.lastIndex = at;
  if (!numberPattern.test(text)) return undefined;
  reader.at = numberPattern.lastIndex;
  return { kind: 'number', digits: text.slice(at, reader.at) };
}

function readArray(reader: Reader, depth: number): UntypedData | undefined {
  const { text } = reader;
  const items: UntypedData[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (text.charCodeAt(reader.at) === closeBracket) {
    reader.at += 1;
    return { kind: 'array', items };
  }
  for (;;) {
    const item = readValue(reader, depth);
    if (item === undefined) return undefined;
    items.push(item);
    skipSpace(reader);
    const code = text.charCodeAt(reader.at);
    reader.at += 1;
    if (code === closeBracket) return { kind: 'array', items };
    if (code !== comma) return undefined;
    skipSpace(reader);
  }
}

/** Of members with the same name the last one counts. */
function readObject(reader: Reader, depth: number): UntypedData | undefined {
  const { text } = reader;
  const members = new Map<string, UntypedData>();
  reader.at += 1;
  skipSpace(reader);
  if (text.charCodeAt(reader.at) === closeBrace) {
    reader.at += 1;
    return { kind: 'object', members };
  }
  for (;;) {
    const name = text.charCodeAt(reader.at) === quote ? readText(reader) : undefined;
    if (name === undefined) return undefined;
    skipSpace(reader);
    if (text.charCodeAt(reader.at) !== colon) return undefined;
    reader.at += 1;
    skipSpace(reader);
    const member = readValue(reader, depth);
    if (member === undefined) return undefined;
    members.set(name, member);
    skipSpace(reader);
    const code = text.charCodeAt(reader.at);
    reader.at += 1;
    if (code === closeBrace) return { kind: 'object', members };
    if (code !== comma) return undefined;
    skipSpace(reader);
  }
}

/** Reads a text from its opening quotation mark on. */
function readText(reader: Reader): string | undefined {
  const { text } = reader;
  let start = reader.at + 1;
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      reader.at = at + 1;
      return value === '' ? text.slice(start, at) : value + text.slice(start, at);
    }
    if (code < 0x20) return undefined;
    if (code !== backslash) continue;
    const escape = readEscape(text, at + 1);
    if (escape === undefined) return undefined;
    value += text.slice(start, at) + escape;
    at += text.charCodeAt(at + 1) === 0x75 ? 5 : 1;
    start = at + 1;
  }
  return undefined;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readEscape(text: string, at: number): string | undefined {
  const letter = text.charAt(at);
  if (letter !== 'u') return escapes.get(letter);
  const digits = text.slice(at + 1, at + 5);
  return /^[0-9a-fA-F]{4}$/u.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : undefined;
}
