/** Rounding, remainders and magnitudes: of the kind of their number. */
import { absDecimal, isZeroDecimal, modDecimal, type Decimal } from '../../numbers/decimal.ts';
import { floorDecimal, roundDecimal, type RoundingMode } from '../../numbers/decimal-round.ts';
import { decimalFromFloat } from '../../numbers/decimal-convert.ts';
import { modFloat, roundFloat, type FloatRounding } from '../../numbers/round.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import { isNumeric } from '../../types/coercion.ts';
import { decimalType, numberType, onlyColumn, type Type } from '../../types/type.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';
import { firstNumeric, fits, floatResult } from '../numeric-result.ts';
import { anyNumber, number, optional, type Num, type Param } from '../params.ts';
import { scalar1, scalar2, type ScalarSpec } from '../scalar.ts';

const spec = (
  name: string,
  description: string,
  returns: ScalarSpec['returns'] = firstNumeric,
): ScalarSpec => ({
  name,
  category: 'math',
  description,
  returns,
  tabular: true,
});

function rounding(
  name: string,
  description: string,
  mode: FloatRounding & RoundingMode,
  digits: Param<number>,
): FunctionEntry {
  return scalar2(spec(name, description), anyNumber('number', 'The number.'), digits, (_, value, places) =>
    typeof value === 'number'
      ? floatResult(roundFloat(value, places, mode))
      : fits(roundDecimal(value, places, mode)),
  );
}

const digits = number(
  'num_digits',
  'How many digits stay behind the decimal separator; negative ones are before it.',
);

/** Both are of one kind: floats as soon as one of them is. */
export function pairType(call: CallCheck): Type {
  const kinds = call.types.map((type) => onlyColumn(type)?.[1] ?? type);
  const numeric = kinds.map((type) => (isNumeric(type) ? type : call.numeric));
  return numeric.every((type) => type.kind === 'decimal') ? decimalType : numberType;
}

const pairNumber = (name: string, description: string): Param<Num> => ({
  ...anyNumber(name, description),
  wanted: (_, call) => pairType(call),
});

function remainder(value: Num, divisor: Num): Value {
  if (typeof value === 'number' && typeof divisor === 'number') {
    return divisor === 0 ? divisionByZero() : floatResult(modFloat(value, divisor));
  }
  const a = asDecimal(value);
  const b = asDecimal(divisor);
  if (a === undefined || b === undefined) return fits(undefined);
  return isZeroDecimal(b) ? divisionByZero() : fits(modDecimal(a, b));
}

function asDecimal(value: Num): Decimal | undefined {
  return typeof value === 'number' ? decimalFromFloat(value) : value;
}

function divisionByZero(): Value {
  return errorValue('Div0', 'Invalid operation: division by zero.');
}

export const roundingFunctions: readonly FunctionEntry[] = [
  scalar1(spec('Abs', 'The magnitude of a number.'), anyNumber('number', 'The number.'), (_, value) =>
    typeof value === 'number' ? Math.abs(value) : absDecimal(value),
  ),
  scalar1(
    spec('Int', 'The nearest integer that is not above the number.'),
    anyNumber('number', 'The number.'),
    (_, value) => (typeof value === 'number' ? Math.floor(value) : floorDecimal(value)),
  ),
  rounding('Round', 'Rounds to a number of digits; halves go away from zero.', 'half', digits),
  rounding('RoundUp', 'Rounds to a number of digits, away from zero.', 'up', digits),
  rounding('RoundDown', 'Rounds to a number of digits, towards zero.', 'down', digits),
  rounding('Trunc', 'Cuts off digits, towards zero.', 'down', optional(digits, 0)),
  scalar2(
    {
      ...spec('Mod', 'What is left of a division; it has the sign of the divisor.', pairType),
      column: 'Result',
    },
    pairNumber('number', 'The number.'),
    pairNumber('divisor', 'What it is divided by.'),
    (_, value, divisor) => remainder(value, divisor),
  ),
];
