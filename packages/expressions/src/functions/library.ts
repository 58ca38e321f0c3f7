/** All functions of the language. */
import { binaryFunctions } from './binary.ts';
import { conversionFunctions } from './conversion.ts';
import { datePartFunctions } from './date-part.ts';
import { dateShiftFunctions } from './date-shift.ts';
import { dateTextFunctions } from './date-text.ts';
import { dateZoneFunctions } from './date-zone.ts';
import { renamed, type FunctionDefinition } from './define.ts';
import { formatFunctions } from './format.ts';
import { guidFunctions } from './guid.ts';
import { listFunctions } from './lists.ts';
import { logicalFunctions } from './logical.ts';
import { manipulationFunctions } from './manipulation.ts';
import { mathFunctions } from './math.ts';
import { pieceFunctions } from './pieces.ts';
import { referenceFunctions } from './reference.ts';
import { setFunctions } from './sets.ts';
import { textJoiningFunctions } from './text-joining.ts';
import { textSearchFunctions } from './text-search.ts';
import { textFunctions } from './text.ts';
import { timeSpanFunctions } from './time-span.ts';
import { uriFunctions } from './uri.ts';
import { xmlFunctions } from './xml.ts';

const current: readonly FunctionDefinition[] = [
  ...textJoiningFunctions,
  ...textFunctions,
  ...textSearchFunctions,
  ...guidFunctions,
  ...formatFunctions,
  ...pieceFunctions,
  ...setFunctions,
  ...listFunctions,
  ...logicalFunctions,
  ...conversionFunctions,
  ...binaryFunctions,
  ...uriFunctions,
  ...mathFunctions,
  ...dateShiftFunctions,
  ...dateZoneFunctions,
  ...dateTextFunctions,
  ...datePartFunctions,
  ...timeSpanFunctions,
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
