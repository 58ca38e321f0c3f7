/** Conditions and comparisons. */
import type { Run } from '../run/context.ts';
import { Failure, fail } from '../run/failure.ts';
import { compareNumbers } from '../numbers/arithmetic.ts';
import { equalValues } from '../values/equal.ts';
import { isNumber, kindName, type Value } from '../values/value.ts';
import {
  family,
  ofTwo,
  parameter,
  type FunctionDefinition,
  type FunctionDraft,
  type Lazy,
} from './define.ts';
import { kinds } from './kinds.ts';

const everything = kinds.any.types;

function notBoolean(index: number, value: Value): Failure {
  const position = `${index === 0 ? 'first' : `${index + 1}.`} parameter`;
  return fail('parameter-type', { position, expected: 'a boolean', type: kindName(value) });
}

/** `and` and `or`: left to right, up to the value that decides. */
function deciding(decides: boolean) {
  return (args: readonly Lazy[], run: Run): Value | Failure => {
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

function lazy(
  draft: Omit<FunctionDraft, 'call'>,
  call: (args: readonly Lazy[], run: Run) => Value | Failure,
): FunctionDefinition {
  return { repeats: false, pure: true, ...draft, family: 'logical', implementation: { kind: 'lazy', call } };
}

/** A comparison of two numbers or two texts. */
function comparison(name: string, words: string, holds: (order: number) => boolean): FunctionDraft {
  const draft = {
    name,
    summary: `Tells whether the first value is ${words} the second. Texts are compared by their characters, with regard to case.`,
    parameters: [
      parameter('value', kinds.any, 'a number or text'),
      parameter('compareTo', kinds.any, 'the number or text to compare it with'),
    ],
    returns: ['boolean'],
  } as const;
  return ofTwo(draft, (a, b) => {
    if (isNumber(a) && isNumber(b)) return holds(compareNumbers(a, b));
    if (typeof a === 'string' && typeof b === 'string') return holds(a < b ? -1 : a > b ? 1 : 0);
    const detail = `Two numbers or two texts can be compared, and these are of types '${kindName(a)}' and '${kindName(b)}'.`;
    return fail('parameters-not-valid', { detail });
  });
}

export const logicalFunctions: readonly FunctionDefinition[] = [
  lazy(
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
    ([condition, whenTrue, whenFalse], run) => {
      const decided = condition?.(run) ?? null;
      if (decided instanceof Failure) return decided;
      if (typeof decided !== 'boolean') return notBoolean(0, decided);
      return (decided ? whenTrue : whenFalse)?.(run) ?? null;
    },
  ),
  lazy(
    {
      name: 'and',
      summary: 'Tells whether all conditions are true. Those behind the first false one are not worked out.',
      parameters: [test],
      repeats: true,
      returns: ['boolean'],
    },
    deciding(false),
  ),
  lazy(
    {
      name: 'or',
      summary: 'Tells whether a condition is true. Those behind the first true one are not worked out.',
      parameters: [test],
      repeats: true,
      returns: ['boolean'],
    },
    deciding(true),
  ),
  lazy(
    {
      name: 'coalesce',
      summary: 'Gives the first value that is not null. Those behind it are not worked out.',
      parameters: [value],
      repeats: true,
      returns: everything,
    },
    (args, run) => {
      for (const arg of args) {
        const found = arg(run);
        if (found !== null) return found;
      }
      return null;
    },
  ),
  ...family('logical', [
    {
      name: 'not',
      summary: 'Tells whether a condition is false.',
      parameters: [test],
      returns: ['boolean'],
      call: ([condition]) => condition !== true,
    },
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
    comparison('greater', 'greater than', (order) => order > 0),
    comparison('greaterOrEquals', 'greater than or equal to', (order) => order >= 0),
    comparison('less', 'less than', (order) => order < 0),
    comparison('lessOrEquals', 'less than or equal to', (order) => order <= 0),
  ]),
];
