import type { ExpressionNode } from './nodes.ts';

/** The nodes directly inside another, in the order of the text. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'literal':
      return [];
    case 'call':
      return node.args;
    default:
      return [node.target, node.key];
  }
}
