import type { Json, JsonObject } from '@connectory/base';
import { type Check, report } from './run.ts';

/** A pair of keywords that bounds how many there are of something. */
export function countChecks(
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
    (value, run) => {
      const size = count(value);
      if (size === undefined) return;
      if (typeof minimum === 'number' && size < minimum) {
        report(run, 'range', { expected: `at least ${minimum} ${unit}`, actual: `${size} ${unit}` });
      }
      if (typeof maximum === 'number' && size > maximum) {
        report(run, 'range', { expected: `at most ${maximum} ${unit}`, actual: `${size} ${unit}` });
      }
    },
  ];
}
