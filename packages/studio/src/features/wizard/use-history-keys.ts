import { useEffect } from 'react';
import { useWizardStore } from './wizard-context.ts';

/** Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z) over the whole wizard. The text editor keeps its own history. */
export function useHistoryKeys(): void {
  const store = useWizardStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('.cm-editor, [role="dialog"]') !== null)
        return;
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      if (redo) store.getState().redo();
      else store.getState().undo();
    };
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
    };
  }, [store]);
}
