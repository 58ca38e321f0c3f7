import type { Diagnostic } from '@connectory/base';

/** The allow-list entry that would let a refused address through, when one of the diagnostics names it. */
export function allowable(diagnostics: readonly Pick<Diagnostic, 'data'>[]): string | undefined {
  for (const { data } of diagnostics) {
    const entry = data?.['allow'];
    if (typeof entry === 'string' && entry !== '') return entry;
  }
  return undefined;
}
