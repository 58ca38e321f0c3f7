/** Every function of the language, by namespace and name. */
import type { FunctionEntry } from './entry.ts';
import { logicalFunctions } from './logical/index.ts';

const families: readonly (readonly FunctionEntry[])[] = [logicalFunctions];

/** All functions of the language. */
export const library: readonly FunctionEntry[] = families.flat();

const byName: ReadonlyMap<string, FunctionEntry> = new Map(
  library.map((entry) => [`${entry.namespace ?? ''}.${entry.name}`, entry]),
);

/** A function of the language by its name. */
export function libraryFunction(name: string, namespace: string): FunctionEntry | undefined {
  return byName.get(`${namespace}.${name}`);
}
