import {
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  decimalZero,
  divDecimal,
  type Decimal,
} from '../../numbers/decimal.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { floatResult, fits } from '../numeric-result.ts';
import { aggregateFunction, ofNothing } from './aggregate.ts';

function floatsOf(values: readonly Value[]): readonly number[] {
  return values.filter((value) => typeof value === 'number');
}

function decimalsOf(values: readonly Value[]): readonly Decimal[] {
  return values.filter((value) => typeof value === 'object' && value !== null && value.kind === 'decimal');
}

function sumOfDecimals(values: readonly Value[]): Decimal | undefined {
  return decimalsOf(values).reduce<Decimal | undefined>(
    (sum, value) => (sum === undefined ? undefined : addDecimal(sum, value)),
    decimalZero,
  );
}

function sumOfFloats(values: readonly Value[]): number {
  let sum = 0;
  for (const value of values) if (typeof value === 'number') sum += value;
  return sum;
}

/** Population variance by Welford's method: one pass, and stable. */
function variance(values: readonly number[]): number {
  let mean = 0;
  let squares = 0;
  values.forEach((value, index) => {
    const distance = value - mean;
    mean += distance / (index + 1);
    squares += distance * (value - mean);
  });
  return squares / values.length;
}

function extreme(values: readonly Value[], isBetter: (order: number) => boolean): Value {
  let best: Value = null;
  for (const value of values) if (best === null || isBetter(orderOf(value, best))) best = value;
  return best;
}

function orderOf(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return 0;
  if (a.kind === 'decimal' && b.kind === 'decimal') return compareDecimal(a, b);
  return 'ms' in a && 'ms' in b ? a.ms - b.ms : 0;
}

/** Many numbers into one. */
export const statisticsFunctions: readonly FunctionEntry[] = [
  aggregateFunction({
    name: 'Sum',
    description: 'The sum of numbers; blanks are passed over.',
    addUp: true,
    dates: false,
    float: false,
    fold: (values, type) => {
      if (values.length === 0) return null;
      return type.kind === 'decimal' ? fits(sumOfDecimals(values)) : floatResult(sumOfFloats(values));
    },
  }),
  aggregateFunction({
    name: 'Average',
    description: 'The average of numbers; blanks are passed over.',
    dates: false,
    float: false,
    fold: (values, type) => {
      if (values.length === 0) return ofNothing();
      if (type.kind !== 'decimal') return floatResult(sumOfFloats(values) / values.length);
      const sum = sumOfDecimals(values);
      return fits(sum === undefined ? undefined : divDecimal(sum, decimalFromInteger(values.length)));
    },
  }),
  aggregateFunction({
    name: 'Min',
    description: 'The smallest number or the earliest date; blanks are passed over.',
    dates: true,
    float: false,
    fold: (values) => extreme(values, (order) => order < 0),
  }),
  aggregateFunction({
    name: 'Max',
    description: 'The largest number or the latest date; blanks are passed over.',
    dates: true,
    float: false,
    fold: (values) => extreme(values, (order) => order > 0),
  }),
  aggregateFunction({
    name: 'StdevP',
    description: 'The standard deviation of a whole population.',
    dates: false,
    float: true,
    fold: (values) =>
      values.length === 0 ? ofNothing() : floatResult(Math.sqrt(variance(floatsOf(values)))),
  }),
  aggregateFunction({
    name: 'VarP',
    description: 'The variance of a whole population.',
    dates: false,
    float: true,
    fold: (values) => (values.length === 0 ? ofNothing() : floatResult(variance(floatsOf(values)))),
  }),
];
