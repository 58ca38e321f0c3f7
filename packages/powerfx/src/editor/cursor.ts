/** What stands around the caret: the word that is being written, the brackets it is in, and what may come there. */
import type { CallNode, Node, RecordNode } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Token } from '../syntax/token.ts';
import { allNodes } from './walk.ts';

/** A bracket that is open at the caret. */
export interface Frame {
  readonly kind: 'call' | 'group' | 'record' | 'table' | 'scoped' | 'island';
  /** Index of the opening token. */
  readonly open: number;
  readonly openAt: number;
  /** How many separators stand between the opening and the caret, at this level. */
  readonly index: number;
  /** Whether a record's colon stands between the last separator and the caret. */
  readonly colon: boolean;
}

/** What can come at the caret. */
type CaretKind =
  | 'nothing'
  /** The inside of a text literal. */
  | 'text'
  | 'operand'
  | 'operator'
  /** Behind a dot. */
  | 'member'
  /** Behind `[@`. */
  | 'global'
  /** Behind `Name[` or `Name[@`. */
  | 'scopedField'
  /** The name of a field in a record literal. */
  | 'fieldName';

/** The caret and its surroundings. */
export interface Cursor {
  readonly kind: CaretKind;
  readonly offset: number;
  /** What is written of the word up to the caret, without quotes. */
  readonly prefix: string;
  /** What a completion takes the place of. */
  readonly replace: Span;
  /** The last token that means something before the word; undefined at the beginning. */
  readonly before: Token | undefined;
  readonly beforeIndex: number;
  /** The first token that means something behind the word. */
  readonly after: Token | undefined;
  /** Open brackets, outermost first. */
  readonly frames: readonly Frame[];
}

const trivia: ReadonlySet<string> = new Set(['whitespace', 'comment', 'formulaStart']);
const operandEnds: ReadonlySet<string> = new Set([')', ']', '}', 'true', 'false', 'Self', 'Parent', '%']);
const operandKinds: ReadonlySet<string> = new Set(['identifier', 'number', 'text', 'interpolationEnd']);

function isWord({ kind, problem }: Token): boolean {
  return kind === 'identifier' || kind === 'keyword' || problem === 'ErrReservedKeyword';
}

/** Whether a token can be the last one of an operand. */
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (operandKinds.has(token.kind) || token.problem === 'ErrReservedKeyword') return true;
  return (token.kind === 'punctuator' || token.kind === 'keyword') && operandEnds.has(token.value);
}

/** Reads the surroundings of an offset. */
export function cursorAt(syntax: Syntax, offset: number): Cursor {
  const { tokens, source } = syntax;
  const touched = tokens.findIndex((token) => token.start < offset && offset <= token.end);
  const token = tokens[touched];
  const word = token !== undefined && isWord(token) ? token : undefined;
  // Without a word the caret stands before the first token that begins at it or behind it.
  const first = tokens.findIndex((candidate) => candidate.start >= offset);
  const at = word === undefined ? (first < 0 ? tokens.length : first) : touched;
  const inText = token !== undefined && isInText(token, offset, source);
  const beforeIndex = meaningful(tokens, inText ? touched - 1 : at - 1, -1);
  const afterIndex = meaningful(tokens, word === undefined ? at : at + 1, 1);
  const before = tokens[beforeIndex];
  const after = tokens[afterIndex];
  const frames = framesBefore(tokens, beforeIndex + 1);
  const base = { offset, before, beforeIndex, after, frames };
  if (inText && token !== undefined) {
    return {
      ...base,
      kind: 'text',
      prefix: source.slice(token.start + 1, offset),
      replace: { start: token.start, end: token.end },
    };
  }
  const replace = word === undefined ? { start: offset, end: offset } : { start: word.start, end: word.end };
  const prefix = source.slice(replace.start, offset).replace(/^'/u, '').replace(/'$/u, '');
  const kind = isQuiet(token, offset, source) ? 'nothing' : kindOf(tokens, beforeIndex, frames, after, word);
  return { ...base, kind, prefix, replace };
}

function isInText(token: Token, offset: number, source: string): boolean {
  const literal = token.kind === 'text' || (token.kind === 'error' && token.problem === 'ErrBadToken');
  if (!literal || source.charAt(token.start) !== '"') return false;
  return offset < token.end || token.kind === 'error';
}

/** Inside of comments, numbers, literal text and what could not be read there is nothing to write. */
function isQuiet(token: Token | undefined, offset: number, source: string): boolean {
  if (token === undefined) return false;
  switch (token.kind) {
    case 'comment':
      return (
        token.problem !== undefined || offset < token.end || source.slice(token.end - 2, token.end) !== '*/'
      );
    case 'number':
    case 'text':
    case 'interpolationStart':
    case 'interpolationEnd':
      return true;
    case 'error':
      return token.problem !== 'ErrReservedKeyword';
    default:
      return false;
  }
}

function meaningful(tokens: readonly Token[], from: number, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < tokens.length && trivia.has(tokens[at]?.kind ?? '')) at += step;
  return at;
}

function kindOf(
  tokens: readonly Token[],
  beforeIndex: number,
  frames: readonly Frame[],
  after: Token | undefined,
  word: Token | undefined,
): CaretKind {
  const before = tokens[beforeIndex];
  const earlier = tokens[meaningful(tokens, beforeIndex - 1, -1)];
  const frame = frames.at(-1);
  if (before === undefined) return 'operand';
  const mark = before.kind === 'punctuator' || before.kind === 'keyword' ? before.value : before.kind;
  switch (mark) {
    case '.':
      return 'member';
    case '!':
      return endsOperand(earlier) ? 'member' : 'operand';
    case '@':
      return frame?.kind === 'scoped' ? 'scopedField' : earlier?.value === '[' ? 'global' : 'nothing';
    case '[':
      return frame?.kind === 'scoped' ? 'scopedField' : 'operand';
    case 'As':
    case '=>':
    case 'interpolationStart':
      return 'nothing';
    case '{':
      return frame?.kind === 'record' ? 'fieldName' : 'operand';
    case ',':
      return frame?.kind === 'record' ? 'fieldName' : 'operand';
    default:
      break;
  }
  if (before.kind === 'error' && before.problem !== 'ErrReservedKeyword') return 'nothing';
  // A field name without its colon is not an operand.
  if (frame?.kind === 'record' && !frame.colon) return 'nothing';
  if (!endsOperand(before)) return 'operand';
  // Between a function's name and its parenthesis nothing can stand.
  return word === undefined && before.kind === 'identifier' && after?.value === '(' ? 'nothing' : 'operator';
}

const closers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  ['}', '{'],
  [']', '['],
]);

interface Opening {
  frame: Frame;
  readonly mark: string;
}

function framesBefore(tokens: readonly Token[], end: number): readonly Frame[] {
  const open: Opening[] = [];
  let previous: Token | undefined;
  for (let at = 0; at < end; at += 1) {
    const token = tokens[at];
    if (token === undefined || trivia.has(token.kind)) continue;
    step(open, at, token, previous);
    previous = token;
  }
  return open.map(({ frame }) => frame);
}

function step(open: Opening[], at: number, token: Token, previous: Token | undefined): void {
  const push = (kind: Frame['kind'], mark: string): void => {
    open.push({ mark, frame: { kind, open: at, openAt: token.start, index: 0, colon: false } });
  };
  if (token.kind === 'islandStart') return push('island', '${');
  if (token.kind === 'islandEnd' || token.kind === 'interpolationEnd') return close(open, '${');
  if (token.kind !== 'punctuator') return;
  switch (token.value) {
    case '(':
      return push(previous?.kind === 'identifier' ? 'call' : 'group', '(');
    case '{':
      return push('record', '{');
    case '[':
      return push(previous?.kind === 'identifier' ? 'scoped' : 'table', '[');
    case ')':
    case '}':
    case ']':
      return close(open, closers.get(token.value) ?? '');
    case ',':
      return change(open, (frame) => ({ ...frame, index: frame.index + 1, colon: false }));
    case ':':
      return change(open, (frame) => (frame.kind === 'record' ? { ...frame, colon: true } : frame));
    default:
  }
}

function change(open: Opening[], make: (frame: Frame) => Frame): void {
  const last = open.at(-1);
  if (last !== undefined) last.frame = make(last.frame);
}

/** A closing mark closes the nearest bracket of its kind; what was left open inside of it goes with it. */
function close(open: Opening[], mark: string): void {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    if (open[at]?.mark === mark) {
      open.length = at;
      return;
    }
    // An island keeps brackets that were closed outside of it.
    if (open[at]?.mark === '${') return;
  }
}

/** The call whose parenthesis opens there. */
export function callAt(syntax: Syntax, openAt: number): CallNode | undefined {
  return findNode(
    syntax.root,
    (node): node is CallNode => node.kind === 'call' && node.open.start === openAt,
  );
}

/** The record literal whose brace opens there. */
export function recordAt(syntax: Syntax, openAt: number): RecordNode | undefined {
  return findNode(
    syntax.root,
    (node): node is RecordNode => node.kind === 'record' && node.span.start === openAt,
  );
}

/** The first node that is wanted. */
export function findNode<T extends Node>(root: Node, wanted: (node: Node) => node is T): T | undefined {
  for (const node of allNodes(root)) if (wanted(node)) return node;
  return undefined;
}
