import { applyEdit, type Edit } from '@connectory/connector';
import type { WizardStore } from './store.ts';
import { isDirty } from './use-draft.ts';

/** Makes an edit that was registered as the next version part of what is edited, unsaved changes kept. */
export function takeOver(store: WizardStore, version: number, edit: Edit): void {
  const before = store.getState();
  const { saved, origin } = before;
  if (saved === undefined || origin.registered === undefined) return;
  const dirty = isDirty(before);
  before.edit(edit);
  const { name, package: pkg } = store.getState();
  const registered = dirty
    ? { ...saved, package: applyEdit(saved.package, edit).package }
    : { name, package: pkg };
  before.registered(origin.registered.connectorId, version, registered);
}
