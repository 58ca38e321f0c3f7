import type { FunctionEntry } from '../entry.ts';
import { hexadecimalFunctions } from './hexadecimal.ts';
import { randomFunctions } from './random.ts';
import { roundingFunctions } from './rounding.ts';
import { floatFunctions } from './trigonometry.ts';

/** Numbers. */
export const mathFunctions: readonly FunctionEntry[] = [
  ...roundingFunctions,
  ...floatFunctions,
  ...hexadecimalFunctions,
  ...randomFunctions,
];
