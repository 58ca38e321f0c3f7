/** What is wrong with a formula, for people and for programs. */
import type { Json, Severity } from '@connectory/base';
import {
  diagnostics,
  errorKindName,
  offsetAt,
  toDiagnostic,
  type Engine,
  type ErrorValue,
  type FormulaOptions,
  type Problem,
  type Span,
} from '@connectory/powerfx';

/** One thing that is wrong, with the text it is wrong in. */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Where it is, when that is known. */
  readonly span: Span | undefined;
  readonly text: string;
  /** The file the text is from. */
  readonly file: string | undefined;
  /** What would mend it, as an imperative. */
  readonly fix?: string;
}

/** A text that was read, and where it is from. */
export interface SourceText {
  readonly text: string;
  readonly file: string | undefined;
}

/** What reading a text found. */
export function findingsOf(problems: readonly Problem[], { text, file }: SourceText): readonly Finding[] {
  return problems.map((problem) => {
    const { severity, code, message } = toDiagnostic(problem, text);
    return { severity, code, message, span: problem.span, text, file };
  });
}

/** What is wrong with a formula as an engine reads it, with what mends it. */
export function formulaFindings(
  engine: Engine,
  { text, file }: SourceText,
  options: FormulaOptions,
): readonly Finding[] {
  return diagnostics(engine, text, options).map(({ severity, code, message, range, fixes }) => {
    const [fix] = fixes;
    const span = { start: offsetAt(text, range.start), end: offsetAt(text, range.end) };
    return { severity, code, message, span, text, file, ...(fix !== undefined && { fix: fix.title }) };
  });
}

/** What running a formula ended with. Places are left out where they may be those of another formula. */
export function runFindings(error: ErrorValue, source: SourceText, placed: boolean): readonly Finding[] {
  return error.errors.map(({ kind, message, span }) => {
    const code = errorKindName(kind) ?? String(kind);
    return {
      severity: 'error',
      code,
      message: message === '' ? `The formula ended with an error of kind ${code}.` : message,
      span: placed ? span : undefined,
      ...source,
    };
  });
}

/** Whether anything keeps a formula from running. */
export function hasFatal(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** As lines: `error   1:7 message (code)`, the line it is in, and what is meant underlined. */
export function findingLines(finding: Finding): readonly string[] {
  const { severity, code, message, span, text, file, fix } = finding;
  const mend = fix === undefined ? [] : [`  fix: ${visible(fix)}`];
  const said = `${visible(message)} (${code})`;
  const name = severity.padEnd(7);
  if (span === undefined) return [`${name} ${file === undefined ? '' : `${file} `}${said}`, ...mend];
  const place = placeOf(text, span);
  const where = `${file === undefined ? '' : `${file}:`}${place.line}:${place.column}`;
  return [`${name} ${where} ${said}`, ...underlined(place), ...mend];
}

/** As JSON. Line and column count from 1, offsets are UTF-16 units and count from 0. */
export function findingJson({ severity, code, message, span, text, file, fix }: Finding): Json {
  const place = span === undefined ? undefined : placeOf(text, span);
  return {
    code,
    severity,
    message,
    ...(file !== undefined && { file }),
    ...(place && span && { line: place.line, column: place.column, start: span.start, end: span.end }),
    ...(fix !== undefined && { fix }),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
  /** The line itself, and how much of it is meant. */
  readonly content: string;
  readonly length: number;
}

function placeOf(text: string, { start, end }: Span): Place {
  // What is missing at the end is missing behind the last word, not behind the blank lines that follow it.
  const at = Math.min(start, text.trimEnd().length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineBreak = text.indexOf('\n', at);
  const content = text.slice(lineStart, lineBreak < 0 ? text.length : lineBreak).replace(/\r$/u, '');
  const column = at - lineStart;
  return {
    line: text.slice(0, lineStart).split('\n').length,
    column: column + 1,
    content,
    length: Math.max(1, Math.min(end - at, content.length - column)),
  };
}

/** Characters of a line that are shown before and behind what is meant. */
const before = 60;
const behind = 40;

function underlined({ content, column, length }: Place): readonly string[] {
  const at = column - 1;
  const from = Math.max(0, at - before);
  const marked = Math.min(length, behind);
  const to = Math.min(content.length, at + marked + behind);
  const shown = `${from > 0 ? '…' : ''}${visible(content.slice(from, to))}${to < content.length ? '…' : ''}`;
  const blanks = ' '.repeat(at - from + (from > 0 ? 1 : 0));
  return [`  ${shown}`, `  ${blanks}${'^'.repeat(marked)}`];
}

/** On one line, and safe. */
function visible(text: string): string {
  return safe(text.replaceAll(/[\t\r\n]/gu, ' '));
}

/** Control characters as pictures of themselves: what a text holds must not steer the terminal. */
export function safe(text: string): string {
  return text.replaceAll(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (char) => {
    if (char === '\n' || char === '\t') return char;
    return char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '\ufffd';
  });
}
