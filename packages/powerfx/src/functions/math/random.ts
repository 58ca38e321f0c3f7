/** Chance. */
import { decimalFromFloat } from '../../numbers/decimal-convert.ts';
import { ceilDecimal, floorDecimal } from '../../numbers/decimal-round.ts';
import {
  addDecimal,
  compareDecimal,
  decimalOne,
  mulDecimal,
  subDecimal,
  type Decimal,
} from '../../numbers/decimal.ts';
import { numberType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { fits } from '../numeric-result.ts';
import { anyNumber, type Num, type Param } from '../params.ts';
import { scalar2 } from '../scalar.ts';
import { pairType } from './rounding.ts';

const bound = (name: string, description: string): Param<Num> => ({
  ...anyNumber(name, description),
  wanted: (_, call) => pairType(call),
});

const outOfOrder = (): Value => errorValue('Numeric', 'The lower end must not be above the upper end.');

function between(bottom: Num, top: Num, chance: number): Value {
  if (typeof bottom === 'number' && typeof top === 'number') {
    const low = Math.ceil(bottom);
    const high = Math.floor(top);
    if (bottom > top) return outOfOrder();
    const count = high - low + 1;
    // The distance of two large numbers may be too large itself: halves of it are not.
    if (!Number.isFinite(count)) return low + chance * (high / 2 - low / 2) + chance * (high / 2 - low / 2);
    return low + Math.floor(chance * count);
  }
  const low = asDecimal(bottom);
  const high = asDecimal(top);
  const share = decimalFromFloat(chance);
  if (low === undefined || high === undefined || share === undefined) return fits(undefined);
  if (compareDecimal(low, high) > 0) return outOfOrder();
  const first = ceilDecimal(low);
  const last = floorDecimal(high);
  const distance = subDecimal(last, first);
  const count = distance === undefined ? undefined : (addDecimal(distance, decimalOne) ?? distance);
  const step = count === undefined ? undefined : mulDecimal(count, share);
  if (step !== undefined) return fits(addDecimal(first, floorDecimal(step)));
  // The ends lie too far apart for their distance: a mean of them, weighted by chance, does as well.
  const weighted = [
    mulDecimal(first, subDecimal(decimalOne, share) ?? decimalOne),
    mulDecimal(last, share),
  ] as const;
  const mean =
    weighted[0] === undefined || weighted[1] === undefined ? undefined : addDecimal(weighted[0], weighted[1]);
  return fits(mean === undefined ? undefined : floorDecimal(mean));
}

function asDecimal(value: Num): Decimal | undefined {
  return typeof value === 'number' ? decimalFromFloat(value) : value;
}

export const randomFunctions: readonly FunctionEntry[] = [
  {
    name: 'Rand',
    category: 'math',
    description: 'A random number from 0 up to but not including 1; a new one each time.',
    signatures: [{ parameters: [] }],
    min: 0,
    max: 0,
    check: () => numberType,
    implementation: { kind: 'strict', run: (run) => run.random() },
  },
  scalar2(
    {
      name: 'RandBetween',
      category: 'math',
      description: 'A random integer between two numbers, both of them possible.',
      returns: pairType,
    },
    bound('bottom', 'The lower end.'),
    bound('top', 'The upper end.'),
    (run, bottom, top) => between(bottom, top, run.random()),
  ),
];
