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

const marks: ReadonlyMap<string, TokenKind> = new Map([
  ['(', 'left-parenthesis'],
  [')', 'right-parenthesis'],
  ['[', 'left-bracket'],
  [']', 'right-bracket'],
  [',', 'comma'],
  ['.', 'dot'],
  ['?', 'question'],
]);

const blankAt = /\s+/uy;
const nameAt = /[A-Za-z_]\w*/y;
const nameStart = /[A-Za-z_]/;
const textAt = /'[^']*(?:''[^']*)*'/y;
// A sign may stand before a number, and a point before its digits only behind a sign: `.5` alone is a point and a number.
const numberAt = /(?:[+-](?=\.?\d)|(?=\d))\d*(\.\d*)?([eE][+-]?\d*)?/y;

/** The tokens of a text from an offset on, up to its end, or up to a brace that closes an interpolation. */
export function readTokens(source: string, start: number, stopAtBrace: boolean): TokenList | Failure {
  const tokens: Token[] = [];
  let at = start;
  for (;;) {
    // Only what may be white space is looked at closely.
    if (!(source.charCodeAt(at) > 0x20 && source.charCodeAt(at) < 0x80))
      at = matchAt(blankAt, source, at)?.end ?? at;
    const character = source[at];
    if (character === undefined || (stopAtBrace && character === '}')) return { tokens, end: at };
    const mark = marks.get(character);
    if (mark !== undefined) {
      tokens.push({ kind: mark, text: character, span: { start: at, end: at + 1 } });
      at += 1;
      continue;
    }
    const token = nameStart.test(character)
      ? readName(source, at)
      : (readText(source, at) ?? readNumber(source, at));
    if (token === undefined) return unexpected(source, at, character);
    if (token instanceof Failure) return token;
    tokens.push(token);
    at = token.span.end;
  }
}

function matchAt(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  return match === null ? undefined : { groups: match, end: at + match[0].length };
}

function stop(code: ErrorCode, start: number, end: number, data: JsonObject = {}): Failure {
  return new Failure(code, data, { start, end });
}

function readText(source: string, at: number): Token | Failure | undefined {
  if (source[at] !== "'") return undefined;
  const match = matchAt(textAt, source, at);
  if (match === undefined) return stop('text-not-closed', at, source.length);
  const text = source.slice(at + 1, match.end - 1).replaceAll("''", "'");
  return { kind: 'string', text, span: { start: at, end: match.end } };
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

function readName(source: string, at: number): Token | undefined {
  const match = matchAt(nameAt, source, at);
  if (match === undefined) return undefined;
  return { kind: 'identifier', text: match.groups[0], span: { start: at, end: match.end } };
}

function unexpected(source: string, at: number, character: string): Failure {
  if (character === '"') return stop('double-quotes', at, at + 1);
  const shown = String.fromCodePoint(source.codePointAt(at) ?? 0xfffd);
  return stop('unexpected-character', at, at + shown.length, { character: shown });
}
