/** What each word and mark of a formula means, for colours. */
import type { Bound, Meaning } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import type { VariableRole } from '../host/symbols.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { rangesIn, spanOfRange, type TextRange } from './position.ts';
import { allNodes } from './walk.ts';

/** What a token is. */
export type SemanticTokenType =
  | 'comment'
  | 'number'
  | 'text'
  | 'boolean'
  | 'operator'
  | 'keyword'
  | 'function'
  | 'namespace'
  | 'variable'
  | 'control'
  | 'row'
  | 'field'
  | 'enum'
  | 'enumMember'
  | 'type'
  /** A name that means nothing. */
  | 'unknown';

/** A stretch of a formula's text with a meaning. */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly type: SemanticTokenType;
  readonly range: TextRange;
}

/** Operators; brackets, dots and separators carry no meaning of their own. */
const operators: ReadonlySet<string> = new Set('+ - * / ^ & % = < > <= >= <> && || !'.split(' '));
const words: ReadonlyMap<string, SemanticTokenType> = new Map([
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['in', 'operator'],
  ['exactin', 'operator'],
  ['And', 'operator'],
  ['Or', 'operator'],
  ['Not', 'operator'],
  ['As', 'keyword'],
  ['Self', 'control'],
  ['Parent', 'control'],
]);

/**
 * The tokens of a formula that mean something, in the order of the text; with a range, those that touch it. White space,
 * brackets, dots and separators are left out.
 *
 * @example
 * ```ts
 * import { createEngine, semanticTokens } from '@connectory/powerfx';
 * semanticTokens(createEngine(), 'Year(Now())').map((token) => token.type); // ['function', 'function']
 * ```
 */
export function semanticTokens(
  engine: Engine,
  text: string,
  options: EditorOptions & { readonly range?: TextRange } = {},
): readonly SemanticToken[] {
  const bound = boundOf(engine, text, options);
  const types = typesOfNames(bound);
  const wanted =
    options.range === undefined ? { start: 0, end: text.length } : spanOfRange(text, options.range);
  const rangeIn = rangesIn(text);
  const found: SemanticToken[] = [];
  for (const token of bound.syntax.tokens) {
    if (token.end <= token.start || token.start > wanted.end || token.end < wanted.start) continue;
    const type = typeOfToken(token, types);
    if (type !== undefined) found.push({ start: token.start, end: token.end, type, range: rangeIn(token) });
  }
  return found;
}

function typeOfToken(
  token: Token,
  types: ReadonlyMap<number, SemanticTokenType>,
): SemanticTokenType | undefined {
  switch (token.kind) {
    case 'comment':
      return 'comment';
    case 'number':
      return 'number';
    case 'text':
    case 'interpolationStart':
    case 'interpolationEnd':
      return 'text';
    case 'keyword':
      return words.get(token.value) ?? 'keyword';
    case 'punctuator':
      return operators.has(token.value) && !(token.value === '!' && types.has(token.end))
        ? 'operator'
        : undefined;
    case 'identifier':
      return types.get(token.start) ?? 'unknown';
    case 'error':
      return token.problem === 'ErrReservedKeyword' ? 'unknown' : undefined;
    case 'whitespace':
    case 'islandStart':
    case 'islandEnd':
    case 'formulaStart':
    case 'end':
      return undefined;
    default:
      return token.kind satisfies never;
  }
}

/** What names mean, by where they begin. */
function typesOfNames(bound: Bound): ReadonlyMap<number, SemanticTokenType> {
  const found = new Map<number, SemanticTokenType>();
  for (const node of allNodes(bound.syntax.root)) addNames(bound, node, found);
  return found;
}

function addNames(bound: Bound, node: Node, found: Map<number, SemanticTokenType>): void {
  const meaning = bound.meanings[node.id];
  switch (node.kind) {
    case 'name':
      if (!found.has(node.identifier.span.start)) {
        found.set(node.identifier.span.start, meaning === undefined ? 'unknown' : typeOfMeaning(meaning));
      }
      return;
    case 'member':
      found.set(node.identifier.span.start, meaning === undefined ? 'field' : typeOfMeaning(meaning));
      return;
    case 'call':
      for (const part of node.namespace) found.set(part.span.start, 'namespace');
      found.set(node.identifier.span.start, 'function');
      addColumns(bound, node, found);
      return;
    case 'record':
      for (const { identifier } of node.fields) found.set(identifier.span.start, 'field');
      return;
    case 'as':
      found.set(node.identifier.span.start, 'row');
      return;
    case 'type': {
      // The word Type has no place in its node; brackets may stand before it.
      const word = bound.syntax.tokens.slice(node.firstToken).find(({ kind }) => kind === 'identifier');
      if (word !== undefined) found.set(word.start, 'function');
      addTypes(node.body, found);
      return;
    }
    default:
  }
}

/** Names that are columns or types by the place they stand at. */
function addColumns(bound: Bound, node: Node, found: Map<number, SemanticTokenType>): void {
  if (node.kind !== 'call') return;
  const call = bound.calls[node.id];
  node.args.forEach((arg, index) => {
    if (arg.kind !== 'name') return;
    if (call?.columns[index] !== undefined) found.set(arg.identifier.span.start, 'field');
    else if (call?.typeArguments[index] !== undefined) found.set(arg.identifier.span.start, 'type');
  });
}

function addTypes(body: Node, found: Map<number, SemanticTokenType>): void {
  for (const node of allNodes(body)) if (node.kind === 'name') found.set(node.identifier.span.start, 'type');
}

function typeOfMeaning(meaning: Meaning): SemanticTokenType {
  switch (meaning.kind) {
    case 'variable':
      return typeOfRole(meaning.symbol.role);
    case 'scope':
      return 'row';
    case 'optionSet':
      return 'enum';
    case 'member':
      return 'enumMember';
    case 'scopeField':
    case 'field':
    case 'column':
    case 'untypedField':
      return 'field';
    case 'type':
      return 'type';
    default:
      return meaning satisfies never;
  }
}

function typeOfRole(role: VariableRole | undefined): SemanticTokenType {
  if (role === 'control' || role === 'screen') return 'control';
  return role === 'item' ? 'row' : 'variable';
}
