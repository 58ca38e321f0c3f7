import { parsePointer, type Diagnostic } from '@connectory/base';
import type { WizardStore } from './store.ts';

/** Applies the edits of a finding's fix as one step of the history. */
export function applyFix(store: WizardStore, diagnostic: Diagnostic): void {
  for (const { document, pointer, value } of diagnostic.fix?.edits ?? []) {
    const place = parsePointer(pointer);
    if (place === undefined) continue;
    store
      .getState()
      .edit(
        { kind: 'set-value', document, place, ...(value !== undefined && { value }) },
        `fix ${diagnostic.code}`,
      );
  }
}
