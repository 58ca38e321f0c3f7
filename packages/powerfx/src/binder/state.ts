import type { Configuration } from '../config/features.ts';
import type { Symbols, VariableSymbol } from '../host/symbols.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Problem, ProblemSeverity } from '../syntax/problem.ts';
import type { Span } from '../syntax/span.ts';
import { coerces, accepts } from '../types/coercion.ts';
import type { Type } from '../types/type.ts';
import type { BoundCall, Meaning } from './bound.ts';
import type { Scope } from './scope.ts';

/** What the rules of the binder share while one formula is bound. */
export interface Binder {
  readonly configuration: Configuration;
  readonly symbols: Symbols;
  /** Whether behaviour functions are allowed. */
  readonly sideEffects: boolean;
  /** Types by node id. */
  readonly types: (Type | undefined)[];
  readonly coercions: (Type | undefined)[];
  readonly meanings: (Meaning | undefined)[];
  readonly calls: (BoundCall | undefined)[];
  readonly problems: Problem[];
  readonly reads: Set<VariableSymbol>;
  /** Variables that this formula is the first to name. */
  readonly declared: Map<string, VariableSymbol>;
  scope: Scope | undefined;
  slots: number;
  behavior: boolean;
  /** Ids of the calls that have effects beyond their value. */
  readonly effects: Set<number>;
  /** Binds a node and gives its type. */
  readonly bind: (node: Node) => Type;
}

/** Reports a problem, once a place and key. */
export function report(
  binder: Binder,
  at: Span | { readonly span: Span },
  key: string,
  args: readonly string[] = [],
  severity: ProblemSeverity = 'severe',
): void {
  const span = 'span' in at ? at.span : at;
  const known = binder.problems.some(
    (problem) => problem.key === key && problem.span.start === span.start && problem.span.end === span.end,
  );
  if (!known) binder.problems.push({ key, args, span: { start: span.start, end: span.end }, severity });
}

/** A variable by its name: the known one, or one that a function makes of the name where the host allows it. */
export function variableFor(
  binder: Binder,
  name: string,
  type: Type,
  by: string,
): VariableSymbol | undefined {
  const known = binder.symbols.find(name) ?? binder.declared.get(name);
  // A variable that was blank so far has no type of its own yet.
  if (known !== undefined && (known.kind !== 'variable' || known.type.kind !== 'blank')) {
    return known.kind === 'variable' ? known : undefined;
  }
  const made = binder.symbols.declare?.(name, type, by);
  if (made !== undefined) binder.declared.set(name, made);
  return made ?? known;
}

/** Wants a node's value as `type`: keeps the conversion, or answers false. Says nothing. */
export function convert(binder: Binder, node: Node, from: Type, type: Type): boolean {
  if (from === type) return true;
  const { features } = binder.configuration;
  if (!coerces(from, type, features)) return from.kind === 'error';
  if (!accepts(type, from) || from.kind === 'blank' || needsShape(from, type))
    binder.coercions[node.id] = type;
  return true;
}

/** Records and tables that are accepted as they are may still have fields to add. */
function needsShape(from: Type, to: Type): boolean {
  return (from.kind === 'record' || from.kind === 'table') && from !== to && to.kind !== 'unknown';
}
