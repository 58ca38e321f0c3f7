/** Part expressions: closures over nothing but constants. */
import type { Run } from '../run/context.ts';
import type { Failure } from '../run/failure.ts';
import type { Value } from '../values/value.ts';

/** A compiled expression. */
export type Code = (run: Run) => Value | Failure;

/** What a part of an expression became. */
export interface Part {
  readonly code: Code;
  /** Whether nothing of the run is read in it. */
  readonly constant: boolean;
  /** The types that its value can have, as bits. */
  readonly types: number;
}
