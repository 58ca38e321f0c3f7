import { writePackage } from '@connectory/connector';
import { useEffect } from 'react';
import type { Draft } from '../../drafts/draft.ts';
import { deleteDraft, saveDraft } from '../../drafts/draft-store.ts';
import type { WizardState } from './store.ts';
import { useWizardStore } from './wizard-context.ts';

const pauseMs = 300;

/** Keeps unsaved work in this browser: after every pause, and at once when the page goes out of sight. */
export function useDraft(): void {
  const store = useWizardStore();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = false;
    const flush = (): void => {
      clearTimeout(timer);
      if (!waiting) return;
      waiting = false;
      const state = store.getState();
      void (isDirty(state) ? saveDraft(draftOf(state)) : deleteDraft(state.origin.draftId));
    };
    const stop = store.subscribe((state, before) => {
      const same =
        state.package === before.package &&
        state.name === before.name &&
        state.text === before.text &&
        state.saved === before.saved;
      if (same) return;
      waiting = true;
      clearTimeout(timer);
      timer = setTimeout(flush, pauseMs);
    });
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      stop();
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [store]);
}

/** Whether there is anything to lose. A connector that was never registered always is. */
export function isDirty(state: Pick<WizardState, 'package' | 'name' | 'text' | 'saved'>): boolean {
  const { saved } = state;
  return (
    saved === undefined ||
    saved.package !== state.package ||
    saved.name !== state.name ||
    state.text !== undefined
  );
}

function draftOf(state: WizardState): Draft {
  const { origin, name, text } = state;
  return {
    id: origin.draftId,
    name,
    files: writePackage(state.package),
    ...(text !== undefined && { text }),
    ...(origin.report.length > 0 && { report: origin.report }),
    ...(origin.registered !== undefined && origin.registered),
    updatedAt: new Date().toISOString(),
  };
}
