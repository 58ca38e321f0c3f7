import { isArray, isObject, type Json, memberOf, stringAt } from '@connectory/base';
import { expressionsOf, parseTemplate, type ExpressionNode } from '@connectory/expressions';
import type { Action, FlowModel } from '@connectory/workflow';

/** What the index of the suite counts of a flow. */
export interface FlowCounts {
  readonly actions: number;
  readonly depth: number;
  /** Actions by type as written, with the kind where `Response` and `Expression` have one. */
  readonly types: ReadonlyMap<string, number>;
  /** Calls by the function's name in small letters. */
  readonly functions: ReadonlyMap<string, number>;
  readonly unparsed: number;
}

/** Counts the parts of a flow. */
export function countsOf(model: FlowModel): FlowCounts {
  const types = new Map<string, number>();
  const functions = new Map<string, number>();
  let actions = 0;
  let depth = 0;
  const visit = (list: readonly Action[], level: number): void => {
    for (const action of list) {
      actions += 1;
      depth = Math.max(depth, level);
      add(types, typeOf(action));
      for (const container of action.containers) visit(container.actions, level + 1);
    }
  };
  visit(model.actions, 1);
  let unparsed = 0;
  for (const member of ['triggers', 'actions', 'outputs']) {
    for (const text of textsOf(memberOf(model.source, member))) {
      const parsed = parseTemplate(text);
      if (!parsed.ok) unparsed += 1;
      else for (const node of expressionsOf(parsed.value)) countCalls(node, functions);
    }
  }
  return { actions, depth, types, functions, unparsed };
}

function typeOf({ kind, type, source }: Action): string {
  const inner = stringAt(source, 'kind');
  return inner !== undefined && (kind === 'Response' || kind === 'Expression') ? `${type}:${inner}` : type;
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** All texts; those in brackets belong to a template around the flow. */
function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return /^\[(?!\[)[\s\S]*\]$/.test(value) ? [] : [value];
  if (isArray(value)) return value.flatMap(textsOf);
  if (!isObject(value)) return [];
  return Object.values(value).flatMap(textsOf);
}

function countCalls(node: ExpressionNode, functions: Map<string, number>): void {
  if (node.kind === 'literal') return;
  if (node.kind === 'call') {
    add(functions, node.name.toLowerCase());
    for (const arg of node.args) countCalls(arg, functions);
    return;
  }
  countCalls(node.target, functions);
  countCalls(node.key, functions);
}
