import { useSyncExternalStore } from 'react';
import { useThemeMode } from './theme-mode.ts';

const query = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

/** Whether the dark theme shows now: as chosen, or as the system says. */
export function useDark(): boolean {
  const systemDark = useSyncExternalStore(subscribe, () => query.matches);
  const mode = useThemeMode((state) => state.mode);
  return mode === 'system' ? systemDark : mode === 'dark';
}
