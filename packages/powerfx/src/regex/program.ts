/**
 * The instruction set of the matcher.
 *
 * A pattern compiles to one `Int32Array`: operation codes, each followed by its operands. A flat program with an
 * explicit backtrack stack cannot overflow the JavaScript stack on a long text, and every step can be counted.
 *
 * Look-behinds run their body from right to left (the operations ending in `Back`), as .NET does, so that no length
 * has to be guessed.
 */

import type { UnitSet } from './unit-set.ts';

/** Operation codes, with their operands. A `pc` is an index into the program. */
export const OP = {
  /** The end of the program, or of the body of a look-around. */
  match: 0,
  /** unit */
  unit: 1,
  /** unit */
  unitBack: 2,
  /** set */
  set: 3,
  /** set */
  setBack: 4,
  /** preferred pc, other pc, memo point */
  split: 5,
  /** pc */
  jump: 6,
  /** slot: notes where a capture was entered */
  open: 7,
  /** slot: completes a capture read from left to right */
  close: 8,
  /** slot: completes a capture read from right to left */
  closeBack: 9,
  /** set, min, max (-1: unlimited), lazy (0 or 1), memo point: repeats one set */
  loop: 10,
  /** test (see `TEST`) */
  test: 11,
  /** slot: text equal to a capture */
  reference: 12,
  /** slot */
  referenceBack: 13,
  /** negated (0 or 1), pc after the body: runs the body that follows */
  look: 14,
  /** slot: sets a counter to 0 */
  countStart: 15,
  /** slot, min, max (-1: unlimited), lazy (0 or 1), exit pc: decides whether to run the iteration that follows */
  countTest: 16,
  /** slot: counts an iteration */
  countAdd: 17,
  /** slot: notes where an iteration started */
  mark: 18,
  /** slot, exit pc: leaves a loop whose iteration consumed nothing */
  leaveIfStuck: 19,
} as const;

/** Zero-width tests, with the options already applied. */
export const TEST = {
  textStart: 0,
  lineStart: 1,
  textEnd: 2,
  lineEnd: 3,
  wordBoundary: 4,
  notWordBoundary: 5,
  legacyLineStart: 6,
  legacyTextEnd: 7,
  legacyLineEnd: 8,
  veryEnd: 9,
} as const;

/** Slots per capture: where it was entered, and start and end of its last completed run. */
export const SLOTS_PER_CAPTURE = 3;

/** How to find places where a match can start. */
export interface Start {
  /** Only the start of the text. */
  readonly anchored: boolean;
  /** Text every match starts with; empty if none is known. */
  readonly prefix: string;
  /** The first unit of every match; undefined if a match may be empty or nothing is known. */
  readonly first: UnitSet | undefined;
  /** The set of the unlimited loop every match starts with, if there is one. */
  readonly loop: UnitSet | undefined;
}

/** A compiled pattern. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly UnitSet[];
  readonly captureCount: number;
  /** Captures' slots first, then counters and marks. */
  readonly slotCount: number;
  /**
   * Number of points whose failures may be remembered: 0 when a failure could depend on more than the position
   * (back-references, counters).
   */
  readonly memoPoints: number;
  readonly word: UnitSet;
  readonly ignoreCase: boolean;
  readonly wholeCharacters: boolean;
  readonly start: Start;
}
