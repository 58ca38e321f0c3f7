/** What can be written at a place of a template. */
import type { ReferenceKind } from '../functions/define.ts';
import { allFunctions, findFunction } from '../functions/library.ts';
import { Failure } from '../run/failure.ts';
import type { ExpressionNode } from '../syntax/nodes.ts';
import { readExpression } from '../syntax/parse.ts';
import type { Token } from '../syntax/tokenize.ts';
import { cursorAt, lastOperand, openCall, type Cursor } from './cursor.ts';
import { signatureLabel } from './signature.ts';

/** What an editor knows of the flow around an expression. All of it is optional. */
export interface ExpressionEnvironment {
  /** The names that can be referred to, by kind. */
  readonly names?: Partial<Readonly<Record<ReferenceKind, readonly string[]>>>;
  /** The properties that the value of an expression is known to have. */
  readonly propertiesOf?: (expression: ExpressionNode) => readonly PropertyHint[];
}

/** A property that a value is known to have. */
export interface PropertyHint {
  readonly name: string;
  /** Its type or meaning, in a few words. */
  readonly detail?: string;
}

/** One suggestion. */
export interface Suggestion {
  /** What is shown. */
  readonly label: string;
  /** What replaces the text from `from` to `to`. */
  readonly insert: string;
  readonly kind: 'function' | 'constant' | 'property' | ReferenceKind;
  /** A signature, a type or the like. */
  readonly detail: string;
}

/** Suggestions, and the text that they replace. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/**
 * What can be written at an offset of a template: functions and constants, names of actions, variables, parameters and loops inside their
 * functions, and properties behind a point or in brackets.
 *
 * @example
 * ```ts
 * import { completeAt } from '@connectory/expressions';
 * const names = { variable: ['count', 'total'] };
 * completeAt("@variables('co", 14, { names }).items[0]?.label; // 'count'
 * ```
 */
export function completeAt(
  source: string,
  offset: number,
  environment: ExpressionEnvironment = {},
): Suggestions {
  const cursor = cursorAt(source, offset);
  if (cursor === undefined) return { from: offset, to: offset, items: [] };
  const items = candidates(source, cursor, environment);
  return { from: cursor.from, to: offset, items: matching(items, cursor.word) };
}

/** Those that begin with the word first, then those that have it inside. */
function matching(items: readonly Suggestion[], word: string): readonly Suggestion[] {
  const wanted = word.toLowerCase();
  const starts = items.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  const holds = items.filter(({ label }) => label.toLowerCase().indexOf(wanted) > 0);
  return [...starts, ...holds];
}

function candidates(
  source: string,
  cursor: Cursor,
  environment: ExpressionEnvironment,
): readonly Suggestion[] {
  const { tokens, inText } = cursor;
  const last = tokens.at(-1);
  if (inText) {
    if (last?.kind === 'left-bracket') return properties(source, tokens.slice(0, -1), environment, true);
    return last?.kind === 'left-parenthesis' ? names(tokens, environment) : [];
  }
  if (last?.kind === 'dot') return properties(source, tokens.slice(0, -1), environment, false);
  const expectsValue =
    last === undefined ||
    last.kind === 'left-parenthesis' ||
    last.kind === 'left-bracket' ||
    last.kind === 'comma';
  return expectsValue ? values : [];
}

const constants: readonly Suggestion[] = ['true', 'false', 'null'].map((word) => ({
  label: word,
  insert: word,
  kind: 'constant',
  detail: 'constant',
}));

const values: readonly Suggestion[] = [
  ...allFunctions
    .filter(({ replacedBy }) => replacedBy === undefined)
    .map((definition): Suggestion => ({
      label: definition.name,
      insert: `${definition.name}(`,
      kind: 'function',
      detail: signatureLabel(definition),
    }))
    .toSorted((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1)),
  ...constants,
];

/** The names that fit the function whose first parameter is being written. */
function names(
  tokens: readonly Token[],
  { names: known = {} }: ExpressionEnvironment,
): readonly Suggestion[] {
  const call = openCall(tokens);
  const kind = call === undefined ? undefined : findFunction(call.name)?.reference;
  if (kind === undefined || call?.parameter !== 0) return [];
  return (known[kind] ?? []).map((name) => ({
    label: name,
    insert: name.replaceAll("'", "''"),
    kind,
    detail: kind,
  }));
}

/** The properties of what stands before a point or bracket. */
function properties(
  source: string,
  tokens: readonly Token[],
  { propertiesOf }: ExpressionEnvironment,
  quoted: boolean,
): readonly Suggestion[] {
  const target = tokens.at(-1)?.kind === 'question' ? tokens.slice(0, -1) : tokens;
  const text = lastOperand(source, target);
  const parsed = text === undefined ? undefined : readExpression(text, 0, false);
  if (parsed === undefined || parsed instanceof Failure || propertiesOf === undefined) return [];
  return propertiesOf(parsed.expression)
    .filter(({ name }) => quoted || /^[A-Za-z_]\w*$/u.test(name))
    .map(({ name, detail = 'property' }) => ({
      label: name,
      insert: quoted ? name.replaceAll("'", "''") : name,
      kind: 'property',
      detail,
    }));
}
