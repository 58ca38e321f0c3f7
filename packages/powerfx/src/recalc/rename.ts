/** Renaming a global name inside a formula, whatever else there is of the same name. */
import type { Bound } from '../binder/bound.ts';
import { fieldName } from '../binder/names.ts';
import type { ScopeName } from '../binder/scope.ts';
import type { Engine, FormulaOptions } from '../host/engine.ts';
import { escapeName } from '../printer/escape.ts';
import { nodesOf } from '../syntax/children.ts';
import type { NameNode } from '../syntax/nodes.ts';
import type { Span } from '../syntax/span.ts';

/** The text with a global name replaced where it means that name, and nowhere else. */
export function renameInText(
  engine: Engine,
  text: string,
  from: string,
  to: string,
  options: FormulaOptions,
): string {
  const { bound } = engine.formula(text, options);
  const edits: { readonly span: Span; readonly name: string }[] = [];
  for (const node of nodesOf(bound.syntax.root)) {
    if (node.kind !== 'name' || node.identifier.name !== from) continue;
    const meaning = bound.meanings[node.id];
    if (meaning?.kind !== 'variable' || meaning.symbol.name !== from) continue;
    const name = escapeName(to);
    const wantsMark = !node.global && isHidden(bound, node, to);
    edits.push({ span: node.identifier.span, name: wantsMark ? `[@${name}]` : name });
  }
  let renamed = text;
  for (const { span, name } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    renamed = renamed.slice(0, span.start) + name + renamed.slice(span.end);
  }
  return renamed;
}

/** Whether a call around a node brings a name into scope that would be taken for the new global one. */
function isHidden(bound: Bound, { span }: NameNode, name: string): boolean {
  const brings = (scoped: ScopeName): boolean =>
    scoped.name === name || (scoped.type.kind === 'record' && fieldName(scoped.type, name) !== undefined);
  for (const node of nodesOf(bound.syntax.root)) {
    if (node.kind !== 'call' || node.span.start > span.start || node.span.end < span.end) continue;
    if (bound.calls[node.id]?.scope.some(brings) === true) return true;
  }
  return false;
}
