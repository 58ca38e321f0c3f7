/** What can follow an operand. */
import type { Node } from '../syntax/nodes.ts';
import type { Type } from '../types/type.ts';
import { allNodes } from './walk.ts';
import type { Candidate } from './item.ts';
import type { Place } from './place.ts';

/** Operators that take any kind of value. */
const always: readonly string[] = ['As', 'exactin', 'in'];
/** Operators over single values. */
const single: readonly string[] = '- & && * / ^ || + < <= <> = > >= And Or'.split(' ');

/** Operators that fit the operand before the caret. */
export function operatorCompletions({ bound, cursor }: Place): readonly Candidate[] {
  const end = cursor.before?.end ?? 0;
  const type = typeEndingAt(bound.syntax.root, bound.types, end);
  const isMany = type?.kind === 'record' || type?.kind === 'table';
  return [...always, ...(isMany ? [] : single)].map((label) => ({
    label,
    kind: /^\p{L}/u.test(label) ? 'keyword' : 'operator',
  }));
}

/** The type of the largest node that ends there. */
function typeEndingAt(root: Node, types: readonly (Type | undefined)[], end: number): Type | undefined {
  for (const node of allNodes(root))
    if (node.full.end === end && node.kind !== 'error' && node.full.start < end) return types[node.id];
  return undefined;
}
