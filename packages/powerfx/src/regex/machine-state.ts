/** The state of a search, its memory of failures included. */

import type { Program } from './program.ts';
import { push, RESTORE } from './stack.ts';

const FIRST_STACK_UNITS = 1024;
const STEPS_BEFORE_MEMO = 20_000;
/** Clearing a large table costs time of its own, so a larger one has to wait longer. */
const MEMO_BITS_PER_STEP = 32;
/** 16 MB of remembered failures at most. */
const MAX_MEMO_BITS = 2 ** 27;

/** The state of one search; it is used for all start positions in turn. */
export interface Machine {
  readonly program: Program;
  readonly text: string;
  readonly slots: Int32Array;
  stack: Int32Array;
  depth: number;
  remaining: number;
  stepsUntilMemo: number;
  memo: Uint8Array | undefined;
  exhausted: boolean;
  /** Where the last successful run ended. */
  end: number;
  /** The top of the stack when it ended. */
  top: number;
}

/** A machine for one search. */
export function createMachine(program: Program, text: string, steps: number): Machine {
  return {
    program,
    text,
    slots: new Int32Array(program.slotCount).fill(-1),
    stack: new Int32Array(FIRST_STACK_UNITS),
    depth: 0,
    remaining: steps,
    stepsUntilMemo: stepsBeforeMemo(program, text),
    memo: undefined,
    exhausted: false,
    end: 0,
    top: 0,
  };
}

/** Makes the machine ready for the next search of the same text. What led to a match is no failure to remember. */
export function resetMachine(machine: Machine): void {
  machine.slots.fill(-1);
  machine.memo = undefined;
  machine.stepsUntilMemo = stepsBeforeMemo(machine.program, machine.text);
}

/** Sets a slot so that going back restores it; returns the new top of the stack. */
export function assign(machine: Machine, sp: number, slot: number, value: number): number {
  const top = push(machine.stack, sp, RESTORE, slot, machine.slots[slot] ?? -1, 0);
  machine.slots[slot] = value;
  return top;
}

function stepsBeforeMemo(program: Program, text: string): number {
  return STEPS_BEFORE_MEMO + Math.floor((program.memoPoints * text.length) / MEMO_BITS_PER_STEP);
}

/** The table of failures, or undefined when they may not be remembered or there would be too many. */
export function createMemo(program: Program, length: number): Uint8Array | undefined {
  const bits = program.memoPoints * (length + 1);
  return bits === 0 || bits > MAX_MEMO_BITS ? undefined : new Uint8Array((bits >> 3) + 1);
}

/** Whether the point was passed at this position before; it is noted from now on. */
export function wasHere(machine: Machine, point: number, at: number): boolean {
  const { memo } = machine;
  if (memo === undefined || machine.depth > 0) return false;
  const bit = point * (machine.text.length + 1) + at;
  const byte = memo[bit >> 3] ?? 0;
  const mask = 1 << (bit & 7);
  if ((byte & mask) !== 0) return true;
  memo[bit >> 3] = byte | mask;
  return false;
}
