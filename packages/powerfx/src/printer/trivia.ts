import type { Token } from '../syntax/token.ts';

/** The place a comment takes in formatted text: the line breaks that set it off belong to it. */
export interface CommentExtent {
  readonly start: number;
  readonly end: number;
}

/**
 * A comment with the line break before it (and what indents it) when it starts a line, and with the blanks and the line break
 * behind it: a line comment always needs its break, and a block comment that ends a line keeps it.
 */
export function commentExtent(source: string, { start, end }: Token): CommentExtent {
  const before = source.slice(lineStartBefore(source, start), start);
  const from = before.startsWith('\n') ? start - before.length : start;
  return {
    start: from,
    end: source.startsWith('//', start) ? endOfLine(source, end) : endOfBlanks(source, end),
  };
}

/** The place of the nearest line feed before, if only white space lies between; otherwise the place itself. */
function lineStartBefore(source: string, at: number): number {
  for (let from = at - 1; from >= 0; from -= 1) {
    if (source.charAt(from) === '\n') return from;
    if (source.charAt(from).trim() !== '') return at;
  }
  return at;
}

function endOfLine(source: string, at: number): number {
  const feed = source.indexOf('\n', at);
  return feed < 0 ? source.length : feed + 1;
}

function endOfBlanks(source: string, from: number): number {
  let at = from;
  while (at < source.length && source.charAt(at).trim() === '') {
    at += 1;
    if (source.charAt(at - 1) === '\n') break;
  }
  return at;
}

/** The comments of some tokens, one after the other, as they stand in formatted text. */
export function commentsOf(source: string, tokens: readonly Token[]): string {
  return tokens
    .filter(({ kind }) => kind === 'comment')
    .map((token) => trimBlanks(sliceOf(source, commentExtent(source, token))))
    .join('');
}

/**
 * White space and comments between two tokens that mean something. White space alone is nothing; beside a comment its line
 * breaks are kept.
 */
export function triviaText(source: string, tokens: readonly Token[]): string {
  if (!tokens.some(({ kind }) => kind === 'comment')) return '';
  let text = '';
  let done = 0;
  for (const token of tokens) {
    if (token.kind === 'comment') {
      const extent = commentExtent(source, token);
      text += trimBlanks(sliceOf(source, extent));
      done = extent.end;
    } else text += trimBlanks(source.slice(Math.max(done, token.start), token.end));
  }
  return text;
}

function sliceOf(source: string, { start, end }: CommentExtent): string {
  return source.slice(start, end);
}

/** Without the blanks at the end; line breaks there stay. */
function trimBlanks(text: string): string {
  return text.replace(/ +$/, '');
}
