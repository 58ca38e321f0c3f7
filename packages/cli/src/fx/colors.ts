/** Colours of formulas on a terminal. */
import type { SemanticTokenType } from '@connectory/powerfx';

/** What stretches of a text mean, in its order, as offsets. */
export type Coloring = readonly (readonly [start: number, end: number, type: SemanticTokenType])[];

/** Codes of the sixteen colours that every terminal has, and lets its user choose. */
const codes: Partial<Record<SemanticTokenType, number>> = {
  comment: 90,
  number: 36,
  text: 32,
  boolean: 36,
  keyword: 35,
  function: 34,
  namespace: 34,
  field: 33,
  enum: 35,
  enumMember: 35,
  type: 35,
};

/** A text with its colours. */
export function paint(text: string, coloring: Coloring): string {
  let painted = '';
  let at = 0;
  for (const [start, end, type] of coloring) {
    const code = codes[type];
    if (code === undefined || start < at) continue;
    painted += `${text.slice(at, start)}${colored(text.slice(start, end), code)}`;
    at = end;
  }
  return painted + text.slice(at);
}

/** A text in one colour. */
export function colored(text: string, code: number): string {
  return `\u001b[${code}m${text}\u001b[39m`;
}

/** The colours of what is behind an offset of a text. */
export function coloringFrom(coloring: Coloring, offset: number): Coloring {
  return coloring
    .filter(([, end]) => end > offset)
    .map(([start, end, type]) => [Math.max(0, start - offset), end - offset, type]);
}
