import type { Type } from '../types/type.ts';

/** A name that a function call brings into scope for some of its arguments, and the slot its value is kept in. */
export interface ScopeName {
  readonly name: string;
  /** The name of the table the rows come from, for `Table[@column]`. */
  readonly source: string | undefined;
  readonly type: Type;
  readonly slot: number;
}

/**
 * What a call such as `Filter` brings into scope: names such as ThisRecord, and, unless the source was named with As,
 * the fields of one of them.
 */
export interface Scope {
  readonly names: readonly ScopeName[];
  /** The name whose fields are names of their own. */
  readonly implicit: ScopeName | undefined;
  readonly parent: Scope | undefined;
}
