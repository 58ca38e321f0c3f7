import type { AsNode, BinaryNode, ChainNode, Identifier, MemberNode, Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { readCall } from './call.ts';
import { badToken, deepest, depthLimit, errorNode, readIdentifier } from './make.ts';
import { readOperand } from './operand.ts';
import { type BinaryRule, binaryRules, level } from './operators.ts';
import {
  eat,
  extent,
  move,
  type ParserState,
  peek,
  place,
  spanOf,
  stop,
  symbol,
  symbolOf,
  tell,
} from './state.ts';

/**
 * Reads the longest expression whose operators bind at least as tightly as `minimum`. Chains of operators of one level are
 * read in a loop, so that only real nesting counts against the depth limit.
 */
export function readExpression(state: ParserState, minimum: number): Node {
  state.depth += 1;
  const node = state.depth > depthLimit ? tooDeep(state) : readChainOfOperators(state, minimum);
  state.depth -= 1;
  return node;
}

function tooDeep(state: ParserState): Node {
  const node = badToken(state, 'ErrRuleNestedTooDeeply');
  stop(state);
  return node;
}

function readChainOfOperators(state: ParserState, minimum: number): Node {
  const from = state.at;
  let node = readOperand(state);
  for (;;) {
    const next = readNext(state, from, node, minimum);
    if (next === undefined) return node;
    node = next;
    if (state.stopped) return node;
  }
}

/** What the tokens after `left` make of it; undefined when they do not belong to it. */
function readNext(state: ParserState, from: number, left: Node, minimum: number): Node | undefined {
  const token = peek(state);
  const text = symbolOf(token);
  const rule = binaryRules.get(text);
  if (rule !== undefined) return rule.level < minimum ? undefined : readBinary(state, from, left, rule);
  switch (text) {
    case '%':
      move(state);
      return {
        kind: 'unary',
        ...place(state, from, { start: left.full.start, end: token.end }, left.depth + 1),
        operator: 'percent',
        word: false,
        operand: left,
      };
    case '.':
    case '!':
      return readMember(state, from, left, text);
    case '[':
      return readScopedMember(state, from, left);
    case '(':
      return readNamespaceCall(state, from, left);
    case 'As':
      return level.as < minimum ? undefined : readAs(state, from, left);
    case ';':
      if (state.chaining === 'stop') return undefined;
      if (state.chaining === 'error') return readWithoutOperator(state, from, left);
      return minimum > level.none ? undefined : readChain(state, from, left);
    case 'identifier':
    case 'number':
    case 'text':
    case 'true':
    case 'false':
      return readWithoutOperator(state, from, left);
    default:
      return undefined;
  }
}

function readBinary(state: ParserState, from: number, left: Node, rule: BinaryRule): BinaryNode {
  const token = move(state);
  const right = readExpression(state, rule.right);
  // A difference counts as the sum with the negated operand, which is one deeper.
  const below = rule.operator === 'subtract' ? right.depth + 1 : right.depth;
  return {
    kind: 'binary',
    ...place(state, from, spanOf(token), Math.max(left.depth, below) + 1),
    operator: rule.operator,
    word: rule.word,
    left,
    right,
  };
}

/** Two operands side by side: the second is kept, its first token standing where the operator is missing. */
function readWithoutOperator(state: ParserState, from: number, left: Node): Node {
  const token = peek(state);
  tell(state, 'ErrOperatorExpected', spanOf(token));
  move(state);
  const right = readExpression(state, level.error);
  return {
    kind: 'error',
    ...place(state, from, spanOf(token), deepest([left, right]) + 1),
    key: 'ErrOperatorExpected',
    parts: [left, right],
  };
}

function readMember(state: ParserState, from: number, left: Node, mark: '.' | '!'): Node {
  const style = mark === '.' ? 'dot' : 'bang';
  // The two ways of writing it do not mix: `A.B!C` is refused.
  if (left.kind === 'member' && left.style !== style && left.style !== 'at')
    return readWithoutOperator(state, from, left);
  const token = move(state);
  return limited(state, token, memberNode(state, from, token, left, readIdentifier(state), style));
}

function memberNode(
  state: ParserState,
  from: number,
  token: Token,
  left: Node,
  identifier: Identifier,
  style: MemberNode['style'],
): MemberNode {
  const span = { start: token.start, end: identifier.span.end };
  return { kind: 'member', ...place(state, from, span, left.depth + 1), left, identifier, style };
}

/** Long paths are deep trees, though they are read in a loop. */
function limited(state: ParserState, token: Token, node: MemberNode): Node {
  if (node.depth <= depthLimit) return node;
  const error = errorNode(state, state.at, token, 'ErrRuleNestedTooDeeply');
  stop(state);
  return error;
}

/** `Table[@Column]`, only directly behind a plain name. */
function readScopedMember(state: ParserState, from: number, left: Node): Node | undefined {
  if (left.kind !== 'name' || left.global || symbolOf(peek(state, 1)) !== '@') return undefined;
  const open = move(state);
  move(state);
  const identifier = readIdentifier(state);
  eat(state, ']');
  return memberNode(state, from, open, left, identifier, 'at');
}

/**
 * `Namespace.Function(…)`: a call when all before the parenthesis is a path of names. Canvas apps also call a component's
 * behaviours: `Parent.OnReset()`.
 */
function readNamespaceCall(state: ParserState, from: number, left: Node): Node | undefined {
  if (left.kind !== 'member') return undefined;
  if (left.left.kind === 'parent' || left.left.kind === 'self')
    return readCall(state, from, [], left.identifier, left.depth, left.left);
  const namespace: Identifier[] = [];
  let node: Node = left.left;
  while (node.kind === 'member') {
    namespace.push(node.identifier);
    node = node.left;
  }
  if (node.kind !== 'name') return undefined;
  namespace.push(node.identifier);
  return readCall(state, from, namespace.toReversed(), left.identifier, left.depth);
}

function readAs(state: ParserState, from: number, left: Node): AsNode {
  const token = move(state);
  const identifier = readIdentifier(state);
  return { kind: 'as', ...place(state, from, spanOf(token), left.depth + 1), left, identifier };
}

/** `a; b; c`. A separator before a closing mark or the end leaves nothing behind it. */
function readChain(state: ParserState, from: number, first: Node): Node {
  const items = [first];
  const separator = spanOf(peek(state));
  while (symbol(state) === ';') {
    move(state);
    if (chainEnds.has(symbol(state))) break;
    items.push(readExpression(state, level.single));
  }
  if (items.length === 1) return { ...first, ...extent(state, from) };
  const chain: ChainNode = { kind: 'chain', ...place(state, from, separator, deepest(items) + 1), items };
  return chain;
}

const chainEnds: ReadonlySet<string> = new Set(['end', ',', ')', '}']);
