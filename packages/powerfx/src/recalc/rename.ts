/** Renaming a global name inside a formula, whatever else there is of the same name. */
import type { Engine } from '../host/engine.ts';
import { escapeName } from '../printer/escape.ts';
import { nodesOf } from '../syntax/children.ts';
import type { Span } from '../syntax/span.ts';

/** The text with a global name replaced where it means that name, and nowhere else. */
export function renameInText(engine: Engine, text: string, from: string, to: string): string {
  const { bound } = engine.formula(text, { sideEffects: true });
  const spans: Span[] = [];
  for (const node of nodesOf(bound.syntax.root)) {
    if (node.kind !== 'name' || node.identifier.name !== from) continue;
    const meaning = bound.meanings[node.id];
    if (meaning?.kind === 'variable' && meaning.symbol.name === from) spans.push(node.identifier.span);
  }
  let renamed = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start)) {
    renamed = renamed.slice(0, start) + escapeName(to) + renamed.slice(end);
  }
  return renamed;
}
