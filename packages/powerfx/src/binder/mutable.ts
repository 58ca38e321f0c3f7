/** What of a formula may be changed, and which parts of it change things. */
import type { VariableSymbol } from '../host/symbols.ts';
import { nodesOf } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Binder } from './state.ts';

/** Functions that give a row itself and not a copy: what may be done to the table may be done to the row. */
const passing: ReadonlySet<string> = new Set(['First', 'Last', 'Index']);

/** The variable whose part a node is: the variable itself, a field of it, or a row picked by its place. */
export function rootOf(binder: Binder, node: Node | undefined): VariableSymbol | undefined {
  if (node === undefined) return undefined;
  const meaning = binder.meanings[node.id];
  if (meaning?.kind === 'variable') return meaning.symbol;
  if (node.kind === 'member') return meaning?.kind === 'field' ? rootOf(binder, node.left) : undefined;
  if (node.kind === 'call' && passing.has(node.identifier.name)) return rootOf(binder, node.args[0]);
  return undefined;
}

/** Whether Set may write a node. */
export function isSettable(binder: Binder, node: Node | undefined): boolean {
  if (node === undefined) return false;
  const root = rootOf(binder, node);
  if (root === undefined) return false;
  return binder.meanings[node.id]?.kind === 'variable'
    ? root.canSet
    : node.kind === 'member' && root.canSetParts;
}

/** Whether a node calls a function that has effects beyond its value. */
export function hasEffects(binder: Binder, node: Node | undefined): boolean {
  if (node === undefined) return false;
  for (const part of nodesOf(node)) if (part.kind === 'call' && binder.effects.has(part.id)) return true;
  return false;
}
