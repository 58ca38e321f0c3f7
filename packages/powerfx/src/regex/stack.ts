/**
 * The backtrack stack: frames of four integers, a kind and three values.
 */

import { isHighSurrogate, isLowSurrogate } from './errors.ts';
import { OP, type Program } from './program.ts';

/** Resume at (pc, position). */
export const RESUME = 0;
/** Restore a slot: (slot, value). */
export const RESTORE = 1;
/** A greedy loop that can give characters back: (pc after it, lowest position, position reached). */
export const GIVE_BACK = 2;
/** A lazy loop that can take one more: (pc of the loop, position, number taken). */
export const TAKE_MORE = 3;

/** Integers per frame. */
export const FRAME = 4;

/** Pushes a frame and returns the new top. The stack has room: the machine sees to that before each step. */
export function push(stack: Int32Array, sp: number, kind: number, a: number, b: number, c: number): number {
  stack[sp] = kind;
  stack[sp + 1] = a;
  stack[sp + 2] = b;
  stack[sp + 3] = c;
  return sp + FRAME;
}

/** Restores every slot noted between `base` and `top`, newest first. */
export function undo(stack: Int32Array, slots: Int32Array, base: number, top: number): void {
  for (let frame = top - FRAME; frame >= base; frame -= FRAME) {
    if (stack[frame] === RESTORE) slots[stack[frame + 1] ?? 0] = stack[frame + 2] ?? -1;
  }
}

/** Drops the alternatives between `base` and `top` but keeps what restores slots; returns the new top. */
export function keepRestores(stack: Int32Array, base: number, top: number): number {
  let kept = base;
  for (let frame = base; frame < top; frame += FRAME) {
    if (stack[frame] !== RESTORE) continue;
    stack.copyWithin(kept, frame, frame + FRAME);
    kept += FRAME;
  }
  return kept;
}

/**
 * The next lower position a greedy loop may try, below `lowest` if there is none. When the program goes on with a
 * fixed unit, positions where that unit does not stand are passed over.
 */
export function giveBack(
  program: Program,
  text: string,
  pc: number,
  lowest: number,
  reached: number,
): number {
  const { code, wholeCharacters } = program;
  const wanted = code[pc] === OP.unit ? (code[pc + 1] ?? -1) : -1;
  let at = reached;
  do {
    at -= 1;
    const splitsPair =
      wholeCharacters &&
      at > lowest &&
      isLowSurrogate(text.charCodeAt(at)) &&
      isHighSurrogate(text.charCodeAt(at - 1));
    if (splitsPair) at -= 1;
  } while (at >= lowest && wanted >= 0 && text.charCodeAt(at) !== wanted);
  return at;
}
