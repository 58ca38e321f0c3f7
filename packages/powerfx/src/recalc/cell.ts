import type { Formula } from '../host/engine.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import type { Problem } from '../syntax/problem.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/**
 * A name whose value is kept: an input that somebody sets, or a formula that follows what it reads.
 *
 * The graph alone changes cells. `rank` is above the ranks of all cells that this one reads, so that going through dirty
 * cells by rank works out each of them once.
 */
export interface Cell {
  readonly name: string;
  symbol: VariableSymbol;
  /** Absent for an input. */
  formula: Formula | undefined;
  /** The text of the formula, as written. */
  text: string | undefined;
  type: Type;
  value: Value;
  problems: readonly Problem[];
  readonly reads: Set<Cell>;
  readonly readers: Set<Cell>;
  rank: number;
  /** The rank at which it waits to be worked out; undefined when it does not wait. */
  dirtyRank: number | undefined;
  /** Counts evaluations, so that an answer that comes late is not taken for the newest. */
  turn: number;
  /** Whether a value is being waited for; the last one is kept meanwhile. */
  isPending: boolean;
}
