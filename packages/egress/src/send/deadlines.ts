/** A call that must end by a time. */
interface Deadline {
  readonly at: number;
  readonly pass: () => void;
}

/**
 * Watches the deadlines of all calls with one timer. A timer for each call costs a twentieth of a fast call, and hardly a
 * call ever needs it: here starting and ending a watch is an entry in a set.
 */
export function createDeadlines(): {
  /** Calls `pass` when `performance.now()` reaches `at`. Gives what ends the watch. */
  readonly watch: (at: number, pass: () => void) => () => void;
} {
  const open = new Set<Deadline>();
  let timer: NodeJS.Timeout | undefined;
  let armedFor = Infinity;
  const arm = (at: number): void => {
    clearTimeout(timer);
    armedFor = at;
    timer = setTimeout(ring, Math.max(0, at - performance.now()));
    // A call under way keeps the process alive by its socket.
    timer.unref();
  };
  const ring = (): void => {
    armedFor = Infinity;
    const now = performance.now();
    let next = Infinity;
    for (const deadline of open) {
      if (deadline.at > now) next = Math.min(next, deadline.at);
      else {
        open.delete(deadline);
        deadline.pass();
      }
    }
    if (next < armedFor) arm(next);
  };
  return {
    watch(at, pass) {
      const deadline = { at, pass };
      open.add(deadline);
      if (at < armedFor) arm(at);
      return () => open.delete(deadline);
    },
  };
}
