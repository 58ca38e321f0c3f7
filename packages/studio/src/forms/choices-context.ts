import type { DynamicAnswer } from '@connectory/api';
import { createContext } from 'react';

/** How the choices of one place are loaded. */
export interface ChoiceQuery {
  readonly queryKey: readonly unknown[];
  readonly queryFn: () => Promise<DynamicAnswer>;
}

/** Gives the query of a place; nothing outside forms that can load choices. */
export const ChoicesContext = createContext<((place: string) => ChoiceQuery) | undefined>(undefined);
