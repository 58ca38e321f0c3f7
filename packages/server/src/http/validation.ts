import { escapeSegment, type Diagnostic } from '@connectory/base';
import type { z } from 'zod';
import { diagnostic } from '../diagnostics.ts';
import { failure, type Failure } from './failure.ts';

/** Faults reported of one call; more would not be read. */
const faultsShown = 20;

/** Turns what zod found into a problem with one diagnostic for each fault, its place the pointer of the value. */
export function validationFailure(issues: readonly z.core.$ZodIssue[], where: 'body' | 'query'): Failure {
  const details = issues.slice(0, faultsShown).map((issue): Diagnostic => {
    const path = issue.path.map(String);
    const field = path.length === 0 ? `The ${where}` : path.join('.');
    return diagnostic(
      'invalid-field',
      { field, problem: problemOf(issue) },
      { place: { pointer: path.map((name) => `/${escapeSegment(name)}`).join('') } },
    );
  });
  const problems = details.map(({ message }) => message).join(' ');
  return failure(400, 'invalid-request', { problems }, details);
}

function problemOf(issue: z.core.$ZodIssue): string {
  const text = issue.message.replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}
