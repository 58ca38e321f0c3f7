import { type Diagnostic, isArray, isObject, type Json, type JsonObject, jsonEqual } from '@connectory/base';
import { diagnostic } from './diagnostics.ts';
import { formatChecks } from './formats.ts';
import { matchesPattern } from './pattern.ts';
import { resolveSchema } from './resolve.ts';

/**
 * Checks a value against the schema it was compiled from. Each deviation has the JSON pointer of the value in
 * `place.pointer`; the list is empty when the value fits and holds at most {@link maxDeviations} entries.
 */
export type Validator = (value: Json) => readonly Diagnostic[];

/** Deviations listed for one value. */
export const maxDeviations = 200;

interface Run {
  readonly found: Diagnostic[];
}

type Check = (value: Json, pointer: string, run: Run) => void;

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
    const run: Run = { found: [] };
    check(value, '', run);
    if (run.found.length <= maxDeviations) return run.found;
    return [...run.found.slice(0, maxDeviations), diagnostic('too-many', { limit: maxDeviations })];
  };
}

type Compile = (schema: JsonObject) => Check;

function compilerFor(root: JsonObject): Compile {
  const compiled = new Map<JsonObject, Check>();
  const compile: Compile = (schema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    let inner: Check | undefined;
    const lazy: Check = (value, pointer, run) => {
      inner ??= build(resolveSchema(schema, root), compile);
      if (run.found.length <= maxDeviations) inner(value, pointer, run);
    };
    compiled.set(schema, lazy);
    return lazy;
  };
  return compile;
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
  return (value, pointer, run) => {
    if (value !== null) rest(value, pointer, run);
  };
}

function sequence(checks: readonly Check[]): Check {
  const [only] = checks;
  if (only === undefined) return () => {};
  if (checks.length === 1) return only;
  return (value, pointer, run) => {
    for (const check of checks) check(value, pointer, run);
  };
}

function report(
  run: Run,
  code: Parameters<typeof diagnostic>[0],
  pointer: string,
  data: JsonObject = {},
): void {
  run.found.push(
    diagnostic(code, { path: pointer === '' ? 'The body' : pointer, ...data }, { place: { pointer } }),
  );
}

function typeChecks(schema: JsonObject): readonly Check[] {
  const declared = isArray(schema['type']) ? schema['type'] : [schema['type']];
  const types = declared.filter((type) => typeof type === 'string');
  if (types.length === 0 || types.includes('file')) return [];
  const expected = types.join(' or ');
  return [
    (value, pointer, run) => {
      if (types.some((type) => isOfType(value, type))) return;
      report(run, 'type', pointer, { expected, actual: typeName(value) });
    },
  ];
}

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'null':
      return value === null;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return true;
  }
}

/** Name of a value's JSON type, whole numbers told apart. */
function typeName(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function objectChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  const required = (isArray(schema['required']) ? schema['required'] : []).filter(
    (name) => typeof name === 'string',
  );
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  if (required.length > 0) {
    checks.push((value, pointer, run) => {
      if (!isObject(value)) return;
      for (const name of required)
        if (!Object.hasOwn(value, name)) report(run, 'required', join(pointer, name));
    });
  }
  const members = new Map<string, Check>();
  for (const [name, property] of Object.entries(properties))
    if (isObject(property)) members.set(name, compile(property));
  const additional = schema['additionalProperties'];
  const rest = isObject(additional) ? compile(additional) : undefined;
  if (members.size > 0 || rest !== undefined || additional === false) {
    checks.push((value, pointer, run) => {
      if (!isObject(value)) return;
      for (const name of Object.keys(value)) {
        const check = members.get(name) ?? rest;
        if (check !== undefined) check(value[name] ?? null, join(pointer, name), run);
        else if (additional === false && !Object.hasOwn(properties, name))
          report(run, 'additional', join(pointer, name));
      }
    });
  }
  checks.push(
    ...countChecks(schema, 'minProperties', 'maxProperties', 'members', (value) =>
      isObject(value) ? Object.keys(value).length : undefined,
    ),
  );
  return checks;
}

function arrayChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  const { items } = schema;
  if (isObject(items)) {
    const check = compile(items);
    checks.push((value, pointer, run) => {
      if (isArray(value)) value.forEach((item, index) => check(item, `${pointer}/${index}`, run));
    });
  }
  checks.push(
    ...countChecks(schema, 'minItems', 'maxItems', 'items', (value) =>
      isArray(value) ? value.length : undefined,
    ),
  );
  if (schema['uniqueItems'] === true) {
    checks.push((value, pointer, run) => {
      if (isArray(value) && hasTwins(value)) report(run, 'unique', pointer);
    });
  }
  return checks;
}

function hasTwins(items: readonly Json[]): boolean {
  const texts = new Set(items.map((item) => JSON.stringify(item)));
  if (texts.size < items.length) return true;
  return (
    items.length <= 100 &&
    items.some((item, at) => items.slice(at + 1).some((other) => jsonEqual(item, other)))
  );
}

function valueChecks(schema: JsonObject): readonly Check[] {
  const checks: Check[] = [];
  const allowed = isArray(schema['enum'])
    ? schema['enum']
    : schema['const'] === undefined
      ? undefined
      : [schema['const']];
  if (allowed !== undefined && allowed.length > 0) {
    checks.push((value, pointer, run) => {
      if (!allowed.some((one) => jsonEqual(one, value)))
        report(run, 'enum', pointer, { expected: allowed, actual: value });
    });
  }
  checks.push(
    ...countChecks(schema, 'minLength', 'maxLength', 'characters', (value) =>
      typeof value === 'string' ? [...value].length : undefined,
    ),
  );
  checks.push(...rangeChecks(schema));
  const { pattern, format } = schema;
  if (typeof pattern === 'string') {
    checks.push((value, pointer, run) => {
      if (typeof value === 'string' && matchesPattern(pattern, value) === false) {
        report(run, 'pattern', pointer, { expected: pattern, actual: value });
      }
    });
  }
  const formatCheck = typeof format === 'string' ? formatChecks.get(format) : undefined;
  if (formatCheck !== undefined) {
    checks.push((value, pointer, run) => {
      if (!formatCheck.fits(value))
        report(run, 'format', pointer, { expected: formatCheck.words, actual: value });
    });
  }
  return checks;
}

function rangeChecks(schema: JsonObject): readonly Check[] {
  const bounds: { readonly words: string; readonly holds: (value: number) => boolean }[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === 'number') {
    if (exclusiveMinimum === true)
      bounds.push({ words: `above ${minimum}`, holds: (value) => value > minimum });
    else bounds.push({ words: `at least ${minimum}`, holds: (value) => value >= minimum });
  }
  if (typeof maximum === 'number') {
    if (exclusiveMaximum === true)
      bounds.push({ words: `below ${maximum}`, holds: (value) => value < maximum });
    else bounds.push({ words: `at most ${maximum}`, holds: (value) => value <= maximum });
  }
  if (typeof exclusiveMinimum === 'number')
    bounds.push({ words: `above ${exclusiveMinimum}`, holds: (value) => value > exclusiveMinimum });
  if (typeof exclusiveMaximum === 'number')
    bounds.push({ words: `below ${exclusiveMaximum}`, holds: (value) => value < exclusiveMaximum });
  if (typeof multipleOf === 'number' && multipleOf > 0) {
    bounds.push({ words: `a multiple of ${multipleOf}`, holds: (value) => isMultiple(value, multipleOf) });
  }
  if (bounds.length === 0) return [];
  return [
    (value, pointer, run) => {
      if (typeof value !== 'number') return;
      for (const bound of bounds) {
        if (!bound.holds(value)) report(run, 'range', pointer, { expected: bound.words, actual: value });
      }
    },
  ];
}

/** Tells multiples of decimal fractions too: 0.3 is a multiple of 0.1 although binary division says 2.9999999999999996. */
function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

function countChecks(
  schema: JsonObject,
  least: string,
  most: string,
  unit: string,
  count: (value: Json) => number | undefined,
): readonly Check[] {
  const minimum = schema[least];
  const maximum = schema[most];
  if (typeof minimum !== 'number' && typeof maximum !== 'number') return [];
  return [
    (value, pointer, run) => {
      const size = count(value);
      if (size === undefined) return;
      if (typeof minimum === 'number' && size < minimum) {
        report(run, 'range', pointer, { expected: `at least ${minimum} ${unit}`, actual: `${size} ${unit}` });
      }
      if (typeof maximum === 'number' && size > maximum) {
        report(run, 'range', pointer, { expected: `at most ${maximum} ${unit}`, actual: `${size} ${unit}` });
      }
    },
  ];
}

function combinationChecks(schema: JsonObject, compile: Compile): readonly Check[] {
  const checks: Check[] = [];
  for (const part of branches(schema, 'allOf')) checks.push(compile(part));
  for (const keyword of ['oneOf', 'anyOf', 'x-oneOf', 'x-anyOf']) {
    const parts = branches(schema, keyword).map(compile);
    if (parts.length === 0) continue;
    const exact = keyword.endsWith('oneOf');
    checks.push((value, pointer, run) => {
      const fitting = parts.filter((check) => fits(check, value)).length;
      if (fitting === 1 || (fitting > 1 && !exact)) return;
      report(run, 'alternatives', pointer, {
        expected: exact ? 'exactly one' : 'at least one',
        actual: fitting,
      });
    });
  }
  const { not } = schema;
  if (isObject(not)) {
    const check = compile(not);
    checks.push((value, pointer, run) => {
      if (fits(check, value)) report(run, 'alternatives', pointer, { expected: 'none', actual: 1 });
    });
  }
  return checks;
}

function branches(schema: JsonObject, keyword: string): readonly JsonObject[] {
  const parts = schema[keyword];
  return isArray(parts) ? parts.filter(isObject) : [];
}

function fits(check: Check, value: Json): boolean {
  const run: Run = { found: [] };
  check(value, '', run);
  return !run.found.some((deviation) => deviation.severity === 'error');
}

function join(pointer: string, name: string): string {
  return `${pointer}/${name.includes('/') || name.includes('~') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`;
}
