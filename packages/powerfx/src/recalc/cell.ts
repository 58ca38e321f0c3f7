import type { Formula } from '../host/engine.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import { isFatal, type Problem } from '../syntax/problem.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';

/**
 * A name whose value is kept: an input that somebody sets, or a formula that follows what it reads.
 *
 * The graph alone changes cells. `rank` is above the ranks of all cells that this one reads, so that going through dirty
 * cells by rank works out each of them once.
 */
export interface Cell {
  name: string;
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

/** Why a cell has no value. */
export function problemText(cell: Cell): string {
  const problem = cell.problems.find(isFatal);
  return problem === undefined ? `${cell.name} has errors.` : `${cell.name} has errors: ${problem.key}.`;
}

/** A cell that reads nothing and has no value yet. */
export function newCell(name: string, type: Type): Cell {
  return {
    name,
    symbol: placeholder(name, type),
    formula: undefined,
    text: undefined,
    type,
    value: null,
    problems: [],
    reads: new Set(),
    readers: new Set(),
    rank: 0,
    dirtyRank: undefined,
    turn: 0,
    isPending: false,
  };
}

/** What a name stands for until its cell has a symbol of its own. */
function placeholder(name: string, type: Type): VariableSymbol {
  return {
    kind: 'variable',
    name,
    type,
    waits: false,
    read: () => null,
    canSet: false,
    canMutate: false,
    canSetParts: false,
  };
}
