import type { FunctionEntry } from '../entry.ts';
import { blankFunction, isBlankFunction, isBlankOrErrorFunction, isErrorFunction } from './blank.ts';
import { coalesceFunction } from './coalesce.ts';
import { andFunction, notFunction, orFunction } from './connectives.ts';
import { errorFunction } from './error.ts';
import { ifErrorFunction } from './if-error.ts';
import { ifFunction } from './if.ts';
import { switchFunction } from './switch.ts';
import { withFunction } from './with.ts';

/** Branches, connectives, blanks and errors. */
export const logicalFunctions: readonly FunctionEntry[] = [
  ifFunction,
  switchFunction,
  ifErrorFunction,
  coalesceFunction,
  andFunction,
  orFunction,
  notFunction,
  blankFunction,
  isBlankFunction,
  isErrorFunction,
  isBlankOrErrorFunction,
  errorFunction,
  withFunction,
];
