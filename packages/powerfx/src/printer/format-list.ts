import type { CallNode } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { type Formatter, newLine, pieceText, tokenText } from './format-piece.ts';
import type { Piece } from './pieces.ts';

/**
 * Lists – arguments, fields, items – have one part a line when there are several, or one that takes several lines. The parts
 * are laid out first, since the list depends on how they came out.
 */
interface Laid {
  readonly texts: ReadonlyMap<Piece, string>;
  readonly broken: boolean;
}

function layParts(formatter: Formatter, pieces: readonly Piece[], depth: number): Laid {
  const texts = new Map<Piece, string>();
  let broken = false;
  for (const piece of pieces) {
    if (piece.kind !== 'node') continue;
    const text = formatter.node(formatter, piece.node, depth);
    texts.set(piece, text);
    broken ||= text.includes('\n') || text.includes(formatter.lineFeed);
  }
  return { texts, broken: broken || texts.size > 1 };
}

/** `Name(…)`: the parts before the parenthesis as they are, each argument on a line. */
export function formatCall(
  formatter: Formatter,
  node: CallNode,
  pieces: readonly Piece[],
  outer: number,
): string {
  const depth = outer + 1;
  const open = pieces.findIndex((piece) => piece.kind === 'token' && piece.token.start === node.open.start);
  const { texts, broken } = layParts(formatter, pieces.slice(open), depth);
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const laid = texts.get(piece);
    const closing = piece.kind === 'token' && piece.token.start === node.close?.start;
    if (laid !== undefined) text += broken ? newLine(depth) + laid : laid;
    else if (closing && broken) text += newLine(depth - 1) + tokenText(formatter, piece.token);
    else if (piece.kind === 'trivia' && index < open && pieceText(formatter, piece, depth) === '')
      text += ' ';
    else text += pieceText(formatter, piece, depth);
  }
  return text;
}

/** `{ name: value, … }`. */
export function formatRecord(formatter: Formatter, pieces: readonly Piece[], outer: number): string {
  const depth = outer + 1;
  const { texts, broken } = layParts(formatter, pieces, depth);
  let text = '';
  let previous: Token | undefined;
  for (const piece of pieces) {
    const laid = texts.get(piece);
    if (piece.kind === 'trivia') {
      text += fieldComment(pieceText(formatter, piece, depth), previous, depth);
      continue;
    }
    text +=
      laid ?? (piece.kind === 'token' ? bracketText(formatter, piece.token, broken, depth, '{', '}') : '');
    if (piece.kind === 'token' && piece.token.value === ':') text += ' ';
    previous = piece.kind === 'token' ? piece.token : undefined;
  }
  return text;
}

/** A block comment before a field has a line of its own; a line comment brings its line break along. */
function fieldComment(text: string, previous: Token | undefined, depth: number): string {
  const starts = previous?.value === '{' || previous?.value === ',';
  const comment = text.trimStart();
  if (!starts || comment === '') return text;
  return comment.startsWith('//') ? comment.trimEnd() + newLine(depth) : comment + newLine(depth);
}

/** `[value, …]`. */
export function formatTable(formatter: Formatter, pieces: readonly Piece[], outer: number): string {
  const depth = outer + 1;
  const { texts, broken } = layParts(formatter, pieces, depth);
  return pieces
    .map((piece) => {
      if (piece.kind === 'token') return bracketText(formatter, piece.token, broken, depth, '[', ']');
      return texts.get(piece) ?? pieceText(formatter, piece, depth);
    })
    .join('');
}

/** A bracket or separator with the line break it brings. */
function bracketText(
  formatter: Formatter,
  token: Token,
  broken: boolean,
  depth: number,
  open: string,
  close: string,
): string {
  const text = tokenText(formatter, token);
  if (!broken || token.kind !== 'punctuator') return text;
  if (token.value === open || token.value === ',') return text + newLine(depth);
  return token.value === close ? newLine(depth - 1) + text : text;
}
