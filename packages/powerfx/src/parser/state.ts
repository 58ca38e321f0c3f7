import type { Node } from '../syntax/nodes.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Span } from '../syntax/span.ts';
import type { Token } from '../syntax/token.ts';

/** What a chaining separator means where the parser stands: a chain, an operator too many, or the end of a definition. */
export type Chaining = 'allowed' | 'error' | 'stop';

/**
 * Where a parse stands. The functions of the parser share one and change it; nothing outside of this folder sees it.
 * Positions count significant tokens: white space and comments are skipped here, once.
 */
export interface ParserState {
  readonly tokens: readonly Token[];
  /** Indexes of the tokens that mean something; the last is the `end` token's. */
  readonly significant: readonly number[];
  readonly types: boolean;
  readonly problems: Problem[];
  /** Reads an expression of at least a level. Carried here since all kinds of operand contain expressions again. */
  readonly expression: (state: ParserState, minimum: number) => Node;
  chaining: Chaining;
  at: number;
  nextId: number;
  depth: number;
  /** Set when the formula is nested too deeply: nothing more is read or told. */
  stopped: boolean;
}

const trivia: ReadonlySet<string> = new Set(['whitespace', 'comment', 'formulaStart']);
const nothing: Token = { kind: 'end', start: 0, end: 0, value: '', quoted: false, problem: undefined };

/** A parse that has not read anything yet. */
export function startParse(
  tokens: readonly Token[],
  expression: ParserState['expression'],
  chaining: Chaining,
  types: boolean,
): ParserState {
  const significant: number[] = [];
  for (const [index, { kind }] of tokens.entries()) if (!trivia.has(kind)) significant.push(index);
  return {
    tokens,
    significant,
    types,
    problems: [],
    expression,
    chaining,
    at: 0,
    nextId: 0,
    depth: 0,
    stopped: false,
  };
}

/** The token `ahead` places after the one where the parser stands. Behind the end there is only the end. */
export function peek(state: ParserState, ahead = 0): Token {
  const last = state.significant.length - 1;
  const index = state.significant[Math.min(state.at + ahead, last)];
  return (index === undefined ? undefined : state.tokens[index]) ?? nothing;
}

/** What a token is to the grammar: the text of a punctuator or a keyword, otherwise its kind. */
export function symbolOf(token: Token): string {
  return token.kind === 'punctuator' || token.kind === 'keyword' ? token.value : token.kind;
}

/** The current token's meaning. */
export function symbol(state: ParserState): string {
  return symbolOf(peek(state));
}

/** Takes the current token. The end is never passed. */
export function move(state: ParserState): Token {
  const token = peek(state);
  if (token.kind !== 'end') state.at += 1;
  return token;
}

/** Takes the current token if it is the one wanted, otherwise tells what was found instead and leaves it. */
export function eat(state: ParserState, wanted: string): Token | undefined {
  if (symbol(state) === wanted) return move(state);
  tellExpected(state, peek(state), wanted);
  return undefined;
}

/** Tells a problem. After the parse was stopped there is nothing to tell. */
export function tell(state: ParserState, key: string, span: Span, args: readonly string[] = []): void {
  if (state.stopped) return;
  state.problems.push({ key, args, span, severity: 'critical' });
}

/** Tells that another token was expected. */
export function tellExpected(state: ParserState, found: Token, wanted: string): void {
  tell(state, 'ErrExpectedFound_Ex_Fnd', spanOf(found), [nameOf(symbolOf(found)), nameOf(wanted)]);
}

/** Where a message about a token points. A brace that closes nothing is told just before it. */
export function spanOf({ kind, start, end, value }: Token): Span {
  return kind === 'error' && value === '}' ? { start, end: start } : { start, end };
}

/** Stops the parse: jumps to the end, or to the end of the definition, and tells nothing from here on. */
export function stop(state: ParserState): void {
  state.stopped = true;
  while (symbol(state) !== 'end' && !(state.chaining === 'stop' && symbol(state) === ';')) state.at += 1;
}

/** The span, token range and depth of a node read from token `from` up to here. */
export function place(
  state: ParserState,
  from: number,
  span: Span,
  depth: number,
): {
  readonly id: number;
  readonly span: Span;
  readonly full: Span;
  readonly firstToken: number;
  readonly endToken: number;
  readonly depth: number;
} {
  const id = state.nextId;
  state.nextId += 1;
  return { id, span, ...extent(state, from), depth };
}

/** The text and tokens from token `from` up to here; where nothing was read, an empty place. */
export function extent(
  state: ParserState,
  from: number,
): { readonly full: Span; readonly firstToken: number; readonly endToken: number } {
  const { tokens, significant, at } = state;
  const firstToken = significant[from] ?? 0;
  const start = tokens[firstToken]?.start ?? 0;
  if (at <= from) return { full: { start, end: start }, firstToken, endToken: firstToken };
  const last = significant[at - 1] ?? firstToken;
  return { full: { start, end: tokens[last]?.end ?? start }, firstToken, endToken: last + 1 };
}

/** Names of tokens as messages about unexpected tokens carry them. */
const names: Readonly<Record<string, string>> = {
  end: 'Eof',
  identifier: 'Ident',
  number: 'NumLit',
  text: 'StrLit',
  error: 'Error',
  interpolationStart: 'StrInterpStart',
  interpolationEnd: 'StrInterpEnd',
  islandStart: 'IslandStart',
  islandEnd: 'IslandEnd',
  true: 'True',
  false: 'False',
  in: 'In',
  exactin: 'Exactin',
  And: 'KeyAnd',
  Or: 'KeyOr',
  Not: 'KeyNot',
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'Div',
  '^': 'Caret',
  '&': 'Ampersand',
  '%': 'PercentSign',
  '=': 'Equ',
  '<>': 'LssGrt',
  '<': 'Lss',
  '<=': 'LssEqu',
  '>': 'Grt',
  '>=': 'GrtEqu',
  '&&': 'And',
  '||': 'Or',
  '!': 'Bang',
  '.': 'Dot',
  ',': 'Comma',
  ';': 'Semicolon',
  ':': 'Colon',
  ':=': 'ColonEqual',
  '=>': 'DoubleBarrelArrow',
  '@': 'At',
  '(': 'ParenOpen',
  ')': 'ParenClose',
  '{': 'CurlyOpen',
  '}': 'CurlyClose',
  '[': 'BracketOpen',
  ']': 'BracketClose',
};

function nameOf(wanted: string): string {
  return names[wanted] ?? wanted;
}
