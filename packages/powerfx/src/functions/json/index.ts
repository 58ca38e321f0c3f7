import type { FunctionEntry } from '../entry.ts';
import { columnFunction, columnNamesFunction } from './columns.ts';
import { jsonFunction } from './json.ts';
import { asTypeFunction, isTypeFunction, parseJsonFunction } from './parse.ts';

/** JSON and untyped values. */
export const jsonFunctions: readonly FunctionEntry[] = [
  parseJsonFunction,
  asTypeFunction,
  isTypeFunction,
  columnFunction,
  columnNamesFunction,
  jsonFunction,
];
