import type { FunctionEntry } from '../entry.ts';
import { booleanFunction } from './boolean.ts';
import { guidFunction } from './guid.ts';
import { informationFunctions } from './information.ts';
import { numberFunctions } from './number.ts';
import { textFunction } from './text.ts';

/** Values of one type made of values of another. */
export const conversionFunctions: readonly FunctionEntry[] = [
  textFunction,
  ...numberFunctions,
  booleanFunction,
  guidFunction,
  ...informationFunctions,
];
