import type { ErrorNode, Identifier, Node, TextNode } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { move, type ParserState, peek, place, spanOf, symbol, tell, tellExpected } from './state.ts';

/** The largest depth of nesting. Deeper formulas are refused: reading, checking and running them is recursive. */
export const depthLimit = 50;

/** Tells a problem at a token and makes the node that stands for what could not be read. */
export function errorNode(
  state: ParserState,
  from: number,
  token: Token,
  key: string,
  parts: readonly Node[] = [],
): ErrorNode {
  const span = spanOf(token);
  tell(state, key, span);
  return { kind: 'error', ...place(state, from, span, deepest(parts) + 1), key, parts };
}

/** Takes the current token as what could not be read. The end of a definition is left, so that the next one can be read. */
export function badToken(state: ParserState, key: string): ErrorNode {
  const from = state.at;
  const ends = state.chaining === 'stop' && symbol(state) === ';';
  return errorNode(state, from, ends ? peek(state) : move(state), key);
}

/** Reads a name. Where there is none, an empty one stands there. */
export function readIdentifier(state: ParserState): Identifier {
  const token = peek(state);
  if (token.kind !== 'identifier') {
    tellExpected(state, token, 'identifier');
    return { name: '', span: { start: token.start, end: token.start }, quoted: false };
  }
  move(state);
  const span = spanOf(token);
  tellName(state, token);
  return { name: token.value, span, quoted: token.quoted };
}

/** A text literal, or a stretch of literal text inside an interpolated one. */
export function readText(state: ParserState): TextNode {
  const from = state.at;
  const token = move(state);
  return { kind: 'text', ...place(state, from, spanOf(token), 1), value: token.value };
}

/** Tells what is wrong with a quoted name. One that a line end broke off is no proper name either. */
export function tellName(state: ParserState, token: Token): void {
  if (token.problem === undefined) return;
  tell(state, token.problem, spanOf(token));
  const after = state.tokens[(state.significant[state.at - 1] ?? 0) + 1];
  if (token.problem === 'ErrClosingBracketExpected' && after?.kind === 'whitespace')
    tell(state, 'ErrEmptyInvalidIdentifier', spanOf(token));
}

/** The greatest depth of some nodes; 0 without any. */
export function deepest(nodes: readonly Node[]): number {
  let depth = 0;
  for (const node of nodes) depth = Math.max(depth, node.depth);
  return depth;
}
