import type { WizardStore } from '../store.ts';
import { listOperations } from './operations.ts';

/** Adds an action or a trigger and selects it. */
export function addOperation(store: WizardStore, trigger: boolean): void {
  const before = new Set(listOperations(store.getState().package.definition).map((row) => row.pointer));
  store.getState().edit({ kind: 'add-operation', trigger });
  const added = listOperations(store.getState().package.definition).find((row) => !before.has(row.pointer));
  if (added !== undefined) store.getState().select(added.key);
}
