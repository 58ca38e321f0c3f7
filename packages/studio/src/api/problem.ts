import type { Problem } from '@connectory/api';
import type { Result } from '@connectory/base';

/** Carries a {@link Problem} through code that can only throw, as queries and mutations do. */
class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The value of a result; its problem is thrown for the query that asked. */
export function unwrap<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new ProblemError(result.error);
}

/** What failed, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'studio.unexpected', message, diagnostics: [], status: 0 };
}
