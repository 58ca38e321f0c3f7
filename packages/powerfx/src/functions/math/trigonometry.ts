/** Trigonometry, logarithms and roots: always floats. */
import { numberType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import { powerOf } from '../../compiler/arithmetic.ts';
import type { FunctionEntry } from '../entry.ts';
import { floatResult } from '../numeric-result.ts';
import { number, optional } from '../params.ts';
import { scalar1, scalar2, type ScalarSpec } from '../scalar.ts';

const spec = (name: string, description: string, tabular = true): ScalarSpec => ({
  name,
  category: 'math',
  description,
  returns: numberType,
  tabular,
});

const divisionByZero = (): Value => errorValue('Div0', 'The result would be infinite: division by zero.');
const noSpan = { start: 0, end: 0 };

function ofNumber(name: string, description: string, apply: (value: number) => number): FunctionEntry {
  return scalar1(spec(name, description), number('number', 'The number.'), (_, value) =>
    floatResult(apply(value)),
  );
}

const degreesPerRadian = 180 / Math.PI;

function cotangent(value: number): Value {
  const tangent = Math.tan(value);
  return tangent === 0 ? divisionByZero() : floatResult(1 / tangent);
}

function logarithm(value: number, base: number): Value {
  if (base === 1) return divisionByZero();
  if (value <= 0 || base <= 0)
    return errorValue('Numeric', 'A logarithm needs a number and a base above zero.');
  return floatResult(base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base));
}

/** An error that already has a place would point at the wrong one here. */
function unplaced(value: Value): Value {
  if (value === null || typeof value !== 'object' || value.kind !== 'error') return value;
  return { kind: 'error', errors: value.errors.map((error) => ({ ...error, span: undefined })) };
}

export const floatFunctions: readonly FunctionEntry[] = [
  ofNumber('Sin', 'The sine of an angle in radians.', Math.sin),
  ofNumber('Cos', 'The cosine of an angle in radians.', Math.cos),
  ofNumber('Tan', 'The tangent of an angle in radians.', Math.tan),
  scalar1(spec('Cot', 'The cotangent of an angle in radians.'), number('number', 'The angle.'), (_, value) =>
    cotangent(value),
  ),
  ofNumber('Asin', 'The angle in radians whose sine is the number.', Math.asin),
  ofNumber('Acos', 'The angle in radians whose cosine is the number.', Math.acos),
  ofNumber('Atan', 'The angle in radians whose tangent is the number.', Math.atan),
  ofNumber(
    'Acot',
    'The angle in radians whose cotangent is the number.',
    (value) => Math.PI / 2 - Math.atan(value),
  ),
  scalar2(
    spec('Atan2', 'The angle in radians between the x axis and a point.', false),
    number('x_coordinate', 'The x coordinate of the point.'),
    number('y_coordinate', 'The y coordinate of the point.'),
    (_, x, y) => (x === 0 && y === 0 ? divisionByZero() : floatResult(Math.atan2(y, x))),
  ),
  ofNumber('Degrees', 'An angle in degrees, of one in radians.', (value) => value * degreesPerRadian),
  ofNumber('Radians', 'An angle in radians, of one in degrees.', (value) => value / degreesPerRadian),
  // As a power, like the language's own: for large numbers Math.exp is nearer to the truth, but differs.
  ofNumber('Exp', 'e raised to a power.', (value) => Math.E ** value),
  scalar1(
    spec('Ln', 'The natural logarithm of a number above zero.'),
    number('number', 'The number.'),
    (_, value) =>
      value <= 0
        ? errorValue('Numeric', 'A logarithm needs a number above zero.')
        : floatResult(Math.log(value)),
  ),
  scalar2(
    { ...spec('Log', 'The logarithm of a number above zero, to base 10 or another.'), column: 'anyTable' },
    number('number', 'The number.'),
    optional(number('base', 'The base; 10 when left out.'), 10),
    (_, value, base) => logarithm(value, base),
  ),
  scalar2(
    { ...spec('Power', 'A number raised to a power.'), column: 'anyTable' },
    number('base', 'The number.'),
    number('exponent', 'The power.'),
    (_, base, exponent) => unplaced(powerOf(base, exponent, noSpan)),
  ),
  ofNumber('Sqrt', 'The square root of a number that is not negative.', Math.sqrt),
  {
    name: 'Pi',
    category: 'math',
    description: 'The ratio of a circle’s circumference to its diameter.',
    signatures: [{ parameters: [] }],
    min: 0,
    max: 0,
    check: () => numberType,
    implementation: { kind: 'strict', run: () => Math.PI },
  },
];
