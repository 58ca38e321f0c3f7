/** Ranks and cycles. */
import type { Cell } from './cell.ts';

/** The cells on a way from `from` along reads back to `target`, both named; undefined when there is none. */
export function pathTo(from: Cell, target: Cell): readonly string[] | undefined {
  const cameFrom = new Map<Cell, Cell | undefined>([[from, undefined]]);
  const queue: Cell[] = [from];
  for (const cell of queue) {
    if (cell === target) {
      const path: string[] = [];
      for (let at: Cell | undefined = cell; at !== undefined; at = cameFrom.get(at)) path.unshift(at.name);
      return path;
    }
    for (const next of cell.reads) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, cell);
      queue.push(next);
    }
  }
  return undefined;
}

/** Raises the rank of a cell above those it reads, and of all that read it. There is no cycle. */
export function raiseRanks(start: Cell): void {
  const stack = [start];
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    let rank = 0;
    for (const read of cell.reads) rank = Math.max(rank, read.rank + 1);
    if (rank <= cell.rank && cell !== start) continue;
    cell.rank = Math.max(rank, cell === start ? 0 : cell.rank);
    for (const reader of cell.readers) if (reader.rank <= cell.rank) stack.push(reader);
  }
}

/**
 * Dirty cells by rank: each is given out once, lowest ranks first, also when more are added on the way. Binding may change
 * the rank of a cell that waits here already: one that rose is moved when its turn comes, one that fell when it is added again.
 */
export class RankQueue {
  readonly #buckets: Cell[][] = [];
  #lowest = 0;

  add(cell: Cell): void {
    if (cell.dirtyRank !== undefined && cell.dirtyRank <= cell.rank) return;
    cell.dirtyRank = cell.rank;
    (this.#buckets[cell.rank] ??= []).push(cell);
    this.#lowest = Math.min(this.#lowest, cell.rank);
  }

  /** Forgets a cell that is no longer there. */
  remove(cell: Cell): void {
    cell.dirtyRank = undefined;
  }

  /** Whether there is anything to give out; places that cells have left count, and {@link next} passes them. */
  hasMore(): boolean {
    return this.#buckets.length > 0;
  }

  next(): Cell | undefined {
    while (this.#lowest < this.#buckets.length) {
      const cell = this.#buckets[this.#lowest]?.pop();
      if (cell === undefined) this.#lowest += 1;
      // Elsewhere it is a place that the cell has left: it was given out or removed, or it waits at a lower rank.
      else if (cell.dirtyRank === this.#lowest) {
        cell.dirtyRank = undefined;
        if (cell.rank <= this.#lowest) return cell;
        this.add(cell);
      }
    }
    this.#lowest = 0;
    this.#buckets.length = 0;
    return undefined;
  }
}
