/** Fixes for marks: brackets and quotes that are missing, operators of other languages, separators of another culture. */
import { commaSeparators } from '../lexer/separators.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Token } from '../syntax/token.ts';
import { cursorAt, type Frame } from './cursor.ts';
import { writtenAt, type FixRequest, type FixRule, type QuickFix } from './quick-fix.ts';

const trivia: ReadonlySet<string> = new Set(['whitespace', 'comment', 'end']);
const closers: Readonly<Record<Frame['kind'], string>> = {
  call: ')',
  group: ')',
  record: '}',
  table: ']',
  scoped: ']',
  island: '}"',
};

/** Closes all that is open at the end. */
const missingBrackets: FixRule = ({ problem, bound }) => {
  const { tokens, source } = bound.syntax;
  const last = tokens.findLast(({ kind }) => !trivia.has(kind));
  if (problem.span.start < (last?.end ?? 0) || problem.key === 'ErrOperandExpected') return [];
  const { frames } = cursorAt(bound.syntax, source.length);
  const newText = frames
    .toReversed()
    .map(({ kind }) => closers[kind])
    .join('');
  const at = last?.end ?? source.length;
  return newText === ''
    ? []
    : [{ title: `Add ${newText} at the end`, edits: [{ span: { start: at, end: at }, newText }] }];
};

/** Closes a name, a text or a comment. */
function closing(title: string, mark: string): FixRule {
  return ({ problem }) => [
    { title, edits: [{ span: { start: problem.span.end, end: problem.span.end }, newText: mark }] },
  ];
}

export const unclosedName = closing('Close the name with a single quote', "'");
export const unclosedComment = closing('Close the comment', ' */');

/** Operators of other languages, by what is written up to the problem's end. */
const operators: readonly (readonly [written: string, meant: string])[] = [
  ['===', '='],
  ['!==', '<>'],
  ['==', '='],
  ['!=', '<>'],
  ['=>', '>='],
  ['=<', '<='],
  ['><', '<>'],
];

/** `==` becomes `=`, `!=` becomes `<>`. */
const foreignOperator: FixRule = ({ problem, bound }) => {
  const { source } = bound.syntax;
  for (const [written, meant] of operators) {
    for (const start of [problem.span.start - 1, problem.span.start, problem.span.start - 2]) {
      if (source.slice(start, start + written.length) !== written) continue;
      const span = { start, end: start + written.length };
      return [{ title: `Change ${written} to ${meant}`, edits: [{ span, newText: meant }] }];
    }
  }
  return [];
};

/** A text that is not closed. */
const unclosedText: FixRule = (request) => {
  const written = writtenAt(request);
  if (!written.startsWith('"') || (written.endsWith('"') && written.length > 1)) return [];
  return closing('Close the text with a double quote', '"')(request);
};

/** A separator with nothing behind it: `If(a, b, )`. */
const emptyArgument: FixRule = (request) => {
  const { bound, problem } = request;
  if (![')', ']', '}'].includes(writtenAt(request))) return [];
  const { before } = cursorAt(bound.syntax, problem.span.start);
  if (before?.kind !== 'punctuator' || before.value !== ',') return [];
  return [
    {
      title: 'Remove the separator',
      edits: [{ span: { start: before.start, end: before.end }, newText: '' }],
    },
  ];
};

/** Separators of another culture: all of them inside of the same bracket. */
const foreignSeparator: FixRule = (request) => {
  const { bound, problem, separators } = request;
  const isComma = separators.list === commaSeparators.list;
  const wrong = isComma ? ',' : ';';
  const { frames, before } = cursorAt(bound.syntax, problem.span.start);
  const endsNumber =
    before?.kind === 'number' && bound.syntax.source.slice(before.start, before.end).endsWith(wrong);
  if (writtenAt(request) !== wrong && !endsNumber) return [];
  const frame = frames.at(-1);
  if (frame === undefined || frame.kind === 'group' || frame.kind === 'island') return [];
  const edits = sameLevel(bound.syntax, frame.openAt, wrong).map((start) => ({
    span: { start, end: start + 1 },
    newText: separators.list,
  }));
  return [{ title: `Separate by ${separators.list} instead of ${wrong}`, edits }];
};

/** Where a mark stands inside of a bracket, but in none further in. A comma may have been read as the end of a number: `1,`. */
function sameLevel({ source, tokens }: Syntax, openAt: number, mark: string): readonly number[] {
  const found: number[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.start < openAt) continue;
    const text = source.slice(token.start, token.end);
    if (isOpening(token)) depth += 1;
    if (isClosing(token)) depth -= 1;
    if (depth === 0) return found;
    if (depth === 1 && (text === mark || (token.kind === 'number' && text.endsWith(mark))))
      found.push(token.end - 1);
  }
  return found;
}

function isOpening({ kind, value }: Token): boolean {
  return kind === 'punctuator' && '([{'.includes(value);
}

function isClosing({ kind, value }: Token): boolean {
  return kind === 'punctuator' && ')]}'.includes(value);
}

const tokenRules: readonly FixRule[] = [
  missingBrackets,
  foreignSeparator,
  foreignOperator,
  unclosedText,
  emptyArgument,
];

/** What a sign that cannot stand where it does may have meant. */
export const strayToken: FixRule = (request: FixRequest): readonly QuickFix[] =>
  tokenRules.flatMap((rule) => rule(request));

/** Curly quotes and long dashes that word processors write. */
const typographic: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['×', '*'],
  ['÷', '/'],
  ['≠', '<>'],
  ['≤', '<='],
  ['≥', '>='],
]);

/** Characters that a word processor put for plain ones: all that stand outside of texts. */
export const typographicCharacter: FixRule = (request) => {
  if (!typographic.has(writtenAt(request))) return [];
  const { source, tokens } = request.bound.syntax;
  const isDouble = writtenAt(request) === '“' || writtenAt(request) === '”';
  const edits = isDouble
    ? [...source.matchAll(/[“”]/gu)].map(({ index }) => ({
        span: { start: index, end: index + 1 },
        newText: '"',
      }))
    : tokens.flatMap(({ kind, start, end }) => {
        const plain = kind === 'error' ? typographic.get(source.slice(start, end)) : undefined;
        return plain === undefined ? [] : [{ span: { start, end }, newText: plain }];
      });
  return [
    {
      title: isDouble
        ? 'Use plain double quotes'
        : `Change ${writtenAt(request)} to ${typographic.get(writtenAt(request)) ?? ''}`,
      edits,
    },
  ];
};
