/**
 * The kinds of token. White space and comments are tokens too: nothing of the text is lost. `formulaStart` is the `=` by which
 * a text first formula becomes an ordinary one; it is passed over like white space.
 */
export type TokenKind =
  | 'whitespace'
  | 'comment'
  | 'identifier'
  | 'keyword'
  | 'number'
  | 'text'
  | 'interpolationStart'
  | 'interpolationEnd'
  | 'islandStart'
  | 'islandEnd'
  | 'formulaStart'
  | 'punctuator'
  | 'error'
  | 'end';

/** One token. Its text is `source.slice(start, end)`. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** An identifier unquoted, text unescaped, a number in invariant form, a keyword or punctuator as its invariant text. */
  readonly value: string;
  /** An identifier in single quotes. */
  readonly quoted: boolean;
  /** Of an `error` token: the message key. */
  readonly problem: string | undefined;
}
