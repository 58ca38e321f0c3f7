import type { Diagnostic } from '@connectory/base';
import { isDirty } from './use-draft.ts';
import type { WizardState } from './store.ts';
import { texts } from './texts.ts';

/** Why the connector cannot be registered now; `undefined` when it can. */
export function blockedReason(state: WizardState): string | undefined {
  if (state.name.trim() === '') return texts.blockedName;
  if (state.text !== undefined) return texts.blockedText;
  const errors = (state.findings ?? []).filter(isBlocking).length;
  if (errors > 0) return texts.blockedErrors(errors);
  return isDirty(state) || state.clientSecret !== '' ? undefined : texts.unchanged;
}

/** Limits of the Power Platform (`LIM-`) are told, but larger connectors run here all the same. */
function isBlocking({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && !code.startsWith('rule.LIM-');
}
