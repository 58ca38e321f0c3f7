import { useEffect, type RefObject } from 'react';

let arrivals = 0;

/** Moves the focus to a page's title when the page opens, save for the first one, where the browser's own order holds. */
export function useFocusOnArrival(target: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    arrivals += 1;
    if (arrivals > 1) target.current?.focus({ preventScroll: true });
  }, [target]);
}
