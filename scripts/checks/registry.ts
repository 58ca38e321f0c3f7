import { checkDead } from './dead.ts';
import { checkDocs } from './docs.ts';
import { checkExamples } from './examples.ts';
import { checkFormat } from './format.ts';
import { checkHouse } from './house.ts';
import { checkImports } from './imports.ts';
import { checkLayers } from './layers.ts';
import { checkLint } from './lint.ts';
import type { Check } from './outcome.ts';
import { checkTypes } from './types.ts';
import { checkVersions } from './versions.ts';

/** Every sub-check by name. `npm run check` starts them in this order, the longest first. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['types', checkTypes],
  ['format', checkFormat],
  ['lint', checkLint],
  ['layers', checkLayers],
  ['imports', checkImports],
  ['dead', checkDead],
  ['versions', checkVersions],
  ['house', checkHouse],
  ['docs', checkDocs],
  ['examples', checkExamples],
]);
