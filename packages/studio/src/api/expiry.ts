import { create } from 'zustand';

interface ExpiryStore {
  /** The session ended while a page was open. The page stays as it is under the sign-in dialog. */
  readonly expired: boolean;
  readonly setExpired: (expired: boolean) => void;
}

export const useExpiry = create<ExpiryStore>((set) => ({
  expired: false,
  setExpired: (expired) => {
    set({ expired });
  },
}));
