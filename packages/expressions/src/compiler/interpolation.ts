/** Texts with expressions in them. */
import { Failure, placed, type Span } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import type { ExpressionNode, TemplatePart } from '../syntax/nodes.ts';
import { textOf } from '../values/text.ts';
import type { Code } from './code.ts';

/** The code of an expression in a text, with the text that stands before it. */
interface Piece {
  readonly before: string;
  readonly code: Code;
  readonly span: Span;
}

/** Compiles a text with expressions in it. */
export function compileInterpolation(
  parts: readonly TemplatePart[],
  compile: (expression: ExpressionNode) => Code,
): Code {
  const pieces: Piece[] = [];
  let before = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      before += part.text;
    } else {
      pieces.push({ before, code: compile(part.expression), span: part.expression.span });
      before = '';
    }
  }
  const end = before;
  return (run) => {
    let text = '';
    for (const { before, code, span } of pieces) {
      text += before;
      // What is too large is told before anything else is worked out.
      if (text.length > run.maxSize) return checkSize(run, text.length) ?? text;
      const value = code(run);
      if (value instanceof Failure) return value;
      const written = typeof value === 'string' ? value : textOf(value);
      if (typeof written !== 'string') return placed(written, span);
      text += written;
      const tooLarge = checkSize(run, text.length);
      if (tooLarge !== undefined) return tooLarge;
    }
    text += end;
    return checkSize(run, text.length) ?? text;
  };
}
