import type { Diagnostic, Severity } from '@connectory/base';
import { placeText } from '../../common/place-text.ts';

export type SeverityFilter = Severity | 'all';

export function isSeverityFilter(value: unknown): value is SeverityFilter {
  return value === 'all' || value === 'error' || value === 'warning' || value === 'info';
}

export function countBySeverity(report: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of report) counts[severity] += 1;
  return counts;
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** The lines of a report of one severity whose text, code or place holds the search, the worst first. */
export function filterReport(
  report: readonly Diagnostic[],
  severity: SeverityFilter,
  search: string,
): readonly Diagnostic[] {
  const text = search.trim().toLowerCase();
  return report
    .filter((entry) => severity === 'all' || entry.severity === severity)
    .filter((entry) =>
      `${entry.message} ${entry.code} ${placeText(entry.place)}`.toLowerCase().includes(text),
    )
    .toSorted((left, right) => rank[left.severity] - rank[right.severity]);
}

/** A report as text, one line an entry. */
export function reportText(report: readonly Diagnostic[]): string {
  return report
    .map((entry) => [entry.severity, entry.code, placeText(entry.place), entry.message].join('\t'))
    .join('\n');
}
