/** The values of a run's parameters. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import { typeOf, type Value, type ValueKind } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import type { Plan } from '../plan/types.ts';

const kinds = new Map<string, readonly ValueKind[]>([
  ['string', ['string']],
  ['securestring', ['string']],
  ['int', ['integer']],
  ['float', ['float', 'integer', 'decimal']],
  ['bool', ['boolean']],
  ['object', ['object']],
  ['secureobject', ['object']],
  ['array', ['array']],
]);

/** The given values, and the defaults of those that are not given. */
export function parameterValues(
  plan: Plan,
  given: Readonly<Record<string, Value>>,
): Result<Readonly<Record<string, Value>>, readonly Diagnostic[]> {
  const lower = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const problems: Diagnostic[] = [];
  const values: [string, Value][] = [];
  for (const [key, { name, type, defaultValue }] of plan.parameters) {
    const value = lower.get(key) ?? defaultValue;
    if (value === undefined) {
      // The two that the host fills may stay empty until something reads them.
      if (!name.startsWith('$')) problems.push(diagnostic('parameter-missing', { name }));
      continue;
    }
    const wanted = kinds.get(type.toLowerCase());
    if (value !== null && wanted !== undefined && !wanted.includes(typeOf(value))) {
      problems.push(diagnostic('parameter-type', { name, type, given: typeOf(value) }));
    }
    values.push([key, value]);
  }
  return problems.length > 0 ? err(problems) : ok(Object.fromEntries(values));
}
