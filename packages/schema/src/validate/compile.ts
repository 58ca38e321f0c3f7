import type { Diagnostic, Json, JsonObject } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { resolveSchema } from '../resolve.ts';
import { arrayChecks } from './array.ts';
import { combinationChecks } from './combination.ts';
import { objectChecks } from './object.ts';
import { type Check, type Compile, type Run, maxDeviations, takesEverything } from './run.ts';
import { typeChecks } from './type.ts';
import { valueChecks } from './value.ts';

/**
 * Checks a value against the schema it was compiled from. Each deviation has the JSON pointer of the value in
 * `place.pointer`; the list is empty when the value fits and holds at most {@link maxDeviations} entries.
 */
export type Validator = (value: Json) => readonly Diagnostic[];

/**
 * Compiles a schema (OpenAPI 2.0's dialect, with the keywords of JSON Schema that connectors carry in extensions:
 * `x-nullable`, `oneOf`, `anyOf`, `not`, `const`) into closures. References are followed when first needed, so recursive
 * schemas are fine; nothing is evaluated as code.
 *
 * @param root - The document that references point into.
 * @example
 * ```ts
 * import { compileValidator } from '@connectory/schema';
 * const check = compileValidator({ type: 'object', required: ['id'] }, {});
 * check({})[0]?.message; // '/id is required, but missing.'
 * ```
 */
export function compileValidator(schema: JsonObject, root: JsonObject): Validator {
  const check = compilerFor(root)(schema);
  return (value) => {
    const run: Run = { found: [], path: [] };
    check(value, run);
    if (run.found.length <= maxDeviations) return run.found;
    return [...run.found.slice(0, maxDeviations), diagnostic('too-many', { limit: maxDeviations })];
  };
}

function compilerFor(root: JsonObject): Compile {
  const compiled = new Map<JsonObject, Check>();
  const compile: Compile = (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const check =
      schema['$ref'] === undefined
        ? build(schema, compile)
        : whenNeeded(() => build(resolveSchema(schema, root), compile));
    compiled.set(schema, check);
    return check;
  };
  return compile;
}

/** Only references can lead back to where they stand, so only they wait until a value needs them. */
function whenNeeded(make: () => Check): Check {
  let check: Check | undefined;
  return (value, run) => {
    check ??= make();
    check(value, run);
  };
}

function build(schema: JsonObject, compile: Compile): Check {
  const checks: Check[] = [
    ...typeChecks(schema),
    ...objectChecks(schema, compile),
    ...arrayChecks(schema, compile),
    ...valueChecks(schema),
    ...combinationChecks(schema, compile),
  ];
  if (schema['x-nullable'] !== true && schema['nullable'] !== true) return sequence(checks);
  const rest = sequence(checks);
  if (rest === takesEverything) return rest;
  return (value, run) => {
    if (value !== null) rest(value, run);
  };
}

function sequence(checks: readonly Check[]): Check {
  const [only] = checks;
  if (only === undefined) return takesEverything;
  if (checks.length === 1) return only;
  return (value, run) => {
    for (const check of checks) check(value, run);
  };
}
