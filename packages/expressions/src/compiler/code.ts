/** Compiled expressions: closures over nothing but constants. */
import type { Run } from '../run/context.ts';
import type { Failure } from '../run/failure.ts';
import type { Value } from '../values/value.ts';

/** A compiled expression. */
export type Code = (run: Run) => Value | Failure;
