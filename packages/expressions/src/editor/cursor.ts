/** Where in a template a cursor stands; the text may be unfinished. */
import { Failure } from '../run/failure.ts';
import { readTokens, type Token } from '../syntax/tokenize.ts';

/** A cursor inside an expression. */
export interface Cursor {
  /** The tokens before the cursor; of a name that the cursor touches, not that name. */
  readonly tokens: readonly Token[];
  /** What is being written at the cursor, from its first character on. */
  readonly word: string;
  /** Offset of the first character of the word; of a text, behind its quote. */
  readonly from: number;
  /** Whether the cursor is inside a text in quotes. */
  readonly inText: boolean;
}

/** Where the expression begins that an offset lies in; `undefined` in text that is no expression. */
function expressionStart(source: string, offset: number): number | undefined {
  if (source.startsWith('@@') || offset < 1) return undefined;
  if (source.startsWith('@') && source[1] !== '{') return 1;
  let at = 0;
  for (;;) {
    const open = source.indexOf('@{', at);
    if (open < 0 || open + 2 > offset) return undefined;
    if (open > 0 && source[open - 1] === '@') {
      at = open + 2;
      continue;
    }
    const list = readTokens(source, open + 2, true);
    const end = list instanceof Failure ? offset : list.end;
    if (offset <= end) return open + 2;
    at = end + 1;
  }
}

/** The cursor at an offset; `undefined` when it is in no expression. */
export function cursorAt(source: string, offset: number): Cursor | undefined {
  const start = expressionStart(source, offset);
  if (start === undefined) return undefined;
  const before = source.slice(0, offset);
  const list = readTokens(before, start, false);
  if (!(list instanceof Failure)) {
    const last = list.tokens.at(-1);
    if (last?.kind === 'identifier' && last.span.end === offset) {
      return { tokens: list.tokens.slice(0, -1), word: last.text, from: last.span.start, inText: false };
    }
    return { tokens: list.tokens, word: '', from: offset, inText: false };
  }
  const { span } = list;
  if (list.code !== 'text-not-closed' || span === undefined) return undefined;
  const earlier = readTokens(source.slice(0, span.start), start, false);
  const tokens = earlier instanceof Failure ? [] : earlier.tokens;
  const from = span.start + 1;
  return { tokens, word: before.slice(from).replaceAll("''", "'"), from, inText: true };
}

/** The call that is open at the end of some tokens, and which of its parameters is being written. */
export interface OpenCall {
  readonly name: string;
  readonly parameter: number;
}

/** The innermost call that is still open. */
export function openCall(tokens: readonly Token[]): OpenCall | undefined {
  const open: { name: string | undefined; parameter: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.kind === 'left-parenthesis' && before?.kind === 'identifier')
      open.push({ name: before.text, parameter: 0 });
    else if (token.kind === 'left-bracket') open.push({ name: undefined, parameter: 0 });
    else if (token.kind === 'right-parenthesis' || token.kind === 'right-bracket') open.pop();
    else if (token.kind === 'comma') {
      const inner = open.at(-1);
      if (inner !== undefined) inner.parameter += 1;
    }
  }
  const call = open.findLast((one) => one.name !== undefined);
  return call?.name === undefined ? undefined : { name: call.name, parameter: call.parameter };
}

/** The text of the expression that some tokens end with, such as what stands before a point; `undefined` when there is none. */
export function lastOperand(source: string, tokens: readonly Token[]): string | undefined {
  let index = tokens.length - 1;
  let depth = 0;
  for (; index >= 0; index -= 1) {
    const kind = tokens[index]?.kind;
    if (kind === 'right-parenthesis' || kind === 'right-bracket') depth += 1;
    else if (kind === 'left-parenthesis' || kind === 'left-bracket') {
      if (depth === 0) break;
      depth -= 1;
    } else if (kind === 'comma' && depth === 0) break;
  }
  const first = tokens[index + 1];
  const last = tokens.at(-1);
  return first === undefined || last === undefined
    ? undefined
    : source.slice(first.span.start, last.span.end);
}
