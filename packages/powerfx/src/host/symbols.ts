/** What a host offers to formulas by name: variables, enums and option sets, functions of its own. */
import type { FunctionEntry } from '../functions/entry.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import type { Value } from '../values/value.ts';

/** A name that has a value: a variable, a collection, a named formula, a control, a data source. */
export interface VariableSymbol {
  readonly kind: 'variable';
  readonly name: string;
  /** What makers read and write, where it differs. */
  readonly displayName?: string;
  readonly type: Type;
  /** Whether reading may have to wait, as for a data source. */
  readonly waits: boolean;
  readonly read: () => Value | Promise<Value>;
  /** Takes a whole new value; absent when the name cannot be set. */
  readonly write?: (value: Value) => void;
  /** Whether `Set` may give it a new value. */
  readonly canSet: boolean;
  /** Whether Collect, Patch, Remove and the like may change its rows. */
  readonly canMutate: boolean;
  /** Whether `Set` may change a part of it, as in `Set(record.field, 1)`. */
  readonly canSetParts: boolean;
}

/** An enum of the language, or an option set of the host: `Name.Member`. */
export interface OptionSetSymbol {
  readonly kind: 'optionSet';
  readonly name: string;
  readonly displayName?: string;
  readonly set: OptionSet;
}

/** A type that `Type(…)` and function parameters may name. */
export interface TypeSymbol {
  readonly kind: 'type';
  readonly name: string;
  readonly type: Type;
}

/** Anything a name may stand for. */
export type Symbol = VariableSymbol | OptionSetSymbol | TypeSymbol;

/** Where names are looked up. */
export interface Symbols {
  /** What a bare name stands for, by logical or display name. */
  readonly find: (name: string) => Symbol | undefined;
  /** The type a name stands for inside `Type(…)` and in signatures. */
  readonly findType: (name: string) => Type | undefined;
  /** A function by name and namespace (empty for none). */
  readonly findFunction: (name: string, namespace: string) => FunctionEntry | undefined;
  /** All names, for completion. */
  readonly all: () => Iterable<Symbol>;
  /** All functions, for completion. */
  readonly functions: () => Iterable<FunctionEntry>;
}
