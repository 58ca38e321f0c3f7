/** Text to tokens. */
import { Failure, type Span } from '../run/failure.ts';
import type { JsonObject } from '@connectory/base';
import type { ErrorCode } from '../messages/catalogue.ts';

/** What a token is. */
export type TokenKind =
  | 'string'
  | 'integer'
  | 'float'
  | 'identifier'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'left-bracket'
  | 'right-bracket'
  | 'comma'
  | 'dot'
  | 'question';

/** A token of an expression. */
export interface Token {
  readonly kind: TokenKind;
  /** As written, but of a text its value: without the quotes around it, and with one quote for two. */
  readonly text: string;
  readonly span: Span;
}

/** Where reading stopped. */
export interface TokenList {
  readonly tokens: readonly Token[];
  /** Offset behind the last token. With `stopAtBrace`, of the brace. */
  readonly end: number;
}

/** The marks by their character codes. */
const marks: ReadonlyMap<number, TokenKind> = new Map([
  [0x28, 'left-parenthesis'],
  [0x29, 'right-parenthesis'],
  [0x5b, 'left-bracket'],
  [0x5d, 'right-bracket'],
  [0x2c, 'comma'],
  [0x2e, 'dot'],
  [0x3f, 'question'],
]);

const quote = 0x27;
const braceEnd = 0x7d;
const blankAt = /\s+/uy;
// A sign may stand before a number, and a point before its digits only behind a sign: `.5` alone is a point and a number.
const numberAt = /(?:[+-](?=\.?\d)|(?=\d))\d*(\.\d*)?([eE][+-]?\d*)?/y;

/** The tokens of a text from an offset on, up to its end, or up to a brace that closes an interpolation. */
export function readTokens(source: string, start: number, stopAtBrace: boolean): TokenList | Failure {
  const tokens: Token[] = [];
  let at = start;
  for (;;) {
    let code = source.charCodeAt(at);
    // Only what may be white space is looked at closely.
    if (!(code > 0x20 && code < 0x80)) {
      at = matchAt(blankAt, source, at)?.end ?? at;
      code = source.charCodeAt(at);
    }
    if (at >= source.length || (stopAtBrace && code === braceEnd)) return { tokens, end: at };
    const mark = marks.get(code);
    if (mark !== undefined) {
      tokens.push({ kind: mark, text: source.charAt(at), span: { start: at, end: at + 1 } });
      at += 1;
      continue;
    }
    const token = readToken(source, at, code);
    if (token instanceof Failure) return token;
    tokens.push(token);
    at = token.span.end;
  }
}

function readToken(source: string, at: number, code: number): Token | Failure {
  if (startsName(code)) return readName(source, at);
  if (code === quote) return readText(source, at);
  return readNumber(source, at) ?? unexpected(source, at, source.charAt(at));
}

/** A letter of English or an underscore. */
function startsName(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function readName(source: string, at: number): Token {
  let end = at + 1;
  for (;;) {
    const code = source.charCodeAt(end);
    if (!startsName(code) && !(code >= 0x30 && code <= 0x39)) break;
    end += 1;
  }
  return { kind: 'identifier', text: source.slice(at, end), span: { start: at, end } };
}

/** A text in quotes; two of them in it are one. */
function readText(source: string, at: number): Token | Failure {
  let close = source.indexOf("'", at + 1);
  let doubled = false;
  while (close >= 0 && source.charCodeAt(close + 1) === quote) {
    doubled = true;
    close = source.indexOf("'", close + 2);
  }
  if (close < 0) return stop('text-not-closed', at, source.length);
  const text = source.slice(at + 1, close);
  return {
    kind: 'string',
    text: doubled ? text.replaceAll("''", "'") : text,
    span: { start: at, end: close + 1 },
  };
}

function matchAt(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  return match === null ? undefined : { groups: match, end: at + match[0].length };
}

function stop(code: ErrorCode, start: number, end: number, data: JsonObject = {}): Failure {
  return new Failure(code, data, { start, end });
}

function readNumber(source: string, at: number): Token | Failure | undefined {
  const match = matchAt(numberAt, source, at);
  if (match === undefined) return undefined;
  const [text, fraction, exponent] = match.groups;
  const broken = exponent !== undefined && !/\d$/u.test(exponent);
  // `1a` or `1e1.1` is no number followed by something else.
  if (broken || /[\w.]/u.test(source[match.end] ?? '')) {
    const end = match.end + (/^[\w.]*/u.exec(source.slice(match.end))?.[0].length ?? 0);
    return stop('number-invalid', at, end, { text: source.slice(at, end) });
  }
  const kind = fraction === undefined && exponent === undefined ? 'integer' : 'float';
  return { kind, text, span: { start: at, end: match.end } };
}

function unexpected(source: string, at: number, character: string): Failure {
  if (character === '"') return stop('double-quotes', at, at + 1);
  const shown = String.fromCodePoint(source.codePointAt(at) ?? 0xfffd);
  return stop('unexpected-character', at, at + shown.length, { character: shown });
}
