/** Boolean: true or false of other values. */
import { isNumeric } from '../../types/coercion.ts';
import { booleanType, type Type } from '../../types/type.ts';
import { convertValue } from '../../values/convert.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import type { Param } from '../params.ts';
import { scalar1 } from '../scalar.ts';

/** Choices are taken as they are when Booleans are behind them, whether or not they would be converted unasked. */
function isTaken(type: Type): boolean {
  return (
    isNumeric(type) ||
    type.kind === 'text' ||
    type.kind === 'untyped' ||
    (type.kind === 'option' && type.set.backing === 'boolean')
  );
}

const convertible: Param<Value> = {
  name: 'value',
  description: 'The text "true" or "false", or a number: everything but 0 is true.',
  optional: false,
  wanted: (type) => (isTaken(type) ? type : booleanType),
  blank: { kind: 'blank' },
  read: (value) => value,
};

export const booleanFunction: FunctionEntry = scalar1(
  {
    name: 'Boolean',
    category: 'conversion',
    description: 'A text, a number or a choice as true or false.',
    returns: booleanType,
    tabular: true,
    column: 'Value',
  },
  convertible,
  (run, value) => convertValue(value, booleanType, run),
);
