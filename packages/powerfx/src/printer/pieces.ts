import { childrenOf } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';

/** A part of a node's text: a child, a token of its own, or white space and comments between those. */
export type Piece =
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'trivia'; readonly tokens: readonly Token[] };

/** The parts of a node's text in order; parentheses around the node are tokens of its own. */
export function piecesOf(tokens: readonly Token[], node: Node): readonly Piece[] {
  const pieces: Piece[] = [];
  const children = childrenOf(node).filter(({ firstToken, endToken }) => endToken > firstToken);
  let next = 0;
  let trivia: Token[] = [];
  const flush = (): void => {
    if (trivia.length > 0) pieces.push({ kind: 'trivia', tokens: trivia });
    trivia = [];
  };
  for (let at = node.firstToken; at < node.endToken; at += 1) {
    const child = children[next];
    if (child !== undefined && child.firstToken === at) {
      flush();
      pieces.push({ kind: 'node', node: child });
      at = child.endToken - 1;
      next += 1;
      continue;
    }
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'whitespace' || token.kind === 'comment' || token.kind === 'formulaStart')
      trivia.push(token);
    else {
      flush();
      pieces.push({ kind: 'token', token });
    }
  }
  flush();
  return pieces;
}
