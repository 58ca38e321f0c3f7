import { decodeText, utf8Encode } from '@connectory/base';
import type { LinePlace } from '../report/reporter.ts';

/*
 * JavaScript engines keep a text in one byte a character, unless one character in it needs two: a single dash in a
 * description of 20 MB takes 20 MB more. In JSON such a character can be written as an escape, which means the same.
 */

/** A JSON text without characters that need two bytes. */
export interface NarrowText {
  readonly text: string;
  /** The offsets of the escapes that stand for characters, in order. */
  readonly escapes: readonly number[];
}

/** With more wide characters than one in so many bytes, escapes gain nothing. */
const rarely = 10_000;

const escapeLength = 6;

/** A character that needs two bytes, by its place among the bytes. */
interface WideCharacter {
  readonly from: number;
  readonly end: number;
  readonly units: string;
}

/** Decodes UTF-8 and escapes the few wide characters; `undefined` when there are none, too many, or it is not UTF-8. */
export function decodeNarrow(bytes: Uint8Array): NarrowText | undefined {
  const escapes: number[] = [];
  const wide = wideCharacters(bytes, escapes);
  if (wide === undefined || wide.length === 0) return undefined;
  let length = bytes.length;
  for (const { from, end, units } of wide) length += units.length * escapeLength - (end - from);
  // Bytes instead of pieces of text: they can be freed as soon as they are decoded.
  const narrow = new Uint8Array(length);
  let read = 0;
  let written = 0;
  const copy = (end: number): void => {
    narrow.set(bytes.subarray(read, end), written);
    written += end - read;
  };
  for (const { from, end, units } of wide) {
    copy(from);
    for (let unit = 0; unit < units.length; unit += 1) {
      narrow.set(utf8Encode(`\\u${units.charCodeAt(unit).toString(16).padStart(4, '0')}`), written);
      written += escapeLength;
    }
    read = end;
  }
  copy(bytes.length);
  const text = decodeText(narrow, 'utf-8', true);
  // Frees the memory now; the next full collection may come after the document is converted.
  narrow.buffer.transfer(0);
  return text === undefined ? undefined : { text, escapes };
}

/** The wide characters, with the offset each of their escapes will have; `undefined` when they cannot be escaped. */
function wideCharacters(bytes: Uint8Array, escapes: number[]): readonly WideCharacter[] | undefined {
  const found: WideCharacter[] = [];
  const most = bytes.length / rarely;
  // How much further an offset in the text is than among the bytes; a mark at the start is not decoded.
  let ahead = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? -3 : 0;
  const skipAscii = asciiSkipper(bytes);
  for (let at = -ahead; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0xc0) {
      if (lead < 0x80) at = skipAscii(at);
      continue;
    }
    const end = at + (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    // Latin-1 needs one byte in the text.
    if (lead < 0xc4) ahead -= 1;
    else {
      const units = decodeText(bytes.subarray(at, end), 'utf-8', true);
      // After a backslash an escape would mean something else.
      if (!units || bytes[at - 1] === 0x5c || found.length > most) return undefined;
      found.push({ from: at, end, units });
      for (let unit = 0; unit < units.length; unit += 1) escapes.push(at + ahead + unit * escapeLength);
      ahead += units.length * escapeLength - (end - at);
    }
    at = end - 1;
  }
  return found;
}

/** Makes a function that gives the offset of the last byte of a run of ASCII, or one before; it looks at four at a time. */
function asciiSkipper(bytes: Uint8Array): (at: number) => number {
  const shift = -bytes.byteOffset & 3;
  if (bytes.length < shift + 4) return (at) => at;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + shift, (bytes.length - shift) >> 2);
  return (at) => {
    if (((at - shift) & 3) !== 0 || at < shift) return at;
    const from = (at - shift) >> 2;
    let word = from;
    while (word < words.length && ((words[word] ?? 0) & 0x80808080) === 0) word += 1;
    return word === from ? at : shift + word * 4 - 1;
  };
}

/** The text as it was. */
export function widen({ text, escapes }: NarrowText): string {
  let from = 0;
  const pieces: string[] = [];
  for (const at of escapes) {
    const code = Number.parseInt(text.slice(at + 2, at + escapeLength), 16);
    pieces.push(text.slice(from, at), String.fromCharCode(code));
    from = at + escapeLength;
  }
  return [...pieces, text.slice(from)].join('');
}

/** A place in the text as it was, for one in the narrow text. */
export function widePlace(
  { escapes }: NarrowText,
  { line, column, offset }: LinePlace & { readonly offset: number },
): LinePlace {
  const before = countBelow(escapes, offset) - countBelow(escapes, offset - column + 1);
  return { line, column: column - before * (escapeLength - 1) };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
