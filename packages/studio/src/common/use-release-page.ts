import { useEffect, useState } from 'react';

/** What had the focus before the first of the dialogs that are open, or follow one another, took it. */
let opener: HTMLElement | undefined;

/**
 * Gives the page back when a dialog goes: to assistive technology, and to the keyboard where it was.
 *
 * Fluent hides everything outside of an open dialog and gives the focus back when it closes. Our dialogs are removed
 * rather than closed; then the mark stays on the root element, and the focus is nowhere.
 */
export function useReleasePage(): void {
  useState(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement.closest('[role="dialog"]') === null) {
      opener = activeElement;
    }
  });
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.querySelector('[aria-modal="true"]') !== null) return;
        document.getElementById('root')?.removeAttribute('aria-hidden');
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        // What opened it may be gone itself, as the item of a menu is.
        const there = opener?.isConnected === true && opener !== document.body ? opener : undefined;
        (there ?? document.getElementById('content'))?.focus();
      });
    },
    [],
  );
}
