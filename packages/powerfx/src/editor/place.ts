/** The place a completion is wanted for. */
import type { Bound } from '../binder/bound.ts';
import type { Symbols } from '../host/symbols.ts';
import type { Type } from '../types/type.ts';
import { setCandidates, variableCandidate, variablesOf } from './candidates.ts';
import type { Cursor } from './cursor.ts';
import type { Candidate } from './item.ts';

/** The caret in a formula. */
export interface Place {
  readonly bound: Bound;
  readonly symbols: Symbols;
  readonly cursor: Cursor;
  /** The type the whole formula is wanted as. */
  readonly expected: Type | undefined;
  /** Whether everything in scope is offered also where nothing was typed. */
  readonly invoked: boolean;
}

/** What can follow `[@`: names of the outermost scope, whatever rows hide. */
export function globalCompletions({ symbols }: Place): readonly Candidate[] {
  return [...variablesOf(symbols, new Set()).map(variableCandidate), ...setCandidates(symbols)];
}
