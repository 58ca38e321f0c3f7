import { create } from 'zustand';

/** The formulas that were written for operations: a new call of the same operation finds the one it had. */
export const useFormulas = create<{
  readonly byOperation: ReadonlyMap<string, string>;
  readonly write: (operationId: string, text: string) => void;
}>()((set) => ({
  byOperation: new Map(),
  write: (operationId, text) => {
    set((before) => ({ byOperation: new Map(before.byOperation).set(operationId, text) }));
  },
}));
