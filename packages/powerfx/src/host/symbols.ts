/** What a host offers to formulas by name: variables, enums and option sets, functions of its own. */
import type { FunctionEntry } from '../functions/entry.ts';
import type { Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import type { RecordValue, Value } from '../values/value.ts';

/**
 * Rows that are kept elsewhere, such as a table of a connector: Collect, Patch and Remove change them row by row instead of
 * writing a whole new table. Every answer is the row as it is kept now, blank, or an error value.
 */
export interface RowStore {
  readonly insert: (row: RecordValue) => Value | Promise<Value>;
  /** `changes` holds the fields that get a new value. */
  readonly update: (row: RecordValue, changes: RecordValue) => Value | Promise<Value>;
  readonly remove: (row: RecordValue) => Value | Promise<Value>;
  /** Updates the row that has the same key, or inserts it; absent when rows have no key. */
  readonly merge?: (row: RecordValue) => Value | Promise<Value>;
}

/** What a name with a value is to makers. */
export type VariableRole =
  'variable' | 'collection' | 'formula' | 'control' | 'screen' | 'dataSource' | 'item';

/** A name that has a value: a variable, a collection, a named formula, a control, a data source. */
export interface VariableSymbol {
  readonly kind: 'variable';
  readonly name: string;
  /** What makers read and write, where it differs. */
  readonly displayName?: string;
  /** What it is to makers, where it is more than a variable: editors show it. */
  readonly role?: VariableRole;
  readonly type: Type;
  /** Whether reading may have to wait, as for a data source. */
  readonly waits: boolean;
  /** What fails is an error value; a rejected promise is a bug of the host. */
  readonly read: () => Value | Promise<Value>;
  /** Takes a whole new value; absent when the name cannot be set. */
  readonly write?: (value: Value) => void;
  /** Where its rows are kept, when they are changed one by one. */
  readonly rows?: RowStore;
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
  /**
   * A variable for a name that a formula is the first to use, as the first `Set` does; undefined when the host does not make
   * one for that function. The name is known to other formulas once the variable was written.
   */
  readonly declare?: (name: string, type: Type, by: string) => VariableSymbol | undefined;
  /** All names, for completion. */
  readonly all: () => Iterable<Symbol>;
  /** All functions, for completion. */
  readonly functions: () => Iterable<FunctionEntry>;
}
