import { isArray, type JsonObject, jsonEqual } from '@connectory/base';
import { countChecks } from './count.ts';
import { formatChecks } from './formats.ts';
import { matchesPattern } from './pattern.ts';
import { type Check, report } from './run.ts';

/** Keywords about single values: `enum`, `const`, lengths, ranges, `pattern`, `format`. */
export function valueChecks(schema: JsonObject): readonly Check[] {
  const checks: Check[] = [];
  const allowed = isArray(schema['enum'])
    ? schema['enum']
    : schema['const'] === undefined
      ? undefined
      : [schema['const']];
  if (allowed !== undefined && allowed.length > 0) {
    checks.push((value, run) => {
      if (!allowed.some((one) => jsonEqual(one, value)))
        report(run, 'enum', { expected: allowed, actual: value });
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
    checks.push((value, run) => {
      if (typeof value === 'string' && matchesPattern(pattern, value) === false) {
        report(run, 'pattern', { expected: pattern, actual: value });
      }
    });
  }
  const formatCheck = typeof format === 'string' ? formatChecks.get(format) : undefined;
  if (formatCheck !== undefined) {
    checks.push((value, run) => {
      if (!formatCheck.fits(value)) report(run, 'format', { expected: formatCheck.words, actual: value });
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
    (value, run) => {
      if (typeof value !== 'number') return;
      for (const bound of bounds) {
        if (!bound.holds(value)) report(run, 'range', { expected: bound.words, actual: value });
      }
    },
  ];
}

/** Tells multiples of decimal fractions too: 0.3 is a multiple of 0.1 although binary division says 2.9999999999999996. */
function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}
