import { leftOf } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { formatCall, formatRecord, formatTable } from './format-list.ts';
import { type Formatter, newLine, pieceText, tokenText } from './format-piece.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { triviaText } from './trivia.ts';

/** Lays a node out. `depth` counts the lists it stands in. Left operands are followed in a loop: they may be thousands deep. */
export function formatNode(formatter: Formatter, node: Node, depth: number): string {
  const spine: Node[] = [];
  let at = node;
  for (let left = leftOf(at); left !== undefined && at.kind !== 'call'; left = leftOf(at)) {
    spine.push(at);
    at = left;
  }
  let text = formatRest(formatter, at, depth);
  for (const outer of spine.toReversed()) text = formatAround(formatter, outer, text, depth);
  return text;
}

function formatRest(formatter: Formatter, node: Node, depth: number): string {
  const pieces = piecesOf(formatter.tokens, node);
  switch (node.kind) {
    case 'call':
      return formatCall(formatter, node, pieces, depth);
    case 'record':
      return formatRecord(formatter, pieces, depth);
    case 'table':
      return formatTable(formatter, pieces, depth);
    case 'chain':
      return formatChain(formatter, pieces, depth);
    case 'interpolation':
      return formatInterpolation(formatter, pieces, depth);
    case 'unary':
    case 'type':
      return pieces.map((piece) => spaced(formatter, piece, depth)).join('');
    default:
      return pieces.map((piece) => pieceText(formatter, piece, depth)).join('');
  }
}

/** Literal text and islands. A brace that opens an island and one that opens a record stay apart. */
function formatInterpolation(formatter: Formatter, pieces: readonly Piece[], depth: number): string {
  let text = '';
  let opened = false;
  for (const piece of pieces) {
    const next = pieceText(formatter, piece, depth);
    text += opened && next.startsWith('{') ? ` ${next}` : next;
    if (next !== '') opened = piece.kind === 'token' && piece.token.kind === 'islandStart';
  }
  return text;
}

/** A node around its left operand, which is laid out already. */
function formatAround(formatter: Formatter, node: Node, left: string, depth: number): string {
  let text = '';
  let passed = false;
  for (const piece of piecesOf(formatter.tokens, node)) {
    if (piece.kind === 'node' && !passed) {
      passed = true;
      text += node.kind === 'binary' ? `${left} ` : left;
    } else if (node.kind !== 'binary') text += spaced(formatter, piece, depth);
    else if (piece.kind === 'node') text += ` ${formatNode(formatter, piece.node, depth)}`;
    else if (piece.kind === 'trivia') text += operatorTrivia(formatter, piece.tokens);
    else text += tokenText(formatter, piece.token);
  }
  return text;
}

/** White space beside an operator: a line break is kept, blanks are ours to set. */
function operatorTrivia(formatter: Formatter, tokens: readonly Token[]): string {
  const text = triviaText(formatter.source, tokens);
  if (text !== '') return text;
  return tokens.some((token) => tokenText(formatter, token).includes('\n')) ? '\n' : '';
}

/** A piece where white space, if there is any, stays one blank. */
function spaced(formatter: Formatter, piece: Piece, depth: number): string {
  const blank = piece.kind === 'trivia' && piece.tokens.every(({ kind }) => kind === 'whitespace');
  return blank ? ' ' : pieceText(formatter, piece, depth);
}

/** Each formula of a chain starts a line. */
function formatChain(formatter: Formatter, pieces: readonly Piece[], depth: number): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const previous = pieces[index - 1];
    const afterSeparator = previous?.kind === 'token' && previous.token.value === ';';
    if (piece.kind === 'trivia' && afterSeparator)
      text += chainComment(pieceText(formatter, piece, depth), depth);
    else text += pieceText(formatter, piece, depth);
    const last = index === pieces.length - 1;
    if (piece.kind === 'token' && piece.token.value === ';' && !last) text += newLine(depth);
  }
  return text;
}

/** A comment before a formula of a chain stands on its line; a line comment needs a line of its own. */
function chainComment(text: string, depth: number): string {
  const comment = text.trim();
  const lastLine = comment.slice(comment.lastIndexOf('\n') + 1);
  return lastLine.trimStart().startsWith('//') ? comment + newLine(depth) : comment;
}
