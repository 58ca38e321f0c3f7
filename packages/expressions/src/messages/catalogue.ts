/** The one catalogue of what this package tells about expressions. */
import { defineCatalogue, type Diagnostic, type Severity } from '@connectory/base';
import type { Failure, Span } from '../run/failure.ts';
import { editorMessages } from './editor-messages.ts';
import { evaluationMessages } from './evaluation-messages.ts';
import { syntaxMessages } from './syntax-messages.ts';

const entries = { ...syntaxMessages, ...evaluationMessages, ...editorMessages };

/** The codes of the catalogue. On the way out they begin with `expressions.`. */
export type ErrorCode = keyof typeof entries;

const catalogue = defineCatalogue('expressions', entries);

/** A failure as a diagnostic: `data` holds `start` and `end` beside what the catalogue says. */
export function toDiagnostic(failure: Failure, source: string, severity?: Severity): Diagnostic {
  const { start, end }: Span = failure.span ?? { start: 0, end: source.length };
  const lines = source.slice(0, start).split(/\r\n|\n|\r/u);
  return catalogue.diagnostic(
    failure.code,
    { expression: source.slice(start, end), ...failure.data, start, end },
    {
      place: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
      ...(severity !== undefined && { severity }),
    },
  );
}
