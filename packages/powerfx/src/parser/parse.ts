import { tokenize } from '../lexer/tokenize.ts';
import type { Separators } from '../lexer/separators.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { readExpression } from './expression.ts';
import { level } from './operators.ts';
import { type ParserState, peek, place, spanOf, startParse, symbol, tell } from './state.ts';

/** How a formula is to be read. */
export interface ParseOptions {
  /** Separators of the text's culture; invariant ones unless told. */
  readonly separators?: Separators;
  /** Whether formulas may follow each other with `;`: in behaviours. */
  readonly chaining?: boolean;
  /** Whether the text is literal text with `${…}` islands, unless it starts with `=`. */
  readonly textFirst?: boolean;
  /** Whether words kept for later are errors; they are unless told. */
  readonly reservedWords?: boolean;
  /** Whether `Type(…)` is a type; it is unless told. */
  readonly types?: boolean;
  /** What number literals mean, for the check of their size; `float` unless told. */
  readonly numberMode?: 'float' | 'decimal';
}

/** Reads a formula. There is always a tree; what is wrong with the text is in `problems`, in the order it was found. */
export function parseFormula(source: string, options: ParseOptions = {}): Syntax {
  const tokens = tokenize(source, options);
  const state = startParse(
    tokens,
    readExpression,
    options.chaining === true ? 'allowed' : 'error',
    options.types ?? true,
  );
  const root = readRoot(state);
  tellOpenComment(state);
  return { source, tokens, root, nodeCount: state.nextId, problems: state.problems };
}

function readRoot(state: ParserState): Node {
  if (symbol(state) === 'end') return { kind: 'empty', ...place(state, state.at, spanOf(peek(state)), 1) };
  const root = readExpression(state, level.none);
  if (symbol(state) !== 'end') tell(state, 'ErrBadToken', spanOf(peek(state)));
  return root;
}

/** A comment that is not closed runs to the end, so it can only be the last thing written. */
export function tellOpenComment(state: ParserState): void {
  for (const token of state.tokens.slice(-2))
    if (token.kind === 'comment' && token.problem !== undefined) tell(state, token.problem, spanOf(token));
}
