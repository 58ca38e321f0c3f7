/** Every function of the language, by namespace and name. */
import type { FunctionEntry } from './entry.ts';
import { behaviorFunctions } from './behavior/index.ts';
import { colorFunctions } from './color/index.ts';
import { conversionFunctions } from './conversion/index.ts';
import { dateFunctions } from './date/index.ts';
import { hostFunctions } from './host/index.ts';
import { jsonFunctions } from './json/index.ts';
import { logicalFunctions } from './logical/index.ts';
import { matchFunctions } from './match/index.ts';
import { mathFunctions } from './math/index.ts';
import { statisticsFunctions } from './statistics/index.ts';
import { tableFunctions } from './table/index.ts';
import { textFunctions } from './text/index.ts';

const families: readonly (readonly FunctionEntry[])[] = [
  behaviorFunctions,
  colorFunctions,
  conversionFunctions,
  dateFunctions,
  hostFunctions,
  jsonFunctions,
  logicalFunctions,
  matchFunctions,
  mathFunctions,
  statisticsFunctions,
  tableFunctions,
  textFunctions,
];

/** All functions of the language. */
export const library: readonly FunctionEntry[] = families.flat();

const byName: ReadonlyMap<string, FunctionEntry> = new Map(
  library.map((entry) => [`${entry.namespace ?? ''}.${entry.name}`, entry]),
);

/** A function of the language by its name. */
export function libraryFunction(name: string, namespace: string): FunctionEntry | undefined {
  return byName.get(`${namespace}.${name}`);
}
