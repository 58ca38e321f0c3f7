import type { Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import type { Piece } from './pieces.ts';
import { triviaText } from './trivia.ts';

/** The text that is laid out, and its tokens. */
export interface Formatter {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** Stands for line feeds inside of text literals while the layout's own are tidied; it is not in the source. */
  readonly lineFeed: string;
  /** Lays a node out. Carried here since lists contain nodes that contain lists. */
  readonly node: (formatter: Formatter, node: Node, depth: number) => string;
}

/** One step of indentation. */
const step = '    ';

/** A line break and the indentation behind it. */
export function newLine(depth: number): string {
  return `\n${step.repeat(Math.max(0, depth))}`;
}

/** What a piece is in formatted text when it is not laid out in a special way. */
export function pieceText(formatter: Formatter, piece: Piece, depth: number): string {
  switch (piece.kind) {
    case 'node':
      return formatter.node(formatter, piece.node, depth);
    case 'token':
      return tokenText(formatter, piece.token);
    case 'trivia':
      return triviaText(formatter.source, piece.tokens);
    default:
      return piece satisfies never;
  }
}

/** A token as written. */
export function tokenText({ source, lineFeed }: Formatter, { kind, start, end }: Token): string {
  const text = source.slice(start, end);
  return kind === 'text' ? text.replaceAll('\n', lineFeed) : text;
}
