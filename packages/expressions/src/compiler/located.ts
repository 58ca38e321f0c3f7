import type { FunctionDefinition } from '../functions/define.ts';
import { Failure, type Span } from '../run/failure.ts';

/** A failure of a function with the function's name and place. */
export function located(failure: Failure, { name }: FunctionDefinition, span: Span): Failure {
  if (failure.span !== undefined) return failure;
  return new Failure(failure.code, { function: name, ...failure.data }, span);
}
