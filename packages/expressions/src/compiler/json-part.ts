import type { Diagnostic } from '@connectory/base';
import type { Run } from '../run/context.ts';
import type { Value } from '../values/value.ts';

/** Why a part of a JSON value could not be worked out. It is a class for the same reason that a failure is one. */
export class Problem {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

/** A part of a compiled JSON value. One without an expression in it is made once, and the same in all evaluations. */
export type JsonPart =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'code'; readonly code: (run: Run) => Value | Problem };
