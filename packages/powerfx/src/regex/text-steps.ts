/** Single steps over a text. Each returns the position after the step, or -1 if it cannot be made. */

import { foldCase } from './characters.ts';
import { isHighSurrogate, isLowSurrogate } from './errors.ts';
import type { Machine } from './machine-state.ts';
import { holdsUnit, type UnitSet } from './unit-set.ts';

/** Over one character of the set, to the right. */
export function advance(set: UnitSet, text: string, at: number): number {
  if (at >= text.length) return -1;
  const unit = text.charCodeAt(at);
  if (unit < 128) return set.ascii[unit] === 1 ? at + 1 : -1;
  if (set.wholeCharacters && isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(at + 1))) {
    return set.pairs ? at + 2 : -1;
  }
  return holdsUnit(set, unit) ? at + 1 : -1;
}

/** Over one character of the set, to the left. */
export function retreat(set: UnitSet, text: string, at: number): number {
  if (at <= 0) return -1;
  const unit = text.charCodeAt(at - 1);
  if (set.wholeCharacters && isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(at - 2))) {
    return set.pairs ? at - 2 : -1;
  }
  return holdsUnit(set, unit) ? at - 1 : -1;
}

/** Over text equal to the capture in `slot`. A capture that is not set equals nothing. */
export function followReference(machine: Machine, slot: number, at: number, back: boolean): number {
  const { text, slots, program } = machine;
  const start = slots[slot + 1] ?? -1;
  if (start < 0) return -1;
  const length = (slots[slot + 2] ?? -1) - start;
  const from = back ? at - length : at;
  if (from < 0 || from + length > text.length) return -1;
  machine.remaining -= length >> 2;
  for (let offset = 0; offset < length; offset += 1) {
    const captured = text.charCodeAt(start + offset);
    const found = text.charCodeAt(from + offset);
    if (captured !== found && !(program.ignoreCase && foldCase(captured) === foldCase(found))) return -1;
  }
  return back ? from : at + length;
}
