import { isFormat, isLineEnd, isNamePart } from './characters.ts';

/** A piece of text that was read: where it ends and what it means. */
export interface Scanned {
  readonly end: number;
  readonly value: string;
  /** False when the text ended, or a line did, before the closing mark. */
  readonly closed: boolean;
}

const quote = 34;
const apostrophe = 39;
const lineFeed = 10;

/** A name without quotes. */
export function scanName(source: string, start: number): Scanned {
  let end = start;
  while (end < source.length && isNamePart(source.charCodeAt(end))) end += 1;
  return { end, value: source.slice(start, end), closed: true };
}

/**
 * A name in single quotes; `''` is one quote. A line feed ends it. When the quote is never closed the name ends before the
 * first chaining separator, so that a list of definitions can be read on behind it.
 */
export function scanQuotedName(source: string, start: number, chain: string): Scanned {
  let firstChain = -1;
  let at = start + 1;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === apostrophe) {
      if (source.charCodeAt(at + 1) !== apostrophe)
        return { end: at + 1, value: unquote(source.slice(start + 1, at)), closed: true };
      at += 1;
    } else if (code === lineFeed) {
      return { end: at, value: unquote(source.slice(start + 1, at)), closed: false };
    } else if (firstChain < 0 && source.startsWith(chain, at)) firstChain = at;
  }
  const end = firstChain < 0 ? source.length : firstChain;
  return { end, value: unquote(source.slice(start + 1, end)), closed: false };
}

function unquote(text: string): string {
  return text.includes("''") ? text.replaceAll("''", "'") : text;
}

/** A text literal, from its opening quote. Line ends are kept; invisible format characters are not part of the value. */
export function scanText(source: string, start: number): Scanned {
  let value = '';
  let from = start + 1;
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === quote) {
      value += source.slice(from, at);
      if (source.charCodeAt(at + 1) !== quote) return { end: at + 1, value, closed: true };
      at += 1;
      from = at;
    } else if (isFormat(code)) {
      value += source.slice(from, at);
      from = at + 1;
    }
  }
  return { end: source.length, value: value + source.slice(from), closed: false };
}

/** A comment: to the end of the line (which stays outside), or to the closing mark. */
export function scanComment(source: string, start: number): Scanned {
  if (source.charCodeAt(start + 1) === 42) {
    const close = source.indexOf('*/', start + 2);
    return close < 0
      ? { end: source.length, value: '', closed: false }
      : { end: close + 2, value: '', closed: true };
  }
  // Only a line feed ends it: other line ends are part of the comment.
  const feed = source.indexOf('\n', start);
  let end = feed < 0 ? source.length : feed;
  if (feed > 0 && source.charCodeAt(feed - 1) === 13) end -= 1;
  return { end, value: '', closed: true };
}

/** Whether a quoted name is one: not blank, and no white space in it but blanks. */
export function isProperName(value: string): boolean {
  let blank = true;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code >= 9 && code <= 13) || isLineEnd(code)) return false;
    if (code !== 32) blank = false;
  }
  return !blank;
}
