import type { FunctionEntry } from '../entry.ts';
import { arithmeticFunctions } from './arithmetic.ts';
import { clockFunctions } from './clock.ts';
import { makeFunctions } from './make.ts';
import { nameFunctions } from './names.ts';
import { partFunctions } from './parts.ts';
import { readFunctions } from './read.ts';
import { weekFunctions } from './weeks.ts';

/** Dates and times. */
export const dateFunctions: readonly FunctionEntry[] = [
  ...makeFunctions,
  ...partFunctions,
  ...weekFunctions,
  ...arithmeticFunctions,
  ...readFunctions,
  ...clockFunctions,
  ...nameFunctions,
];
