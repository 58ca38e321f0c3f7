/** What one case came to. */
export interface CaseResult {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was left out, one line each. */
  readonly reasons: readonly string[];
}

/** What a whole suite came to. */
export interface SuiteResult {
  readonly suite: string;
  readonly cases: readonly CaseResult[];
  /** Facts worth printing: times, memory. */
  readonly notes: readonly string[];
}

/** A suite: runs the cases of a folder. */
export type Suite = (folder: string) => Promise<SuiteResult>;

/** A case without reasons passed. */
export function judged(id: string, reasons: readonly string[]): CaseResult {
  return { id, outcome: reasons.length === 0 ? 'passed' : 'failed', reasons };
}

/** How many cases came to an outcome. */
export function countOf(result: SuiteResult, outcome: CaseResult['outcome']): number {
  return result.cases.filter((item) => item.outcome === outcome).length;
}
