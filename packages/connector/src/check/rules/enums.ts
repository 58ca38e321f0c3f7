import { isArray } from '@connectory/base';
import { setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import { fitsType, kindOf, toType, typeOf } from './values.ts';

/** The rule about values of an enumeration. */
export const enumRules: readonly Rule[] = [
  {
    id: 'ENM-002',
    severity: ['warning', 'error'],
    message: 'Value {value} of "enum" is a {actual}, but the type is {expected}. Correct one of them.',
    over: 'schema',
    check({ schema, pointer }, report) {
      const values = schema['enum'];
      const expected = typeOf(schema);
      if (!isArray(values) || expected === undefined) return;
      values.forEach((value, index) => {
        // null in a list says that the value may be null, which OpenAPI 2.0 cannot say otherwise.
        if (value === null || fitsType(value, expected)) return;
        const mended = toType(value, expected);
        const at = `${pointer}/enum/${index}`;
        const data = { value: JSON.stringify(value), actual: kindOf(value), expected };
        const fix = mended === undefined ? undefined : setting(`Write it as ${expected}`, at, mended);
        report({ pointer: at, data, fix });
      });
    },
  },
];
