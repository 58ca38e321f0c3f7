/** What the binder knows of a formula: types, conversions and meanings of its nodes, by node id. */
import type { Configuration } from '../config/features.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { OptionSetSymbol, VariableSymbol } from '../host/symbols.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import type { ScopeName } from './scope.ts';

/** What a name or a member means. */
export type Meaning =
  | { readonly kind: 'variable'; readonly symbol: VariableSymbol }
  | { readonly kind: 'scope'; readonly name: ScopeName }
  | { readonly kind: 'scopeField'; readonly name: ScopeName; readonly field: string }
  | { readonly kind: 'optionSet'; readonly symbol: OptionSetSymbol }
  | { readonly kind: 'member'; readonly set: OptionSet; readonly member: string }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'column'; readonly field: string }
  | { readonly kind: 'untypedField'; readonly field: string }
  | { readonly kind: 'type'; readonly type: Type };

/** A call whose function was found. */
export interface BoundCall {
  readonly entry: FunctionEntry;
  /** The names that the call brings into scope for its lambda arguments. */
  readonly scope: readonly ScopeName[];
  /** Types of the arguments, after conversion. */
  readonly types: readonly Type[];
  /** The logical names of column arguments. */
  readonly columns: readonly (string | undefined)[];
  /** The types that type arguments mean. */
  readonly typeArguments: readonly (Type | undefined)[];
  /** Whether one-column tables stand where the function takes single values. */
  readonly tabular: boolean;
  /** Variables that the call reads or writes by name. */
  readonly variables: ReadonlyMap<string, VariableSymbol>;
  /** What the check found out for the implementation. */
  readonly notes: ReadonlyMap<string, string>;
}

/** A formula with its meaning. Arrays are indexed by node id. */
export interface Bound {
  readonly syntax: Syntax;
  readonly configuration: Configuration;
  readonly type: Type;
  readonly types: readonly (Type | undefined)[];
  readonly coercions: readonly (Type | undefined)[];
  readonly meanings: readonly (Meaning | undefined)[];
  readonly calls: readonly (BoundCall | undefined)[];
  readonly slots: number;
  /** Problems of the parser and of the binder. */
  readonly problems: readonly Problem[];
  /** Whether the formula may run: no problem is fatal. */
  readonly runs: boolean;
  /** Whether it has effects beyond its value. */
  readonly behavior: boolean;
  /** Whether effects were allowed. */
  readonly sideEffects: boolean;
  /** The variables it reads, in the order of their first use. */
  readonly reads: readonly VariableSymbol[];
}
