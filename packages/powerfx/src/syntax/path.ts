import type { Identifier, Node } from './nodes.ts';
import { childrenOf } from './children.ts';

/** The names of a path such as `a.b.c`, `a!b` or `a[@b]`; undefined when the node is none. */
export function dottedPath(node: Node): readonly Identifier[] | undefined {
  const names: Identifier[] = [];
  let at = node;
  while (at.kind === 'member') {
    names.push(at.identifier);
    at = at.left;
  }
  return at.kind === 'name' ? [...names, at.identifier].toReversed() : undefined;
}

/**
 * The names of all functions called, each once, in the order of the text. With `isKnown` the others are replaced by numbered
 * stand-ins, so that a list can be sent where private names must not go.
 */
export function listFunctions(root: Node, isKnown?: (name: string) => boolean): readonly string[] {
  const found = new Map<string, string>();
  const open = [root];
  let unknown = 0;
  for (;;) {
    const node = open.pop();
    if (node === undefined) return [...found.values()];
    if (node.kind === 'call') {
      const name = [...node.namespace, node.identifier].map((part) => part.name).join('.');
      if (!found.has(name)) {
        if (isKnown === undefined || isKnown(name)) found.set(name, name);
        else found.set(name, `$#CustomFunction${(unknown += 1)}#$`);
      }
    }
    open.push(...childrenOf(node).toReversed());
  }
}
