import type { Diagnostic } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { countBySeverity, filterReport, reportText } from './report.ts';

const report: readonly Diagnostic[] = [
  {
    code: 'importers.guessed',
    severity: 'info',
    message: 'The host was guessed.',
    place: { pointer: '/host' },
  },
  {
    code: 'importers.dropped',
    severity: 'error',
    message: 'A callback was dropped.',
    place: { line: 4, column: 2 },
  },
  { code: 'importers.changed', severity: 'warning', message: 'A header was renamed.' },
];

describe('import report', () => {
  it('counts by severity', () => {
    expect(countBySeverity(report)).toEqual({ error: 1, warning: 1, info: 1 });
  });

  it('puts the worst first', () => {
    expect(filterReport(report, 'all', '').map((entry) => entry.severity)).toEqual([
      'error',
      'warning',
      'info',
    ]);
  });

  it('filters by severity, text, code and place', () => {
    expect(filterReport(report, 'info', '')).toHaveLength(1);
    expect(filterReport(report, 'all', 'HEADER').map((entry) => entry.code)).toEqual(['importers.changed']);
    expect(filterReport(report, 'all', '/host')).toHaveLength(1);
    expect(filterReport(report, 'error', 'host')).toHaveLength(0);
  });

  it('copies as lines with the place', () => {
    expect(reportText(report).split('\n')[1]).toBe(
      'error\timporters.dropped\tline 4, column 2\tA callback was dropped.',
    );
  });
});
