import type { FunctionEntry } from '../entry.ts';
import { appFunctions } from './app.ts';
import { assertFunction } from './assert.ts';
import { dataFunctions } from './data.ts';
import { formFunctions } from './forms.ts';
import { unavailableFunctions } from './unavailable.ts';
import { userFunction } from './user.ts';

/** Functions that need a host: screens, forms, data sources, the device, the user. */
export const hostFunctions: readonly FunctionEntry[] = [
  ...appFunctions,
  ...formFunctions,
  ...dataFunctions,
  userFunction,
  assertFunction,
  ...unavailableFunctions,
];
