import type { FunctionEntry } from '../entry.ts';
import { formFunctions } from './forms.ts';
import { partFunctions } from './parts.ts';

/** Texts. */
export const textFunctions: readonly FunctionEntry[] = [...partFunctions, ...formFunctions];
