/** The matcher: finds the places where a checked pattern matches a text. */

import type { ParsedPattern } from './ast.ts';
import { compileProgram } from './compile-program.ts';
import { isHighSurrogate, isLowSurrogate } from './errors.ts';
import { run } from './machine.ts';
import { createMachine, type Machine, resetMachine } from './machine-state.ts';
import { type MatchOptions, withInlineOptions } from './options.ts';
import { type Program, SLOTS_PER_CAPTURE } from './program.ts';
import { advance } from './text-steps.ts';
import { holdsUnit } from './unit-set.ts';

/**
 * Steps a search may still take. The search counts it down, so that one budget can bound a whole MatchAll, or a
 * whole formula.
 */
export interface StepBudget {
  remaining: number;
}

/** Steps one call should have: a quarter of a second, or some megabytes of text under a sound pattern. */
export const DEFAULT_MATCH_STEPS = 20_000_000;

/** Outcome of one search. Positions count UTF-16 units from 0; `end` is exclusive. */
export type MatchOutcome =
  | {
      readonly kind: 'match';
      readonly start: number;
      readonly end: number;
      /** Text of each capture, in the order of `ParsedPattern.captures`; undefined if it took no part. */
      readonly groups: readonly (string | undefined)[];
    }
  | { readonly kind: 'none' }
  /** The budget ran out first. */
  | { readonly kind: 'timeout' };

/** A pattern ready to search texts. It keeps no state between searches. */
export interface Matcher {
  /** The first match that starts at `from` or later. Look-behinds see the text before `from`. */
  exec(text: string, from: number, budget: StepBudget): MatchOutcome;
  /** Every match from the left, none overlapping; `timeout` if the budget runs out on the way. */
  execAll(text: string, budget: StepBudget): MatchAllOutcome;
}

/** Outcome of a search for every match. */
type MatchAllOutcome =
  | { readonly kind: 'matches'; readonly matches: readonly Extract<MatchOutcome, { kind: 'match' }>[] }
  | { readonly kind: 'timeout' };

/** Compiles a checked pattern for use with the given options. */
export function compilePattern(pattern: ParsedPattern, options: MatchOptions): Matcher {
  const program = compileProgram(pattern, withInlineOptions(options, pattern.inline));
  return {
    exec: (text, from, budget) => withMachine(program, text, budget, (machine) => search(machine, from)),
    execAll: (text, budget) => withMachine(program, text, budget, searchAll),
  };
}

function withMachine<Outcome>(
  program: Program,
  text: string,
  budget: StepBudget,
  use: (machine: Machine) => Outcome,
): Outcome {
  const machine = createMachine(program, text, budget.remaining);
  const outcome = use(machine);
  budget.remaining = Math.max(0, machine.remaining);
  return outcome;
}

/** As .NET does: after an empty match the next search starts one unit further on. */
function searchAll(machine: Machine): MatchAllOutcome {
  const matches: Extract<MatchOutcome, { kind: 'match' }>[] = [];
  let from = 0;
  while (from <= machine.text.length) {
    const outcome = search(machine, from);
    if (outcome.kind === 'timeout') return outcome;
    if (outcome.kind === 'none') break;
    matches.push(outcome);
    from = outcome.end > outcome.start ? outcome.end : outcome.end + 1;
    resetMachine(machine);
  }
  return { kind: 'matches', matches };
}

function search(machine: Machine, from: number): MatchOutcome {
  for (let at = nextStart(machine, from); at >= 0; at = nextStart(machine, afterFailure(machine, at))) {
    if (run(machine, 0, at, 0))
      return { kind: 'match', start: at, end: machine.end, groups: groupsOf(machine) };
    if (machine.exhausted) return { kind: 'timeout' };
    if (machine.program.start.anchored) break;
  }
  return machine.exhausted ? { kind: 'timeout' } : { kind: 'none' };
}

/**
 * Where to try next after a failure at `at`. When every match starts with an unlimited loop, whatever a later start
 * within the loop's run could reach was already reached from `at`; without this, `\s+$` is quadratic.
 */
function afterFailure(machine: Machine, at: number): number {
  const { loop } = machine.program.start;
  if (loop === undefined) return at + 1;
  let end = at;
  for (let next = at; next >= 0; next = advance(loop, machine.text, next)) end = next;
  return charge(machine, at, end) + 1;
}

/** The next position a match can start at, or -1. */
function nextStart(machine: Machine, from: number): number {
  const { text } = machine;
  const { anchored, prefix, first } = machine.program.start;
  if (anchored) return from === 0 ? 0 : -1;
  if (prefix !== '') return charge(machine, from, text.indexOf(prefix, from));
  let at = from;
  while (at <= text.length) {
    const possible = first === undefined || (at < text.length && holdsUnit(first, text.charCodeAt(at)));
    if (possible && !isInsidePair(machine.program, text, at)) return charge(machine, from, at);
    at += 1;
  }
  return charge(machine, from, -1);
}

/** Scanning is cheap but not free. */
function charge(machine: Machine, from: number, at: number): number {
  machine.remaining -= ((at < 0 ? machine.text.length : at) - from) >> 4;
  return at;
}

function isInsidePair(program: Program, text: string, at: number): boolean {
  return (
    program.wholeCharacters && isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))
  );
}

function groupsOf(machine: Machine): readonly (string | undefined)[] {
  return Array.from({ length: machine.program.captureCount }, (_, index) => {
    const start = machine.slots[index * SLOTS_PER_CAPTURE + 1] ?? -1;
    const end = machine.slots[index * SLOTS_PER_CAPTURE + 2] ?? -1;
    return start < 0 ? undefined : machine.text.slice(start, end);
  });
}
