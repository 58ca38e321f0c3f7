/** Hexadecimal texts. */
import { decimalFromInteger } from '../../numbers/decimal.ts';
import { textType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { number, optional, text } from '../params.ts';
import { scalar1, scalar2 } from '../scalar.ts';

/** Ten digits hold the numbers from −2^39 up to 2^39 − 1; negative ones are two's complements. */
const half = 2 ** 39;
const whole = 2 ** 40;

function toHex(value: number, places: number | undefined): Value {
  const integer = Math.trunc(value);
  if (integer < -half || integer >= half) {
    return errorValue('Numeric', 'The number must lie between −2^39 and 2^39 − 1.');
  }
  const wanted = places === undefined ? 0 : Math.trunc(places);
  if (places !== undefined && (wanted < 1 || wanted > 10)) {
    return errorValue('Numeric', 'From 1 to 10 places can be asked for.');
  }
  if (integer < 0) return (integer + whole).toString(16).toUpperCase();
  const digits = integer.toString(16).toUpperCase();
  if (wanted !== 0 && digits.length > wanted)
    return errorValue('Numeric', `The number needs more than ${wanted} places.`);
  return digits.padStart(wanted, '0');
}

function fromHex(digits: string): Value {
  if (digits === '') return 0;
  if (!/^[0-9a-f]+$/iu.test(digits)) return errorValue('Numeric', 'The text is not a hexadecimal number.');
  if (digits.length > 10) return errorValue('Numeric', 'A hexadecimal number may have at most 10 digits.');
  const value = Number.parseInt(digits, 16);
  return value >= half ? value - whole : value;
}

export const hexadecimalFunctions: readonly FunctionEntry[] = [
  scalar2(
    {
      name: 'Dec2Hex',
      category: 'math',
      description: 'A number as a hexadecimal text.',
      returns: textType,
      tabular: true,
      column: 'Value',
      tabularFrom: 2,
    },
    number('number', 'The number.'),
    optional<number | undefined>(number('places', 'The least number of digits.'), undefined),
    (_, value, places) => toHex(value, places),
  ),
  scalar1(
    {
      name: 'Hex2Dec',
      category: 'math',
      description: 'The number that a hexadecimal text stands for.',
      returns: (call) => call.numeric,
      tabular: true,
      column: 'Value',
    },
    text('number', 'The hexadecimal text.'),
    (run, digits) => {
      const value = fromHex(digits);
      return typeof value === 'number' && run.configuration.numberMode === 'decimal'
        ? decimalFromInteger(value)
        : value;
    },
  ),
];
