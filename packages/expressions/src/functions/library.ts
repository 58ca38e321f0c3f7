/** All functions of the language. */
import { binaryFunctions } from './binary.ts';
import { collectionFunctions } from './collection.ts';
import { conversionFunctions } from './conversion.ts';
import { dateFunctions } from './date.ts';
import { renamed, type FunctionDefinition } from './define.ts';
import { formatFunctions } from './format.ts';
import { logicalFunctions } from './logical.ts';
import { manipulationFunctions } from './manipulation.ts';
import { mathFunctions } from './math.ts';
import { referenceFunctions } from './reference.ts';
import { textFunctions } from './text.ts';
import { uriFunctions } from './uri.ts';
import { xmlFunctions } from './xml.ts';

const current: readonly FunctionDefinition[] = [
  ...textFunctions,
  ...formatFunctions,
  ...collectionFunctions,
  ...logicalFunctions,
  ...conversionFunctions,
  ...binaryFunctions,
  ...uriFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...referenceFunctions,
  ...manipulationFunctions,
  ...xmlFunctions,
];

/** Names that flows made long ago still hold, or that the host takes as well. */
const oldNames: Readonly<Record<string, string>> = {
  encodeBase64: 'base64',
  decodeBase64: 'base64ToString',
  decodeDataUri: 'dataUriToBinary',
  encodeUriComponent: 'uriComponent',
  decodeUriComponent: 'uriComponentToString',
};

const byName = new Map(current.map((definition) => [definition.name.toLowerCase(), definition]));
for (const [old, name] of Object.entries(oldNames)) {
  const definition = byName.get(name.toLowerCase());
  if (definition !== undefined) byName.set(old.toLowerCase(), renamed(old, definition));
}

/** A function by its name in any letter case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name.toLowerCase());
}

/** All functions, old names among them. */
export const allFunctions: readonly FunctionDefinition[] = [...byName.values()];
