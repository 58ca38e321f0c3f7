import type { FunctionEntry } from '../entry.ts';
import { clearCollectFunction, clearFunction, collectFunction } from './collect.ts';
import { concurrentFunction } from './concurrent.ts';
import { patchFunction } from './patch.ts';
import { removeFunction, removeIfFunction } from './remove.ts';
import { setFunction, updateContextFunction } from './set.ts';
import { traceFunction } from './trace.ts';
import { updateFunction, updateIfFunction } from './update.ts';

/** Functions that change variables and tables. */
export const behaviorFunctions: readonly FunctionEntry[] = [
  setFunction,
  updateContextFunction,
  collectFunction,
  clearCollectFunction,
  clearFunction,
  patchFunction,
  removeFunction,
  removeIfFunction,
  updateFunction,
  updateIfFunction,
  traceFunction,
  concurrentFunction,
];
