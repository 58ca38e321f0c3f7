import { create } from 'zustand';

/** Something said quietly at the corner of the page. */
export interface Notice {
  readonly title: string;
  readonly text?: string;
  readonly intent?: 'success' | 'error' | 'info';
  /** Offered for ten seconds. */
  readonly undo?: () => void;
}

interface ShownNotice extends Notice {
  readonly id: number;
}

interface NoticeStore {
  readonly notices: readonly ShownNotice[];
  readonly show: (notice: Notice) => void;
  readonly dismiss: (id: number) => void;
}

let count = 0;

export const useNotices = create<NoticeStore>((set) => ({
  notices: [],
  show: (notice) => {
    count += 1;
    const shown = { ...notice, id: count };
    set((state) => ({ notices: [...state.notices.slice(-3), shown] }));
  },
  dismiss: (id) => {
    set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
  },
}));

/** How long a notice stays, in milliseconds: long enough to read, or to think again. */
export function lifetimeOf(notice: Notice): number {
  return notice.undo !== undefined || notice.intent === 'error' ? 10_000 : 5000;
}
