import { create } from 'zustand';

export type ThemeMode = 'light' | 'dark' | 'system';

const key = 'connectory.theme';
const modes: readonly string[] = ['light', 'dark', 'system'] satisfies readonly ThemeMode[];

interface ThemeModeStore {
  readonly mode: ThemeMode;
  readonly setMode: (mode: ThemeMode) => void;
}

/** The chosen theme, kept on this device. */
export const useThemeMode = create<ThemeModeStore>((set) => ({
  mode: readMode(),
  setMode: (mode) => {
    localStorage.setItem(key, mode);
    set({ mode });
  },
}));

export function isThemeMode(text: string | undefined): text is ThemeMode {
  return text !== undefined && modes.includes(text);
}

function readMode(): ThemeMode {
  const text = localStorage.getItem(key) ?? undefined;
  return isThemeMode(text) ? text : 'system';
}
