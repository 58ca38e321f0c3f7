import type { Token, TokenKind } from '../syntax/token.ts';
import { isDigit, isNameStart, isSpace } from './characters.ts';
import { isProperName, scanComment, scanName, scanQuotedName, scanText } from './scan.ts';
import { scanStretch, scanTextFirst } from './scan-interpolation.ts';
import { isTooLarge, numberEnd } from './scan-number.ts';
import { invariantSeparators, type Separators } from './separators.ts';
import { callableKeywords, keywords, type Punctuators, punctuatorsOf, reservedWords } from './vocabulary.ts';

/** How a formula's text is to be read. */
export interface LexerOptions {
  /** Separators of the text's culture; invariant ones unless told. */
  readonly separators?: Separators;
  /** Whether the text is literal text with `${…}` islands, unless it starts with `=`. */
  readonly textFirst?: boolean;
  /** Whether words kept for later are errors; they are unless told. */
  readonly reservedWords?: boolean;
  /** What number literals mean, for the check of their size; `float` unless told. */
  readonly numberMode?: 'float' | 'decimal';
}

/** What surrounds the place where the lexer stands. A brace inside an island is `normal` again, so that its end is known. */
type Mode = 'normal' | 'island' | 'interpolation' | 'textFirst';

interface Lexer {
  readonly source: string;
  readonly separators: Separators;
  readonly punctuators: Punctuators;
  readonly reserved: boolean;
  readonly numberMode: 'float' | 'decimal';
  readonly tokens: Token[];
  readonly modes: Mode[];
  at: number;
}

/**
 * Splits a formula's text into tokens, in time linear in its length. What cannot be read becomes an `error` token; the last
 * token is always `end`.
 */
export function tokenize(source: string, options: LexerOptions = {}): readonly Token[] {
  const separators = options.separators ?? invariantSeparators;
  const lexer: Lexer = {
    source,
    separators,
    punctuators: punctuatorsOf(separators),
    reserved: options.reservedWords ?? true,
    numberMode: options.numberMode ?? 'float',
    tokens: [],
    modes: [],
    at: 0,
  };
  if (options.textFirst === true) startTextFirst(lexer);
  while (lexer.at < source.length) {
    const mode = lexer.modes.at(-1) ?? 'normal';
    if (mode === 'interpolation') readInterpolation(lexer);
    else if (mode === 'textFirst') readTextFirst(lexer);
    else readNormal(lexer, mode);
  }
  if (lexer.modes.at(-1) === 'textFirst') add(lexer, 'interpolationEnd', source.length, '');
  add(lexer, 'end', source.length, '');
  return lexer.tokens;
}

function add(
  lexer: Lexer,
  kind: TokenKind,
  end: number,
  value: string,
  quoted = false,
  problem?: string,
): void {
  lexer.tokens.push({ kind, start: lexer.at, end, value, quoted, problem });
  lexer.at = end;
}

function addError(lexer: Lexer, end: number, problem: string, value = ''): void {
  add(lexer, 'error', end, value, false, problem);
}

function startTextFirst(lexer: Lexer): void {
  if (lexer.source.startsWith('=')) return add(lexer, 'formulaStart', 1, '=');
  if (lexer.source === '') return;
  lexer.modes.push('textFirst');
  add(lexer, 'interpolationStart', 0, '');
}

function readNormal(lexer: Lexer, mode: Mode): void {
  const { source, at } = lexer;
  const code = source.charCodeAt(at);
  const char = source.charAt(at);
  if (mode === 'island' && char === '}') {
    lexer.modes.pop();
    return add(lexer, 'islandEnd', at + 1, char);
  }
  if (isDigit(code) || (char === lexer.separators.decimal && isDigit(source.charCodeAt(at + 1))))
    return readNumber(lexer);
  if (isNameStart(code)) return readName(lexer);
  if (char === "'") {
    const { end, value, closed } = scanQuotedName(source, at, lexer.separators.chain);
    const proper = isProperName(value) ? undefined : 'ErrEmptyInvalidIdentifier';
    return add(lexer, 'identifier', end, value, true, closed ? proper : 'ErrClosingBracketExpected');
  }
  if (char === '$' && source.charAt(at + 1) === '"') {
    lexer.modes.push('interpolation');
    return add(lexer, 'interpolationStart', at + 2, '$"');
  }
  if (char === '"') {
    const { end, value, closed } = scanText(source, at);
    return closed ? add(lexer, 'text', end, value) : addError(lexer, end, 'ErrBadToken');
  }
  if (isSpace(code)) {
    let end = at + 1;
    while (end < source.length && isSpace(source.charCodeAt(end))) end += 1;
    return add(lexer, 'whitespace', end, '');
  }
  if (char === '/' && (source.charAt(at + 1) === '/' || source.charAt(at + 1) === '*')) {
    const { end, closed } = scanComment(source, at);
    return add(lexer, 'comment', end, '', false, closed ? undefined : 'ErrMissingEndOfBlockComment');
  }
  readPunctuator(lexer, mode);
}

function readPunctuator(lexer: Lexer, mode: Mode): void {
  const { source, at } = lexer;
  const found = lexer.punctuators.get(source.charAt(at))?.find(({ text }) => source.startsWith(text, at));
  if (found === undefined)
    return addError(lexer, at + 1, source.charCodeAt(at) > 255 ? 'UnexpectedCharacterToken' : 'ErrBadToken');
  if (found.value === '{') lexer.modes.push('normal');
  if (found.value === '}' && mode === 'normal') lexer.modes.pop();
  add(lexer, 'punctuator', at + found.text.length, found.value);
}

function readNumber(lexer: Lexer): void {
  const { source, at, separators } = lexer;
  const end = numberEnd(source, at, separators.decimal);
  const text = source.slice(at, end).replace(separators.decimal, '.');
  if (isTooLarge(text, lexer.numberMode)) addError(lexer, end, 'ErrNumberTooLarge', text);
  else add(lexer, 'number', end, text);
}

function readName(lexer: Lexer): void {
  const { source } = lexer;
  const { end, value } = scanName(source, lexer.at);
  if (keywords.has(value)) {
    const called = callableKeywords.has(value) && source.charAt(end) === '(';
    return add(lexer, called ? 'identifier' : 'keyword', end, value);
  }
  if (lexer.reserved && reservedWords.has(value)) return addError(lexer, end, 'ErrReservedKeyword', value);
  add(lexer, 'identifier', end, value);
}

function readInterpolation(lexer: Lexer): void {
  const { source, at } = lexer;
  const { end, value, by } = scanStretch(source, at);
  if (by === 'eof') return addError(lexer, end, 'ErrBadToken', value);
  if (end > at) add(lexer, 'text', end, value);
  switch (by) {
    case 'end':
      lexer.modes.pop();
      return add(lexer, 'interpolationEnd', end + 1, '"');
    case 'island':
      lexer.modes.push('island');
      return add(lexer, 'islandStart', end + 1, '{');
    case 'stray':
      return addError(lexer, end + 1, 'ErrBadToken', '}');
    default:
      return by satisfies never;
  }
}

function readTextFirst(lexer: Lexer): void {
  const { end, value, by } = scanTextFirst(lexer.source, lexer.at);
  if (end > lexer.at) add(lexer, 'text', end, value);
  if (by !== 'island') return;
  lexer.modes.push('island');
  add(lexer, 'islandStart', end + 2, '${');
}
