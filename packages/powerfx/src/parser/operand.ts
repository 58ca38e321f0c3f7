import type { Node, UnaryNode } from '../syntax/nodes.ts';
import { readCall } from './call.ts';
import { readRecord, readTable } from './collection.ts';
import { readInterpolation } from './interpolation.ts';
import { badToken, errorNode, readIdentifier, readText } from './make.ts';
import { level } from './operators.ts';
import { eat, extent, move, type ParserState, peek, place, spanOf, symbolOf } from './state.ts';

/** Reads one operand: a literal, a name, a call, something in brackets, or one behind a prefix operator. */
export function readOperand(state: ParserState): Node {
  const from = state.at;
  const token = peek(state);
  switch (symbolOf(token)) {
    case '(':
      return readParentheses(state);
    case '{':
      return readRecord(state);
    case '[':
      return symbolOf(peek(state, 1)) === '@' ? readGlobalName(state) : readTable(state);
    case '-':
      return readPrefix(state, 'minus');
    case '!':
    case 'Not':
      return readPrefix(state, 'not');
    case 'number':
      move(state);
      return { kind: 'number', ...place(state, from, spanOf(token), 1), text: token.value };
    case 'true':
    case 'false':
      move(state);
      return { kind: 'boolean', ...place(state, from, spanOf(token), 1), value: token.value === 'true' };
    case 'text':
      return readText(state);
    case 'interpolationStart':
      return readInterpolation(state);
    case 'identifier':
      return readNamed(state);
    case 'Self':
      move(state);
      return { kind: 'self', ...place(state, from, spanOf(token), 1) };
    case 'Parent':
      move(state);
      return { kind: 'parent', ...place(state, from, spanOf(token), 1) };
    case 'end':
      return errorNode(state, from, token, 'ErrOperandExpected');
    case 'error':
      return badToken(state, token.problem ?? 'ErrBadToken');
    default:
      return badToken(state, 'ErrBadToken');
  }
}

/** A name, a call, or where types are enabled `Type(…)`. */
function readNamed(state: ParserState): Node {
  const from = state.at;
  const identifier = readIdentifier(state);
  if (symbolOf(peek(state)) !== '(')
    return {
      kind: 'name',
      ...place(state, from, identifier.span, 1),
      identifier,
      global: false,
    };
  if (state.types && identifier.name === 'Type' && !identifier.quoted) return readType(state, from);
  return readCall(state, from, [], identifier, 0);
}

function readType(state: ParserState, from: number): Node {
  // Messages about a type point at the parenthesis.
  const span = spanOf(move(state));
  const body = state.expression(state, level.none);
  eat(state, ')');
  return { kind: 'type', ...place(state, from, span, body.depth + 1), body };
}

/** Parentheses leave no node; what is inside takes them into its extent. */
function readParentheses(state: ParserState): Node {
  const from = state.at;
  move(state);
  const node = state.expression(state, level.single);
  eat(state, ')');
  return { ...node, ...extent(state, from) };
}

/** `[@Name]`, a name of the outermost scope. */
function readGlobalName(state: ParserState): Node {
  const from = state.at;
  move(state);
  const at = move(state);
  const identifier = readIdentifier(state);
  eat(state, ']');
  const span = { start: at.start, end: identifier.span.end };
  return { kind: 'name', ...place(state, from, span, 1), identifier, global: true };
}

function readPrefix(state: ParserState, operator: 'minus' | 'not'): UnaryNode {
  const from = state.at;
  const token = move(state);
  const operand = state.expression(state, level.prefix);
  return {
    kind: 'unary',
    ...place(state, from, spanOf(token), operand.depth + 1),
    operator,
    word: token.kind === 'keyword',
    operand,
  };
}
