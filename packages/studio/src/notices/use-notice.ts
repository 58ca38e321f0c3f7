import { useNotices, type Notice } from './notice-store.ts';

/** Says something quietly at the corner of the page. */
export function useNotice(): (notice: Notice) => void {
  return useNotices((state) => state.show);
}
