import type { Span } from './span.ts';

/** How bad a problem is, as Power Fx ranks them. `severe` and `critical` keep the formula from running. */
export type ProblemSeverity = 'suggestion' | 'warning' | 'moderate' | 'severe' | 'critical';

/** What a phase found: a message key of the catalogue, its arguments, and where. */
export interface Problem {
  readonly key: string;
  readonly args: readonly string[];
  readonly span: Span;
  readonly severity: ProblemSeverity;
}

/** Whether a problem keeps the formula from running. */
export function isFatal(problem: Problem): boolean {
  return problem.severity !== 'suggestion' && problem.severity !== 'warning';
}
