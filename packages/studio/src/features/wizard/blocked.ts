import { isDirty } from './use-draft.ts';
import type { WizardState } from './store.ts';
import { texts } from './texts.ts';

/** Why the connector cannot be registered now; `undefined` when it can. */
export function blockedReason(state: WizardState): string | undefined {
  if (state.name.trim() === '') return texts.blockedName;
  if (state.text !== undefined) return texts.blockedText;
  const errors = (state.findings ?? []).filter((finding) => finding.severity === 'error').length;
  if (errors > 0) return texts.blockedErrors(errors);
  return isDirty(state) || state.clientSecret !== '' ? undefined : texts.unchanged;
}
