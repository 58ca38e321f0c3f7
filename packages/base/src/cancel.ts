import type { CancelSignal } from './platform.ts';
import { platform } from './unsafe.ts';

/** Makes a signal and what sets it off. */
export function newCancel(): { readonly signal: CancelSignal; readonly cancel: () => void } {
  const controller = new platform.AbortController();
  return { signal: controller.signal, cancel: () => controller.abort() };
}
