/**
 * JSON text that the platform's own reader reads without loss, which is nearly all of it: a scan finds what it would lose, and counting
 * members afterwards finds names that occurred twice.
 */
import { isList, isRecord, type Value } from './value.ts';

/** Integers with more digits may be more than a double holds. */
const maxDigits = 15;

/** The value of a JSON text; `undefined` when the text is not JSON, or something of it would be lost. */
export function readPlain(text: string, maxDepth: number): Value | undefined {
  const members = scan(text, maxDepth);
  if (members === undefined) return undefined;
  const value = parsed(text);
  return isValue(value) && membersIn(value) === members ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All that `JSON.parse` gives is a value. */
function isValue(value: unknown): value is Value {
  return value !== undefined;
}

/** How many members there are in a value, at every depth. */
function membersIn(value: Value): number {
  let members = 0;
  if (isList(value)) {
    for (const item of value) if (typeof item === 'object') members += membersIn(item);
  } else if (isRecord(value)) {
    // No list of names is made, and nothing is inherited.
    for (const name in value) {
      members += 1;
      const member = value[name] ?? null;
      if (typeof member === 'object') members += membersIn(member);
    }
  }
  return members;
}

/**
 * How many members a text has, if it is JSON; `undefined` when it is nested deeper, or holds numbers that are not short integers, or names
 * that have escapes or that JavaScript would move.
 */
function scan(text: string, maxDepth: number): number | undefined {
  let members = 0;
  let depth = 0;
  let plainName = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfText(text, at + 1);
        plainName = end > 0 && !isDigit(text.charCodeAt(at + 1));
        at = Math.abs(end);
        break;
      }
      case 0x3a: // :
        if (!plainName) return undefined;
        members += 1;
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > maxDepth) return undefined;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
      case 0x2d: // -
      case 0x30:
      case 0x31:
      case 0x32:
      case 0x33:
      case 0x34:
      case 0x35:
      case 0x36:
      case 0x37:
      case 0x38:
      case 0x39: {
        const end = endOfInteger(text, at);
        if (end === undefined) return undefined;
        at = end - 1;
        break;
      }
    }
  }
  return members;
}

/** The place of the quote that closes a text, negative when the text has escapes; the end when nothing closes it. */
function endOfText(text: string, start: number): number {
  let escapes = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return escapes ? -at : at;
    if (code === 0x5c) {
      escapes = true;
      at += 1;
    }
  }
  return text.length;
}

/** The end of a number; `undefined` when it is no short integer. -0 is none: it would stay negative. */
function endOfInteger(text: string, start: number): number | undefined {
  let at = start + 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const next = text.charCodeAt(at);
  const isFloat = next === 0x2e || next === 0x65 || next === 0x45;
  return isFloat || at - start > maxDigits || text.startsWith('-0', start) ? undefined : at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
