/** Strings of a definition to templates. */
import { Failure } from '../run/failure.ts';
import type { ExpressionNode, Template, TemplatePart } from './nodes.ts';
import { readExpression } from './parse.ts';

/** Reads a string of a definition. */
export function readTemplate(source: string): Template | Failure {
  // Behind `@@` nothing else is read.
  if (source.startsWith('@@')) return { kind: 'text', text: source.slice(1) };
  if (source.startsWith('@') && source.length > 1 && source[1] !== '{') {
    const parsed = readExpression(source, 1, false);
    return parsed instanceof Failure ? parsed : { kind: 'expression', expression: parsed.expression };
  }
  return source.includes('@{') ? readInterpolation(source) : { kind: 'text', text: source };
}

function readInterpolation(source: string): Template | Failure {
  const parts: TemplatePart[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const open = source.indexOf('@{', at);
    if (open < 0) break;
    if (source[open - 1] === '@' && open > at) {
      text += `${source.slice(at, open - 1)}@{`;
      at = open + 2;
      continue;
    }
    text += source.slice(at, open);
    const parsed = readExpression(source, open + 2, true);
    if (parsed instanceof Failure) return parsed;
    if (source[parsed.end] !== '}') {
      return new Failure('interpolation-not-closed', {}, { start: open, end: source.length });
    }
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
    parts.push({ kind: 'expression', expression: parsed.expression });
    at = parsed.end + 1;
  }
  text += source.slice(at);
  if (parts.length === 0) return { kind: 'text', text };
  if (text !== '') parts.push({ kind: 'text', text });
  return { kind: 'interpolation', parts };
}

/** The expressions of a template, in their order. */
export function expressionsOf(template: Template): readonly ExpressionNode[] {
  switch (template.kind) {
    case 'text':
      return [];
    case 'expression':
      return [template.expression];
    default:
      return template.parts.flatMap((part) => (part.kind === 'expression' ? [part.expression] : []));
  }
}
