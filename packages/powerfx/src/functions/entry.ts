/**
 * What a function of the language is: its signature, its type rule, its implementation and its documentation in one
 * entry. A new function is one entry and one line in its family's list.
 */
import type { Bound, Meaning } from '../binder/bound.ts';
import type { ScopeName } from '../binder/scope.ts';
import type { Configuration, Features } from '../config/features.ts';
import type { Code, CompiledCall, LazyRun } from '../compiler/code.ts';
import type { Run } from '../host/run.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import type { CallNode, Node } from '../syntax/nodes.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/** What a function is about; editors group by it. */
export type Category =
  | 'behavior'
  | 'color'
  | 'conversion'
  | 'date'
  | 'host'
  | 'information'
  | 'json'
  | 'logical'
  | 'math'
  | 'statistics'
  | 'table'
  | 'text'
  | 'user';

/** One parameter as makers read it. */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  /** The type that is wanted, where a host knows it: completion offers members of its option set and fields of its record. */
  readonly type?: Type;
  readonly optional?: boolean;
  /** Whether the last parameters from here on may be given again and again. */
  readonly repeats?: boolean;
}

/** One way to write a call. */
export interface Signature {
  readonly parameters: readonly Parameter[];
}

/**
 * How an argument is treated: evaluated before the call; evaluated by the function when it needs it; evaluated by the
 * function for each row, with the row's fields in scope; the name of a column, which some functions take as a
 * text too; a type; something that is changed.
 */
export type Role = 'value' | 'lazy' | 'row' | 'column' | 'columnOrText' | 'type' | 'target';

/** A name that a call brings into scope, and its type. */
interface ScopeEntry {
  readonly name: string;
  readonly type: Type;
}

/** What a call brings into scope for its `row` arguments. */
export interface ScopeSpec {
  readonly names: readonly ScopeEntry[];
  /** Index of the name whose fields are names of their own; undefined for none. */
  readonly implicit: number | undefined;
}

/** What a scope rule is told. */
export interface ScopeRequest {
  readonly args: readonly Node[];
  readonly types: readonly Type[];
  /** The name given with As to an argument. */
  readonly alias: (index: number) => string | undefined;
  readonly configuration: Configuration;
}

/** The call as its type rule sees it. */
export interface CallCheck {
  readonly node: CallNode;
  readonly args: readonly Node[];
  /** Types of the arguments as written. */
  readonly types: readonly Type[];
  readonly features: Features;
  readonly configuration: Configuration;
  /** Whether behaviour functions are allowed here. */
  readonly sideEffects: boolean;
  /** `number` in float mode, `decimal` otherwise. */
  readonly numeric: Type;
  /** Whether something was reported as fatal. */
  readonly failed: () => boolean;
  /** Reports a fatal problem at an argument, or at a node. */
  readonly fail: (at: number | Node, key: string, ...args: readonly string[]) => void;
  /** Fails the call, but reports only a warning at the place. */
  readonly failSoftly: (at: number | Node, key: string, ...args: readonly string[]) => void;
  readonly warn: (at: number | Node, key: string, ...args: readonly string[]) => void;
  readonly suggest: (at: number | Node, key: string, ...args: readonly string[]) => void;
  /** Wants an argument to be of a type: converts it, or reports that it cannot be. */
  readonly want: (index: number, type: Type) => boolean;
  /** Whether an argument is of a type or can be converted, without reporting. */
  readonly fits: (index: number, type: Type) => boolean;
  /** Converts an argument without asking. */
  readonly coerce: (index: number, type: Type) => void;
  /** The column an argument names, resolved against a row type; reports when it names none. */
  readonly column: (index: number, row: Type) => string | undefined;
  /** The column an argument names, or undefined when a formula gives its name at run time; reports what is neither. */
  readonly columnOrText: (index: number, row: Type) => string | undefined;
  /** A column that is new: its name, without looking it up. */
  readonly newColumn: (index: number) => string | undefined;
  /** Gives an argument the meaning of a column. */
  readonly setColumn: (index: number, name: string) => void;
  /** A variable by name, kept for the implementation: the known one, or one of this type where the host makes one. */
  readonly variable: (name: string, type: Type) => VariableSymbol | undefined;
  /** The type that a type argument means; reports when it means none. */
  readonly typeArgument: (index: number) => Type | undefined;
  /** The text of an argument that is a constant: a literal, a member of a text-backed enum, or constants joined. */
  readonly constantText: (index: number) => string | undefined;
  /** Marks the call as one whose arguments include one-column tables where single values are usual. */
  readonly markTabular: () => void;
  /** Keeps a fact for the implementation. */
  readonly note: (name: string, value: string) => void;
  /** The names the call brought into scope. */
  readonly scope: readonly ScopeName[];
  /** Whether an argument may be changed by Collect, Patch, Remove and the like. */
  readonly isMutable: (index: number) => boolean;
  /** Whether Set may write an argument: a variable, or a part of one that allows it. */
  readonly isSettable: (index: number) => boolean;
  /** Whether an argument calls a function that has effects beyond its value. */
  readonly hasEffects: (index: number) => boolean;
  /** What a name or member inside an argument means. */
  readonly meaning: (at: Node) => Meaning | undefined;
  /** The type of a node inside an argument. */
  readonly type: (at: Node) => Type;
}

/** Values evaluated before the call. Errors among them were returned already unless `seesErrors`. */
export type StrictRun = (run: Run, args: readonly Value[], call: CompiledCall) => Value;

/** A function applied to plain values of the kinds it wants; undefined when one is of another kind. */
export type CommonRun = (run: Run, a: Value, b: Value, c: Value) => Value | undefined;

/** How a function runs. */
export type Implementation =
  /** Every argument is evaluated first; if some are errors they are the result. */
  | {
      readonly kind: 'strict';
      readonly run: StrictRun;
      readonly seesErrors?: boolean;
      /** The common case of one to three arguments, none of them an error; undefined when this is another case. */
      readonly common?: CommonRun;
    }
  /** As `strict`, but the answer may have to be waited for. */
  | {
      readonly kind: 'waiting';
      readonly run: (run: Run, args: readonly Value[], call: CompiledCall) => Value | Promise<Value>;
      readonly seesErrors?: boolean;
    }
  /** The function evaluates its arguments itself; it yields what it has to wait for. */
  | { readonly kind: 'lazy'; readonly run: LazyRun }
  /** The function makes its own code. */
  | { readonly kind: 'compile'; readonly compile: (call: CompiledCall) => Code }
  /** Known to the language, but nothing here can run it. */
  | { readonly kind: 'unavailable' };

/** A function of the language. */
export interface FunctionEntry {
  readonly name: string;
  /** Empty for most. */
  readonly namespace?: string;
  readonly category: Category;
  readonly description: string;
  readonly signatures: readonly Signature[];
  readonly min: number;
  /** Infinity when arguments may be repeated. */
  readonly max: number;
  /** A rule about the number of arguments beyond `min` and `max`. */
  readonly arity?: (
    count: number,
    features: Features,
  ) => { readonly key: string; readonly args: readonly string[] } | undefined;
  readonly role?: (index: number, count: number, features: Features, arg: Node | undefined) => Role;
  readonly scope?: (request: ScopeRequest) => ScopeSpec | undefined;
  /** Whether it has effects beyond its value; some have only with some arguments. */
  readonly behavior?: boolean | ((types: readonly Type[]) => boolean);
  /** The type of the variable that is made of an unknown name at a `target` argument, where the host allows it. */
  readonly declares?: (types: readonly Type[]) => Type | undefined;
  /** Whether a call may have to wait, where that follows from its body. */
  readonly waits?: () => boolean;
  /** The body of a user-defined function, once it is bound. */
  readonly body?: () => Bound | undefined;
  /** The type rule: reports what is wrong, and gives the type of the result. */
  readonly check: (call: CallCheck) => Type;
  readonly implementation: Implementation;
}
