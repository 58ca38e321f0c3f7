/** Giving a name of the host another name in a formula. */
import type { Bound } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import { escapeName } from '../printer/escape.ts';
import type { Node } from '../syntax/nodes.ts';
import { cursorAt } from './cursor.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { textEdit, type SpanEdit, type TextEdit } from './position.ts';
import { scopeAt } from './scope.ts';
import { allNodes } from './walk.ts';

/**
 * The edits that give a variable, control, option set or user function another name wherever a formula means it. Fields of rows
 * that happen to have the same name stay as they are, and where a field would hide the new name, `[@name]` is written. The engine
 * knows the old name still.
 *
 * @example
 * ```ts
 * import { applyEdits, createEngine, rename, variable } from '@connectory/powerfx';
 * const engine = createEngine();
 * engine.symbols.add(variable({ name: 'price', value: 3 }));
 * const text = 'price * {price: 2}.price';
 * applyEdits(text, rename(engine, text, 'price', 'net price')); // "'net price' * {price: 2}.price"
 * ```
 */
export function rename(
  engine: Engine,
  text: string,
  from: string,
  to: string,
  options: EditorOptions = {},
): readonly TextEdit[] {
  const bound = boundOf(engine, text, options);
  const edits: SpanEdit[] = [];
  for (const node of allNodes(bound.syntax.root)) edits.push(...editsOf(engine, bound, node, from, to));
  return edits.map((edit) => textEdit(text, edit));
}

function editsOf(engine: Engine, bound: Bound, node: Node, from: string, to: string): readonly SpanEdit[] {
  switch (node.kind) {
    case 'name': {
      const meaning = bound.meanings[node.id];
      if (meaning?.kind !== 'variable' && meaning?.kind !== 'optionSet') return [];
      const { symbol } = meaning;
      if (symbol.name !== from && symbol.displayName !== from) return [];
      const hides = !node.global && isHidden(engine, bound, node.span.start, to);
      return [{ span: node.identifier.span, newText: hides ? `[@${escapeName(to)}]` : escapeName(to) }];
    }
    case 'call': {
      const call = bound.calls[node.id];
      const isOwn =
        node.namespace.length === 0 && call?.entry.category === 'user' && call.entry.name === from;
      const head: readonly SpanEdit[] = isOwn
        ? [{ span: node.identifier.span, newText: escapeName(to) }]
        : [];
      return [...head, ...contextEdits(bound, node, from, to)];
    }
    default:
      return [];
  }
}

/** Fields of a record that are names of variables, as in `UpdateContext({name: 1})`. */
function contextEdits(bound: Bound, node: Node, from: string, to: string): readonly SpanEdit[] {
  if (node.kind !== 'call' || bound.calls[node.id]?.variables.has(from) !== true) return [];
  return node.args.flatMap((arg) =>
    arg.kind !== 'record'
      ? []
      : arg.fields
          .filter(({ identifier }) => identifier.name === from)
          .map(({ identifier }) => ({ span: identifier.span, newText: escapeName(to) })),
  );
}

/** Whether a row in scope has a name that hides a name of the host. */
function isHidden(engine: Engine, bound: Bound, offset: number, name: string): boolean {
  return scopeAt(bound, engine.symbols, cursorAt(bound.syntax, offset)).names.some(
    (scoped) => scoped.name === name || scoped.displayName === name,
  );
}
