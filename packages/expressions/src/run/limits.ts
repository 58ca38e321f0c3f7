import { fail, Failure, type Span } from './failure.ts';
import type { Run } from './context.ts';

/** Takes steps for work on many items; a failure when none are left. */
export function spend(run: Run, steps: number): Failure | undefined {
  run.steps -= steps;
  return run.steps < 0 ? outOfSteps(run) : undefined;
}

/** The failure of an evaluation that has no steps left. */
export function outOfSteps(run: Run, span?: Span): Failure {
  return new Failure('limit-steps', { limit: run.maxSteps }, span);
}

/** A failure when a text, array or document of that size may not be made; takes a step for every thousand of it. */
export function checkSize(run: Run, size: number): Failure | undefined {
  if (size > run.maxSize) return fail('limit-size', { limit: run.maxSize });
  return size < 1_000 ? undefined : spend(run, Math.floor(size / 1_000));
}
