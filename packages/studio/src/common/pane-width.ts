const keyPrefix = 'connectory.pane.';

/** Narrowest and widest a side pane gets, in pixels; it never takes more than half of a narrow window. */
export const paneBounds = { least: 200, most: 640 } as const;

/** A width inside the bounds. */
export function clampWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, paneBounds.least), paneBounds.most));
}

/** The width a person gave a pane before; `initial` when there is none, or none that can be read. */
export function rememberedWidth(name: string, initial: number): number {
  try {
    const width = Number(localStorage.getItem(keyPrefix + name) ?? Number.NaN);
    return Number.isFinite(width) ? clampWidth(width) : initial;
  } catch {
    return initial;
  }
}

/** Remembers a width. A browser that keeps nothing loses it quietly. */
export function rememberWidth(name: string, width: number): void {
  try {
    localStorage.setItem(keyPrefix + name, String(width));
  } catch {
    // The pane keeps its width until the page goes.
  }
}
