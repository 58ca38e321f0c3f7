import { type LexerOptions, tokenize } from '../lexer/tokenize.ts';
import type { Token } from '../syntax/token.ts';
import { commentExtent } from './trivia.ts';

/** How a formula is made shorter. */
export interface MinifyOptions extends LexerOptions {
  readonly removeComments?: boolean;
}

/** A formula without white space, and without comments if asked. Keywords keep a blank on both sides. */
export function minify(source: string, options: MinifyOptions = {}): string {
  let text = '';
  let opened = false;
  for (const token of tokenize(source, options)) {
    const next = minified(source, token, options.removeComments === true);
    // A brace that opens an island and one that opens a record would be one brace of literal text.
    text += opened && next.startsWith('{') ? ` ${next}` : next;
    if (next !== '') opened = token.kind === 'islandStart';
  }
  return text;
}

/** A formula without white space, comments kept. A formula of one token is given back as it is. */
export function removeWhitespace(source: string, options: LexerOptions = {}): string {
  // The end is a token too.
  return tokenize(source, options).length <= 2 ? source : minify(source, options);
}

function minified(source: string, token: Token, removeComments: boolean): string {
  const text = source.slice(token.start, token.end);
  switch (token.kind) {
    case 'whitespace':
    case 'formulaStart':
    case 'end':
      return '';
    case 'comment': {
      if (removeComments) return '';
      const { start, end } = commentExtent(source, token);
      return source.slice(start, end);
    }
    case 'keyword':
      return token.value === 'Self' ? text : ` ${text} `;
    case 'identifier':
    case 'number':
    case 'text':
    case 'interpolationStart':
    case 'interpolationEnd':
    case 'islandStart':
    case 'islandEnd':
    case 'punctuator':
    case 'error':
      return text;
    default:
      return token.kind satisfies never;
  }
}
