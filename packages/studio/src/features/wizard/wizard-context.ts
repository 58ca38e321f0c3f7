import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WizardActions, WizardState, WizardStore } from './store.ts';

export const WizardContext = createContext<WizardStore | undefined>(undefined);

export function useWizardStore(): WizardStore {
  const store = useContext(WizardContext);
  if (store === undefined) throw new Error('This component belongs inside the wizard.');
  return store;
}

/** Part of the wizard's state; the component follows only that part. */
export function useWizard<T>(select: (state: WizardState & WizardActions) => T): T {
  return useStore(useWizardStore(), select);
}
