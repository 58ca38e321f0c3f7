import { useEffect } from 'react';

/**
 * Gives the page back to assistive technology when a dialog goes.
 *
 * Fluent hides everything outside of an open dialog. Our dialogs are removed rather than closed, and then the mark stays
 * on the root element.
 */
export function useReleasePage(): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.querySelector('[aria-modal="true"]') !== null) return;
        document.getElementById('root')?.removeAttribute('aria-hidden');
      });
    },
    [],
  );
}
