/** Functions on numbers. */
import { fail, type Failure } from '../run/failure.ts';
import {
  add,
  compareNumbers,
  divide,
  isZero,
  modulo,
  multiply,
  subtract,
  toDecimal,
  toFloat,
} from '../numbers/arithmetic.ts';
import {
  Decimal,
  floatOf,
  integerOf,
  isInteger,
  isList,
  isNumber,
  kindName,
  type NumberValue,
  type Value,
} from '../values/value.ts';
import { numberAt, numberIn } from './arguments.ts';
import { family, ofTwo, parameter, type FunctionDraft, type Pair } from './define.ts';
import { kinds } from './kinds.ts';

const numbers = kinds.number.types;
const first = parameter('summand_1', kinds.number, 'a number');

function operation(
  name: string,
  summary: string,
  names: readonly [string, string],
  work: Pair,
): FunctionDraft {
  const parameters = names.map((one) => ({ ...first, name: one }));
  return ofTwo({ name, summary, parameters, returns: numbers }, work);
}

function inRange(result: NumberValue | undefined): Value | Failure {
  return result ?? fail('number-overflow');
}

function divided(
  a: Value,
  b: Value,
  work: (a: NumberValue, b: NumberValue) => NumberValue | undefined,
): Value | Failure {
  const divisor = numberIn(b);
  return isZero(divisor) ? fail('divide-by-zero') : inRange(work(numberIn(a), divisor));
}

/** The number that comes first or last in order, in the widest type among all. */
function extreme(args: readonly Value[], sign: 1 | -1): Value | Failure {
  const [only = null] = args;
  const values = args.length === 1 && isList(only) ? only : args;
  let best: NumberValue | undefined;
  for (const value of values) {
    if (!isNumber(value)) {
      return fail('parameter-type', {
        position: 'parameters',
        expected: 'numbers or one array of numbers',
        type: kindName(value),
      });
    }
    if (best === undefined || compareNumbers(value, best) * sign > 0) best = value;
  }
  if (best === undefined) {
    return fail('parameters-not-valid', { detail: 'The array must have at least one number.' });
  }
  if (values.some((value) => value instanceof Decimal)) return toDecimal(best) ?? fail('number-overflow');
  return values.every(isInteger) ? best : floatOf(toFloat(best));
}

const numbersOrArray = parameter('number', kinds.any, 'a number, or one array of numbers');

export const mathFunctions = family('math', [
  operation('add', 'Gives the sum of two numbers.', ['summand_1', 'summand_2'], (a, b) =>
    inRange(add(numberIn(a), numberIn(b))),
  ),
  operation('sub', 'Gives the first number less the second.', ['minuend', 'subtrahend'], (a, b) =>
    inRange(subtract(numberIn(a), numberIn(b))),
  ),
  operation('mul', 'Gives the product of two numbers.', ['multiplicand_1', 'multiplicand_2'], (a, b) =>
    inRange(multiply(numberIn(a), numberIn(b))),
  ),
  operation(
    'div',
    'Gives the first number divided by the second. Of two integers the fraction is cut off.',
    ['dividend', 'divisor'],
    (a, b) => divided(a, b, divide),
  ),
  operation(
    'mod',
    'Gives what is left of the first number when it is divided by the second.',
    ['dividend', 'divisor'],
    (a, b) => divided(a, b, modulo),
  ),
  {
    name: 'min',
    summary: 'Gives the least of its numbers, or of those in an array.',
    parameters: [numbersOrArray],
    repeats: true,
    returns: numbers,
    call: (args) => extreme(args, -1),
  },
  {
    name: 'max',
    summary: 'Gives the greatest of its numbers, or of those in an array.',
    parameters: [numbersOrArray],
    repeats: true,
    returns: numbers,
    call: (args) => extreme(args, 1),
  },
  {
    name: 'rand',
    summary: 'Gives a random integer.',
    parameters: [
      parameter('minValue', kinds.integer, 'the least that it can be'),
      parameter('maxValue', kinds.integer, 'what it is always less than'),
    ],
    returns: ['integer'],
    pure: false,
    call: (args, { context: { random } }) => {
      const least = BigInt(toFloat(numberAt(args, 0)));
      const end = BigInt(toFloat(numberAt(args, 1)));
      if (least > end) {
        return fail('parameters-not-valid', {
          detail: 'The first number must not be greater than the second.',
        });
      }
      if (random === undefined) return fail('reference-unavailable');
      if (least === end) return integerOf(least);
      // 128 random bits over at most 64: no number is favoured noticeably.
      let drawn = 0n;
      for (const byte of random.bytes(16)) drawn = drawn * 256n + BigInt(byte);
      return integerOf(least + (drawn % (end - least)));
    },
  },
]);
