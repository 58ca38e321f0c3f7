import type { ExpressionNode } from './nodes.ts';

/** The tree in which every read of a slash path, such as `['body/value']`, is several reads. */
export function splitSlashPaths(node: ExpressionNode): ExpressionNode {
  switch (node.kind) {
    case 'literal':
      return node;
    case 'call':
      return { ...node, args: node.args.map(splitSlashPaths) };
    default: {
      const target = splitSlashPaths(node.target);
      const { key, safe, span } = node;
      if (key.kind !== 'literal' || typeof key.value !== 'string') {
        return { ...node, target, key: splitSlashPaths(key) };
      }
      return key.value
        .split('/')
        .reduce<ExpressionNode>(
          (inner, name) => ({ kind: 'access', target: inner, key: { ...key, value: name }, safe, span }),
          target,
        );
    }
  }
}
