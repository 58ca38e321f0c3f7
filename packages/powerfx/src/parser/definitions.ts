import { tokenize } from '../lexer/tokenize.ts';
import type { Identifier, NameNode, Node } from '../syntax/nodes.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Span } from '../syntax/span.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Token } from '../syntax/token.ts';
import { readExpression } from './expression.ts';
import { tellName } from './make.ts';
import { level } from './operators.ts';
import { type ParseOptions, tellOpenComment } from './parse.ts';
import { type Parameter, readSignature } from './signature.ts';
import { eat, move, type ParserState, peek, spanOf, startParse, symbol, symbolOf, tell } from './state.ts';

interface DefinitionBase {
  readonly identifier: Identifier;
  /** From the name to the end of the body, the separator not included. */
  readonly full: Span;
  /** The body as a formula of its own: ids count from 0, problems are those inside of it. */
  readonly body: Syntax;
}

/** `Name = expression;`. */
export interface FormulaDefinition extends DefinitionBase {
  readonly kind: 'formula';
}

/** `Name := Type(…);`. The body's root is the type node. */
export interface TypeDefinition extends DefinitionBase {
  readonly kind: 'type';
}

/** `Name(parameter: Type, …): Type = expression;`, or with a body in braces. */
export interface FunctionDefinition extends DefinitionBase {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly returnType: NameNode;
  /** Whether the body is in braces: formulas one after the other, with side effects. */
  readonly imperative: boolean;
}

/** One definition of a program. */
export type Definition = FormulaDefinition | TypeDefinition | FunctionDefinition;

/** A program: definitions in the order they are written. */
export interface Definitions {
  readonly source: string;
  readonly tokens: readonly Token[];
  /** All whose head could be read, also when their body could not. */
  readonly items: readonly Definition[];
  readonly problems: readonly Problem[];
}

/** How a program is to be read. */
export interface DefinitionsOptions extends Omit<ParseOptions, 'chaining' | 'textFirst'> {
  /** Whether `=` will do where `:=` is the newer way; it will unless told. */
  readonly allowEqualOnly?: boolean;
  /** Whether bodies in braces, with side effects, are read; they are unless told. */
  readonly imperative?: boolean;
}

/** Reads a program. After an error it goes on behind the next separator. */
export function parseDefinitions(source: string, options: DefinitionsOptions = {}): Definitions {
  const tokens = tokenize(source, options);
  const state = startParse(tokens, readExpression, 'stop', options.types ?? true);
  const items: Definition[] = [];
  while (symbol(state) !== 'end') {
    const item = readDefinition(state, source, options.allowEqualOnly ?? true, options.imperative ?? true);
    if (item !== undefined) items.push(item);
    finishDefinition(state, item !== undefined && item.body.problems.length === 0);
  }
  tellOpenComment(state);
  return { source, tokens, items, problems: state.problems };
}

/** Passes the separator. What else stands there is told, unless the definition is broken already, and passed over. */
function finishDefinition(state: ParserState, whole: boolean): void {
  if (whole && symbol(state) !== ';' && symbol(state) !== 'end')
    tell(state, 'ErrBadToken', spanOf(peek(state)));
  state.stopped = false;
  while (symbol(state) !== ';' && symbol(state) !== 'end') move(state);
  move(state);
}

function readDefinition(
  state: ParserState,
  source: string,
  equalOnly: boolean,
  withBlocks: boolean,
): Definition | undefined {
  const name = eat(state, 'identifier');
  if (name === undefined) return undefined;
  const identifier: Identifier = { name: name.value, span: spanOf(name), quoted: name.quoted };
  tellName(state, name);
  switch (symbol(state)) {
    case '(':
      return readFunction(state, source, identifier, withBlocks);
    case '=':
    case ':=':
      return readFormula(state, source, identifier, equalOnly);
    case ';':
      tell(state, 'ErrNamedFormula_MissingValue', spanOf(peek(state)));
      return undefined;
    default:
      eat(state, equalOnly ? '=' : ':=');
      return undefined;
  }
}

function readFormula(
  state: ParserState,
  source: string,
  identifier: Identifier,
  equalOnly: boolean,
): Definition | undefined {
  if (symbol(state) === '=' && !equalOnly) eat(state, ':=');
  move(state);
  if (symbol(state) === ';' || symbol(state) === 'end') {
    tell(state, 'ErrNamedFormula_MissingValue', spanOf(peek(state)));
    return undefined;
  }
  const body = readBody(state, source, () => readExpression(state, level.none));
  return {
    kind: body.root.kind === 'type' ? 'type' : 'formula',
    identifier,
    full: extentOf(state, identifier),
    body,
  };
}

function readFunction(
  state: ParserState,
  source: string,
  identifier: Identifier,
  withBlocks: boolean,
): Definition | undefined {
  const signature = readSignature(state, withBlocks);
  if (signature === undefined) return undefined;
  const imperative = symbol(state) === '{' && !isRecord(state);
  const body = readBody(state, source, () =>
    imperative ? readBlock(state) : readExpression(state, level.none),
  );
  return { kind: 'function', identifier, full: extentOf(state, identifier), ...signature, imperative, body };
}

function readBody(state: ParserState, source: string, read: () => Node): Syntax {
  const before = state.problems.length;
  state.nextId = 0;
  const root = read();
  return {
    source,
    tokens: state.tokens,
    root,
    nodeCount: state.nextId,
    problems: state.problems.slice(before),
  };
}

/** `{ formula; formula }`: inside of the braces separators chain formulas. */
function readBlock(state: ParserState): Node {
  move(state);
  state.chaining = 'allowed';
  const root = readExpression(state, level.none);
  eat(state, '}');
  state.chaining = 'stop';
  return root;
}

/** Whether braces hold a record: nothing, or a name and a colon first. */
function isRecord(state: ParserState): boolean {
  const next = symbolOf(peek(state, 1));
  return next === '}' || (next === 'identifier' && symbolOf(peek(state, 2)) === ':');
}

function extentOf(state: ParserState, { span }: Identifier): Span {
  return { start: span.start, end: Math.max(span.end, peek(state, -1).end) };
}
