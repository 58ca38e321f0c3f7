import type { Node } from './nodes.ts';

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'error':
    case 'interpolation':
      return node.parts;
    case 'member':
    case 'as':
      return [node.left];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'chain':
    case 'table':
      return node.items;
    case 'call':
      return node.target === undefined ? node.args : [node.target, ...node.args];
    case 'record':
      return node.fields.map(({ value }) => value);
    case 'type':
      return [node.body];
    case 'empty':
    case 'boolean':
    case 'number':
    case 'text':
    case 'name':
    case 'self':
    case 'parent':
      return [];
    default:
      return node satisfies never;
  }
}

/**
 * The operand a node's text begins with, if it is one operator deeper. Sums, percentages and `As` are read in a loop, so there
 * may be thousands of levels on this side: whoever goes down here must not recurse.
 */
export function leftOf(node: Node): Node | undefined {
  switch (node.kind) {
    case 'binary':
    case 'member':
    case 'as':
      return node.left;
    case 'unary':
      return node.operator === 'percent' ? node.operand : undefined;
    case 'call':
      return node.target;
    default:
      return undefined;
  }
}

/** A node and all nodes below it, in no particular order; deep trees do no harm. */
export function* nodesOf(root: Node): Generator<Node, void, void> {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    stack.push(...childrenOf(node));
  }
}
