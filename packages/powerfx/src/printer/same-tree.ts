import { childrenOf } from '../syntax/children.ts';
import type { Identifier, Node } from '../syntax/nodes.ts';
import { digitsOf } from './number.ts';

/** Longer paths are cut: they are for reading. */
const pathLength = 200;

/**
 * Whether two trees mean the same: spans, ids, quotes and parentheses are not compared, numbers by value, and a difference is
 * the sum with the negated operand. The path to the first place that differs, or undefined.
 */
export function treeDifference(a: Node, b: Node): string | undefined {
  // A list of its own instead of recursion: long sums are deep trees.
  const open: [Node, Node, string][] = [[a, b, 'root']];
  for (;;) {
    const next = open.pop();
    if (next === undefined) return undefined;
    const [left, right, path] = next;
    const [one, two] = [comparedChildren(left), comparedChildren(right)];
    if (labelOf(left) !== labelOf(right)) return `${path}: ${labelOf(left)} is ${labelOf(right)}`;
    if (one.length !== two.length) return `${path}: ${one.length} children are ${two.length}`;
    for (const [index, child] of one.entries()) {
      const other = two[index];
      if (other !== undefined)
        open.push([child, other, path.length > pathLength ? path : `${path}.${index}`]);
    }
  }
}

/** Whether two trees mean the same. */
export function sameTree(a: Node, b: Node): boolean {
  return treeDifference(a, b) === undefined;
}

/** What a node is apart from its children. */
function labelOf(node: Node): string {
  switch (node.kind) {
    case 'boolean':
      return `boolean ${node.value}`;
    case 'number': {
      const { digits, point } = digitsOf(node.text);
      return `number ${digits} ${point}`;
    }
    case 'text':
      return `text ${node.value}`;
    case 'name':
      return `name ${node.global} ${node.identifier.name}`;
    case 'member':
      return `member ${node.style} ${node.identifier.name}`;
    case 'unary':
      return `unary ${node.operator} ${node.word}`;
    case 'binary':
      return `binary ${node.operator === 'subtract' ? 'add' : node.operator} ${node.word}`;
    case 'call':
      return `call ${namesOf([...node.namespace, node.identifier])} ${node.target !== undefined}`;
    case 'record':
      return `record ${namesOf(node.fields.map(({ identifier }) => identifier))}`;
    case 'as':
      return `as ${node.identifier.name}`;
    case 'error':
      return `error ${node.key}`;
    default:
      return node.kind;
  }
}

function namesOf(identifiers: readonly Identifier[]): string {
  return identifiers.map(({ name }) => name).join('\n');
}

/** The children, a subtrahend as the negated operand it is. */
function comparedChildren(node: Node): readonly Node[] {
  return node.kind === 'binary' && node.operator === 'subtract'
    ? [node.left, negated(node.right)]
    : childrenOf(node);
}

function negated(operand: Node): Node {
  const { id, span, full, firstToken, endToken, depth } = operand;
  return {
    kind: 'unary',
    id,
    span,
    full,
    firstToken,
    endToken,
    depth,
    operator: 'minus',
    word: false,
    operand,
  };
}
