import type { Diagnostic, Severity } from '@connectory/base';
import type { Problem, ProblemSeverity } from '../syntax/problem.ts';
import { codeOf } from './catalogue.ts';
import { problemMessage } from './problem-message.ts';

const severities: Readonly<Record<ProblemSeverity, Severity>> = {
  suggestion: 'info',
  warning: 'warning',
  moderate: 'error',
  severe: 'error',
  critical: 'error',
};

/** The line and column of an offset, both from 1. A line ends with LF, CR LF or CR. */
function placeOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = source.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/**
 * A problem as a diagnostic of the house: the code is `powerfx.` and the key in words, such as `powerfx.invalid-name`. `data` holds
 * `start` and `end`, offsets into the text in UTF-16 units, `args`, the problem's arguments, and, where a fix is known, its title as
 * `fix`; the edits of the fix are in `codeActions`, since they change a text and no document.
 *
 * @example
 * ```ts
 * import { createEngine, toDiagnostic } from '@connectory/powerfx';
 * const source = '1 +\n  totl';
 * const [problem] = createEngine().formula(source).problems;
 * if (problem !== undefined) toDiagnostic(problem, source).place; // { line: 2, column: 3 }
 * ```
 */
export function toDiagnostic(problem: Problem, source: string, fix?: string): Diagnostic {
  const { start, end } = problem.span;
  return {
    code: `powerfx.${codeOf(problem.key)}`,
    severity: severities[problem.severity],
    message: problemMessage(problem, source),
    place: placeOf(source, start),
    data: { start, end, args: [...problem.args], ...(fix === undefined ? {} : { fix }) },
  };
}
