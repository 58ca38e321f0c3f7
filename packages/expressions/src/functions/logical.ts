/** Conditions and comparisons. */
import { Failure, fail } from '../run/failure.ts';
import { compareNumbers } from '../numbers/arithmetic.ts';
import { equalValues } from '../values/equal.ts';
import { isNumber, kindName, type Value } from '../values/value.ts';
import {
  family,
  late,
  ofOne,
  ofTwo,
  parameter,
  type FunctionDefinition,
  type FunctionDraft,
  type Lazy,
  type Pair,
} from './define.ts';
import { kinds } from './kinds.ts';

const everything = kinds.any.types;

function notBoolean(index: number, value: Value): Failure {
  const position = `${index === 0 ? 'first' : `${index + 1}.`} parameter`;
  return fail('parameter-type', { position, expected: 'a boolean', type: kindName(value) });
}

/** `and` and `or`: left to right, up to the value that decides. */
function deciding(decides: boolean) {
  return (args: readonly Lazy[]): Lazy =>
    (run) => {
      let index = 0;
      for (const arg of args) {
        const value = arg(run);
        if (value === decides) return decides;
        if (typeof value !== 'boolean') return value instanceof Failure ? value : notBoolean(index, value);
        index += 1;
      }
      return !decides;
    };
}

const test = parameter('expression', kinds.boolean, 'a condition');
const value = parameter('value', kinds.any, 'a value');

const nothing: Lazy = () => null;

/** A comparison of two numbers or two texts. */
function comparison(name: string, words: string, holds: Pair): FunctionDraft {
  const signature = {
    name,
    summary: `Tells whether the first value is ${words} the second. Texts are compared by their characters, with regard to case.`,
    parameters: [
      parameter('value', kinds.any, 'a number or text'),
      parameter('compareTo', kinds.any, 'the number or text to compare it with'),
    ],
    returns: ['boolean'],
  } as const;
  return ofTwo(signature, holds);
}

/** Whether the order of two numbers or two texts is a wanted one. */
function inOrder(a: Value, b: Value, wanted: (order: number) => boolean): Value | Failure {
  if (isNumber(a) && isNumber(b)) return wanted(compareNumbers(a, b));
  if (typeof a === 'string' && typeof b === 'string') return wanted(a < b ? -1 : a > b ? 1 : 0);
  const detail = `Two numbers or two texts can be compared, and these are of types '${kindName(a)}' and '${kindName(b)}'.`;
  return fail('parameters-not-valid', { detail });
}

export const logicalFunctions: readonly FunctionDefinition[] = [
  late(
    'logical',
    {
      name: 'if',
      summary: 'Gives one of two values. Only the chosen one is worked out.',
      parameters: [
        test,
        parameter('valueIfTrue', kinds.any, 'the value when the condition is true'),
        parameter('valueIfFalse', kinds.any, 'the value when it is false'),
      ],
      returns: everything,
    },
    ([condition = nothing, whenTrue = nothing, whenFalse = nothing]) =>
      (run) => {
        const decided = condition(run);
        if (decided === true) return whenTrue(run);
        if (decided === false) return whenFalse(run);
        return decided instanceof Failure ? decided : notBoolean(0, decided);
      },
  ),
  late(
    'logical',
    {
      name: 'and',
      summary: 'Tells whether all conditions are true. Those behind the first false one are not worked out.',
      parameters: [test],
      repeats: true,
      returns: ['boolean'],
    },
    deciding(false),
  ),
  late(
    'logical',
    {
      name: 'or',
      summary: 'Tells whether a condition is true. Those behind the first true one are not worked out.',
      parameters: [test],
      repeats: true,
      returns: ['boolean'],
    },
    deciding(true),
  ),
  late(
    'logical',
    {
      name: 'coalesce',
      summary: 'Gives the first value that is not null. Those behind it are not worked out.',
      parameters: [value],
      repeats: true,
      returns: everything,
    },
    (args) => (run) => {
      for (const arg of args) {
        const found = arg(run);
        if (found !== null) return found;
      }
      return null;
    },
  ),
  ...family('logical', [
    ofOne(
      {
        name: 'not',
        summary: 'Tells whether a condition is false.',
        parameters: [test],
        returns: ['boolean'],
      },
      (condition) => condition !== true,
    ),
    ofTwo(
      {
        name: 'equals',
        summary:
          'Tells whether two values are equal, with all that is in them. Texts are compared with regard to case.',
        parameters: [value, parameter('compareTo', kinds.any, 'the value to compare it with')],
        returns: ['boolean'],
      },
      (a, b) => equalValues(a, b),
    ),
    comparison('greater', 'greater than', (a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a > b : inOrder(a, b, (order) => order > 0),
    ),
    comparison('greaterOrEquals', 'greater than or equal to', (a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a >= b : inOrder(a, b, (order) => order >= 0),
    ),
    comparison('less', 'less than', (a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a < b : inOrder(a, b, (order) => order < 0),
    ),
    comparison('lessOrEquals', 'less than or equal to', (a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a <= b : inOrder(a, b, (order) => order <= 0),
    ),
  ]),
];
