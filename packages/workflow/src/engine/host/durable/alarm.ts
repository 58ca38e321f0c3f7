/** The one timer of a host, set to the earliest moment that any of its runs waits for. */
import { type Clock, newCancel } from '@connectory/base';

/** Rings once after it was set. */
export interface Alarm {
  /** Makes it ring at that moment, or earlier if it is set so already. */
  readonly set: (at: number) => void;
  readonly stop: () => void;
}

// Timers of hosts do not hold longer than 24 days, and a clock may be set: the wait is cut into parts.
const longestMs = 3_600_000;

/** An alarm that is not set. */
export function newAlarm(clock: Clock, ring: () => void): Alarm {
  let due = Infinity;
  let cancel: (() => void) | undefined;

  function stop(): void {
    due = Infinity;
    cancel?.();
    cancel = undefined;
  }

  function sleep(): void {
    const own = newCancel();
    cancel = own.cancel;
    const ms = Math.min(Math.max(due - clock.now(), 0), longestMs);
    void clock.sleep(ms, own.signal).then(() => {
      if (cancel !== own.cancel) return;
      cancel = undefined;
      if (clock.now() < due) return sleep();
      due = Infinity;
      ring();
    });
  }

  return {
    set: (at) => {
      if (at >= due) return;
      stop();
      due = at;
      sleep();
    },
    stop,
  };
}
