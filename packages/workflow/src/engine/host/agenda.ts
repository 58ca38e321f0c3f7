/** What is to happen on a virtual clock. */

/** Something that happens at a moment. */
interface Entry {
  readonly at: number;
  readonly happen: () => Promise<void> | void;
}

/** Entries in the order of their moments; of one moment, in the order of their making. */
export interface Agenda {
  readonly add: (at: number, happen: Entry['happen']) => void;
  readonly next: (until: number) => Entry | undefined;
}

/** An empty agenda. */
export function newAgenda(): Agenda {
  const entries: Entry[] = [];
  return {
    add: (at, happen) => {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((entries[middle]?.at ?? 0) <= at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { at, happen });
    },
    next: (until) => ((entries[0]?.at ?? Infinity) <= until ? entries.shift() : undefined),
  };
}
