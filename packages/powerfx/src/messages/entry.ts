/** One message of the catalogue. */
import type { ProblemSeverity } from '../syntax/problem.ts';

/** A message: how bad it is unless told otherwise, its English text, and when it is raised. */
export interface MessageEntry {
  readonly severity: ProblemSeverity;
  /** A full sentence with `{0}`, `{1}` … for the problem's arguments, that says what to do next. */
  readonly message: string;
  /** When it is raised, and what the arguments hold. */
  readonly when: string;
}

/** Messages by their keys. */
export type Messages = Readonly<Record<string, MessageEntry>>;

/** A message that keeps a formula from running. */
export function severe(message: string, when: string): MessageEntry {
  return { severity: 'severe', message, when };
}

/** A message about text that could not be read. */
export function critical(message: string, when: string): MessageEntry {
  return { severity: 'critical', message, when };
}

/** A message that leaves a formula runnable. */
export function warning(message: string, when: string): MessageEntry {
  return { severity: 'warning', message, when };
}
