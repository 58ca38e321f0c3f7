import { useEffect } from 'react';
import { useWizard } from './wizard-context.ts';

/** Leads the focus to the field nearest to where a clicked problem is. Fields say their place as `data-pointer`. */
export function useTarget(): void {
  const target = useWizard((state) => state.target);
  useEffect(() => {
    if (target === undefined) return undefined;
    // The step and the operation of the target render first.
    const frame = requestAnimationFrame(() => {
      const fields = [...document.querySelectorAll<HTMLElement>('[data-pointer]')];
      const field = nearest(fields, target.pointer);
      const control = field?.querySelector<HTMLElement>('input, textarea, select, button');
      field?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [target]);
}

function nearest(fields: readonly HTMLElement[], pointer: string): HTMLElement | undefined {
  let best: HTMLElement | undefined;
  let length = -1;
  for (const field of fields) {
    const own = field.dataset['pointer'] ?? '';
    const contains = pointer === own || pointer.startsWith(`${own}/`) || own.startsWith(`${pointer}/`);
    if (contains && own.length > length) {
      best = field;
      length = own.length;
    }
  }
  return best;
}
