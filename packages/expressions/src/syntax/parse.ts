/** Tokens to a tree: `expr := literal | call | expr deref`. */
import type { JsonObject } from '@connectory/base';
import type { ErrorCode } from '../messages/catalogue.ts';
import { Failure, type Span } from '../run/failure.ts';
import { fitsInteger } from '../numbers/arithmetic.ts';
import { floatOf, integerOf, type Value } from '../values/value.ts';
import { maxExpressionDepth, maxExpressionLength } from './limits.ts';
import type { ExpressionNode, LiteralNode } from './nodes.ts';
import { readTokens, type Token, type TokenKind } from './tokenize.ts';

/** An expression and where it ends. */
export interface ParsedExpression {
  readonly expression: ExpressionNode;
  readonly end: number;
}

interface Parser {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** Offset behind the last token. */
  readonly end: number;
  at: number;
}

/**
 * Reads one expression that begins at an offset of a text. With `stopAtBrace` it ends before the brace that closes an interpolation,
 * else it takes all of the text.
 */
export function readExpression(
  source: string,
  start: number,
  stopAtBrace: boolean,
): ParsedExpression | Failure {
  const list = readTokens(source, start, stopAtBrace);
  const length = (list instanceof Failure ? source.length : list.end) - start;
  const tooLong = lengthFailure(length, start);
  if (tooLong !== undefined) return tooLong;
  if (list instanceof Failure) return list;
  const parser: Parser = { source, tokens: list.tokens, end: list.end, at: 0 };
  const expression = parseExpression(parser, 0);
  if (expression instanceof Failure) return expression;
  const rest = parser.tokens[parser.at];
  if (rest !== undefined) return stop('text-after-end', { start: rest.span.start, end: list.end });
  return { expression, end: list.end };
}

/** The failure of an expression that is longer than the host accepts. */
export function lengthFailure(length: number, start: number): Failure | undefined {
  if (length <= maxExpressionLength) return undefined;
  const data = { length, limit: maxExpressionLength };
  return new Failure('text-too-long', data, { start, end: start + length });
}

function stop(code: ErrorCode, span: Span, data: JsonObject = {}): Failure {
  return new Failure(code, data, span);
}

/** The place of the next token, or of the end. */
function here(parser: Parser): Span {
  return parser.tokens[parser.at]?.span ?? { start: parser.end, end: parser.end };
}

function take(parser: Parser, kind: TokenKind): Token | undefined {
  const token = parser.tokens[parser.at];
  if (token?.kind !== kind) return undefined;
  parser.at += 1;
  return token;
}

function expect(parser: Parser, kind: TokenKind, expected: string): Token | Failure {
  return take(parser, kind) ?? stop('token-expected', here(parser), { expected });
}

function parseExpression(parser: Parser, depth: number): ExpressionNode | Failure {
  if (depth > maxExpressionDepth) return stop('too-deep', here(parser), { limit: maxExpressionDepth });
  let node = parseOperand(parser, depth);
  while (!(node instanceof Failure)) {
    const next: ExpressionNode | Failure | undefined = parseAccess(parser, node, depth);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function parseOperand(parser: Parser, depth: number): ExpressionNode | Failure {
  const token = parser.tokens[parser.at];
  if (token === undefined) return stop('expression-expected', here(parser));
  switch (token.kind) {
    case 'string':
      parser.at += 1;
      return literal(parser, token.text, token.span);
    case 'integer':
    case 'float':
      parser.at += 1;
      return number(parser, token.span);
    case 'dot':
      return pointNumber(parser, token);
    case 'identifier':
      parser.at += 1;
      return parseName(parser, token, depth);
    default:
      return stop('expression-expected', token.span);
  }
}

function literal({ source }: Parser, value: Value, span: Span): LiteralNode {
  return { kind: 'literal', value, text: source.slice(span.start, span.end), span };
}

/** `.5`: the host takes it as a number, though its tokens are a point and a number. */
function pointNumber(parser: Parser, dot: Token): ExpressionNode | Failure {
  const digits = parser.tokens[parser.at + 1];
  const joined = digits?.span.start === dot.span.end && /^\d/u.test(digits.text);
  if (digits === undefined || !joined) return stop('expression-expected', dot.span);
  parser.at += 2;
  return number(parser, { start: dot.span.start, end: digits.span.end });
}

function number(parser: Parser, span: Span): LiteralNode | Failure {
  const text = parser.source.slice(span.start, span.end);
  if (/[.eE]/u.test(text)) return literal(parser, floatOf(Number(text)), span);
  const value = BigInt(text.replace('+', ''));
  return fitsInteger(value)
    ? literal(parser, integerOf(value), span)
    : stop('integer-out-of-range', span, { text });
}

const words: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

function parseName(parser: Parser, name: Token, depth: number): ExpressionNode | Failure {
  if (take(parser, 'left-parenthesis') === undefined) {
    const word = name.text.toLowerCase();
    const value = Object.hasOwn(words, word) ? words[word] : undefined;
    if (value !== undefined) return literal(parser, value, name.span);
    return stop('name-alone', name.span, { name: name.text });
  }
  const args: ExpressionNode[] = [];
  const close = take(parser, 'right-parenthesis') ?? parseArguments(parser, args, depth);
  if (close instanceof Failure) return close;
  const span = { start: name.span.start, end: close.span.end };
  return { kind: 'call', name: name.text, nameSpan: name.span, args, span };
}

function parseArguments(parser: Parser, args: ExpressionNode[], depth: number): Token | Failure {
  do {
    const arg = parseExpression(parser, depth + 1);
    if (arg instanceof Failure) return arg;
    args.push(arg);
  } while (take(parser, 'comma') !== undefined);
  return expect(parser, 'right-parenthesis', ')');
}

/** The next read of a property or element; `undefined` when none follows. */
function parseAccess(
  parser: Parser,
  target: ExpressionNode,
  depth: number,
): ExpressionNode | Failure | undefined {
  const safe = take(parser, 'question') !== undefined;
  const { start } = target.span;
  if (take(parser, 'dot') !== undefined) {
    const name = take(parser, 'identifier');
    if (name === undefined) return stop('member-name-expected', here(parser));
    const key = literal(parser, name.text, name.span);
    return { kind: 'access', target, key, safe, span: { start, end: name.span.end } };
  }
  if (take(parser, 'left-bracket') !== undefined) {
    const key = parseExpression(parser, depth + 1);
    if (key instanceof Failure) return key;
    const close = expect(parser, 'right-bracket', ']');
    if (close instanceof Failure) return close;
    return { kind: 'access', target, key, safe, span: { start, end: close.span.end } };
  }
  return safe ? stop('token-expected', here(parser), { expected: '.' }) : undefined;
}
