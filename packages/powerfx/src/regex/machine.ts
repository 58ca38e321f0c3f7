/**
 * Runs a program on a text by backtracking, with an explicit stack and a budget of steps.
 *
 * The stack holds frames of four integers: either a place to resume at, or a slot to restore on the way back. A
 * look-around runs as a nested call on the same stack; nesting is bounded by the check of the pattern.
 *
 * Remembered failures: when a failure depends on nothing but the point of the program and the position, reaching the
 * same two again must fail again, so it is not tried (the idea of RE2's bit-state engine). That turns
 * `(a+)+$` from exponential to quadratic. The table is made only once a search has taken many steps, because most
 * searches are over before it would pay.
 */

import { assign, createMemo, type Machine, wasHere } from './machine-state.ts';
import { OP } from './program.ts';
import { FRAME, GIVE_BACK, giveBack, keepRestores, push, RESTORE, RESUME, undo, TAKE_MORE } from './stack.ts';
import { advance, followReference, retreat } from './text-steps.ts';
import { holdsAt } from './zero-width.ts';

/** 128 MB. A pattern that needs more ends as if its budget were spent. */
const MAX_STACK_UNITS = 2 ** 25;
/** A scanning loop is charged one step per this many units: measured, four units take about as long as a step. */
const UNITS_PER_STEP = 4;

/**
 * Runs from `startPc` at `startAt`; frames below `base` belong to the caller. On success the frames of the run stay
 * above `base`, so that the caller can undo it; on failure all slots are as before.
 */
export function run(machine: Machine, startPc: number, startAt: number, base: number): boolean {
  const { program, text, slots } = machine;
  const { code, sets } = program;
  const length = text.length;
  let { stack } = machine;
  let sp = base;
  let pc = startPc;
  let at = startAt;
  let fail = false;

  for (;;) {
    machine.remaining -= 1;
    if (machine.remaining < 0 || sp > MAX_STACK_UNITS) {
      machine.exhausted = true;
      return false;
    }
    if (machine.stepsUntilMemo > 0) {
      machine.stepsUntilMemo -= 1;
      if (machine.stepsUntilMemo === 0) machine.memo = createMemo(program, length);
    }
    if (sp + 2 * FRAME > stack.length) {
      const larger = new Int32Array(stack.length * 2);
      larger.set(stack);
      stack = larger;
      machine.stack = larger;
    }

    if (fail) {
      fail = false;
      if (sp === base) return false;
      const top = sp - FRAME;
      const a = stack[top + 1] ?? 0;
      const b = stack[top + 2] ?? 0;
      const c = stack[top + 3] ?? 0;
      switch (stack[top]) {
        case RESUME:
          sp = top;
          pc = a;
          at = b;
          break;
        case RESTORE:
          sp = top;
          slots[a] = b;
          fail = true;
          break;
        case GIVE_BACK: {
          at = giveBack(program, text, a, b, c);
          machine.remaining -= Math.floor((c - at) / UNITS_PER_STEP);
          if (at > b) stack[top + 3] = at;
          else sp = top;
          if (at < b) fail = true;
          else pc = a;
          break;
        }
        default: {
          // TAKE_MORE: a is the loop, b the position, c how many it has taken.
          const max = code[a + 3] ?? 0;
          const set = sets[code[a + 1] ?? 0];
          const next = set === undefined || (max >= 0 && c >= max) ? -1 : advance(set, text, b);
          if (next < 0) {
            sp = top;
            fail = true;
          } else {
            stack[top + 2] = next;
            stack[top + 3] = c + 1;
            at = next;
            pc = a + 6;
          }
        }
      }
      continue;
    }

    switch (code[pc]) {
      case OP.unit:
        if (text.charCodeAt(at) === code[pc + 1]) {
          at += 1;
          pc += 2;
        } else fail = true;
        break;
      case OP.unitBack:
        if (at > 0 && text.charCodeAt(at - 1) === code[pc + 1]) {
          at -= 1;
          pc += 2;
        } else fail = true;
        break;
      case OP.set: {
        const set = sets[code[pc + 1] ?? 0];
        const next = set === undefined ? -1 : advance(set, text, at);
        if (next >= 0) {
          at = next;
          pc += 2;
        } else fail = true;
        break;
      }
      case OP.setBack: {
        const set = sets[code[pc + 1] ?? 0];
        const next = set === undefined ? -1 : retreat(set, text, at);
        if (next >= 0) {
          at = next;
          pc += 2;
        } else fail = true;
        break;
      }
      case OP.split:
        if (wasHere(machine, code[pc + 3] ?? 0, at)) fail = true;
        else {
          sp = push(stack, sp, RESUME, code[pc + 2] ?? 0, at, 0);
          pc = code[pc + 1] ?? 0;
        }
        break;
      case OP.jump:
        pc = code[pc + 1] ?? 0;
        break;
      case OP.open:
      case OP.mark:
        sp = assign(machine, sp, code[pc + 1] ?? 0, at);
        pc += 2;
        break;
      case OP.close:
      case OP.closeBack: {
        const slot = code[pc + 1] ?? 0;
        const entered = slots[slot] ?? 0;
        sp = assign(machine, sp, slot + 1, Math.min(entered, at));
        sp = assign(machine, sp, slot + 2, Math.max(entered, at));
        pc += 2;
        break;
      }
      case OP.loop: {
        if (wasHere(machine, code[pc + 5] ?? 0, at)) {
          fail = true;
          break;
        }
        const set = sets[code[pc + 1] ?? 0];
        const min = code[pc + 2] ?? 0;
        const max = code[pc + 3] ?? 0;
        const lazy = code[pc + 4] === 1;
        const limit = lazy ? min : max;
        let lowest = min === 0 ? at : -1;
        let taken = 0;
        let reached = at;
        while (set !== undefined && (limit < 0 || taken < limit)) {
          const next = advance(set, text, reached);
          if (next < 0) break;
          reached = next;
          taken += 1;
          if (taken === min) lowest = reached;
        }
        machine.remaining -= Math.floor(taken / UNITS_PER_STEP);
        if (lowest < 0) fail = true;
        else {
          if (lazy) sp = push(stack, sp, TAKE_MORE, pc, reached, taken);
          else if (reached > lowest) sp = push(stack, sp, GIVE_BACK, pc + 6, lowest, reached);
          at = reached;
          pc += 6;
        }
        break;
      }
      case OP.test:
        if (holdsAt(code[pc + 1] ?? 0, text, at, program.word)) pc += 2;
        else fail = true;
        break;
      case OP.reference:
      case OP.referenceBack: {
        const next = followReference(machine, code[pc + 1] ?? 0, at, code[pc] === OP.referenceBack);
        if (next >= 0) {
          at = next;
          pc += 2;
        } else fail = true;
        break;
      }
      case OP.look: {
        const negated = code[pc + 1] === 1;
        machine.depth += 1;
        const found = run(machine, pc + 3, at, sp);
        machine.depth -= 1;
        stack = machine.stack;
        if (machine.exhausted) return false;
        if (found) {
          if (negated) undo(stack, slots, sp, machine.top);
          else sp = keepRestores(stack, sp, machine.top);
        }
        if (found === negated) fail = true;
        else pc = code[pc + 2] ?? 0;
        break;
      }
      case OP.countStart:
        sp = assign(machine, sp, code[pc + 1] ?? 0, 0);
        pc += 2;
        break;
      case OP.countTest: {
        const slot = code[pc + 1] ?? 0;
        const count = slots[slot] ?? 0;
        const max = code[pc + 3] ?? 0;
        const exit = code[pc + 5] ?? 0;
        if (count < (code[pc + 2] ?? 0)) pc += 6;
        else if (max >= 0 && count >= max) pc = exit;
        else if (code[pc + 4] === 1) {
          sp = push(stack, sp, RESUME, pc + 6, at, 0);
          pc = exit;
        } else {
          sp = push(stack, sp, RESUME, exit, at, 0);
          pc += 6;
        }
        break;
      }
      case OP.countAdd: {
        const slot = code[pc + 1] ?? 0;
        sp = assign(machine, sp, slot, (slots[slot] ?? 0) + 1);
        pc += 2;
        break;
      }
      case OP.leaveIfStuck:
        pc = slots[code[pc + 1] ?? 0] === at ? (code[pc + 2] ?? 0) : pc + 3;
        break;
      default:
        // OP.match
        machine.end = at;
        machine.top = sp;
        return true;
    }
  }
}
