/** Offsets into a text, and the lines and characters that editors count. */
import type { Span } from '../syntax/span.ts';

/** A place in a text: line and character count from 0, characters in UTF-16 units, as the Language Server Protocol has it. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is not part of it. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A change: `newText` takes the place of what is in `range`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** A change by offsets, before it is told in lines and characters. */
export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Where a line ends: a line break is CR LF, LF or CR. Gives the end of the text in the line, and where the next one begins. */
function lineEnd(text: string, start: number): { readonly end: number; readonly next: number } {
  let end = start;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1;
  const wide = text.charAt(end) === '\r' && text.charAt(end + 1) === '\n';
  return { end, next: end + (wide ? 2 : 1) };
}

/**
 * The position of an offset. An offset inside of a CR LF is the end of its line; one behind the text is the end of the text.
 *
 * @example
 * ```ts
 * import { positionAt } from '@connectory/powerfx';
 * positionAt('a\r\nbc', 4); // { line: 1, character: 1 }
 * ```
 */
export function positionAt(text: string, offset: number): TextPosition {
  const wanted = Math.max(0, Math.min(offset, text.length));
  let line = 0;
  let start = 0;
  for (;;) {
    const { end, next } = lineEnd(text, start);
    if (wanted < next || end === text.length) return { line, character: Math.min(wanted, end) - start };
    start = next;
    line += 1;
  }
}

/**
 * The offset of a position. A character behind the end of its line is that end; a line behind the text is the end of the text.
 *
 * @example
 * ```ts
 * import { offsetAt } from '@connectory/powerfx';
 * offsetAt('a\r\nbc', { line: 1, character: 1 }); // 4
 * ```
 */
export function offsetAt(text: string, position: TextPosition): number {
  let start = 0;
  for (let line = 0; ; line += 1) {
    const { end, next } = lineEnd(text, start);
    if (line === position.line) return Math.min(start + Math.max(0, position.character), end);
    if (end === text.length) return text.length;
    start = next;
  }
}

/** Gives ranges in a text; the lines are counted once, so that many ranges of a long text cost little. */
export function rangesIn(text: string): (span: Span) => TextRange {
  const starts: { readonly start: number; readonly end: number }[] = [];
  for (let start = 0; ;) {
    const { end, next } = lineEnd(text, start);
    starts.push({ start, end });
    if (end === text.length) break;
    start = next;
  }
  const position = (offset: number): TextPosition => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = starts[low] ?? { start: 0, end: 0 };
    return { line: low, character: Math.min(offset, line.end) - line.start };
  };
  return ({ start, end }) => ({ start: position(start), end: position(end) });
}

/** The range of a span. */
export function rangeOf(text: string, span: Span): TextRange {
  return { start: positionAt(text, span.start), end: positionAt(text, span.end) };
}

/** The span of a range. */
export function spanOfRange(text: string, range: TextRange): Span {
  const start = offsetAt(text, range.start);
  return { start, end: Math.max(start, offsetAt(text, range.end)) };
}

/** An edit by offsets as editors want it. */
export function textEdit(text: string, edit: SpanEdit): TextEdit {
  return { range: rangeOf(text, edit.span), newText: edit.newText };
}

/**
 * The text after some edits, all of which speak of the text before. Of edits that overlap, the first one is made.
 *
 * @example
 * ```ts
 * import { applyEdits } from '@connectory/powerfx';
 * const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 4 } };
 * applyEdits('a == b', [{ range, newText: '=' }]); // 'a = b'
 * ```
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return applySpanEdits(
    text,
    edits.map(({ range, newText }) => ({ span: spanOfRange(text, range), newText })),
  );
}

/** The text after edits by offsets. */
export function applySpanEdits(text: string, edits: readonly SpanEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
