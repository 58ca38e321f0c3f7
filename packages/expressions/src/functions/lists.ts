/** Functions that make arrays, put them in order, and join them. */
import { compareNumbers } from '../numbers/arithmetic.ts';
import { fail, type Failure } from '../run/failure.ts';
import { checkSize, spend } from '../run/limits.ts';
import { memberAt } from '../values/objects.ts';
import { isNumber, isRecord, kindOf, type Value } from '../values/value.ts';
import { integerAt, listAt, listIn, optionalTextAt, textIn } from './arguments.ts';
import { family, ofOne, ofTwo, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { joinTexts } from './text-joining.ts';

const array = parameter('collection', kinds.array, 'the array');
const count = parameter('count', kinds.integer, 'how many');

function sorted(list: readonly Value[], key: string | undefined): Value | Failure {
  const keyed = list.map((item) => ({
    item,
    key: key === undefined ? item : isRecord(item) ? (memberAt(item, key) ?? null) : null,
  }));
  const types = new Set(keyed.map((one) => (isNumber(one.key) ? 'number' : kindOf(one.key))));
  types.delete('null');
  if (types.size > 1 || types.has('array') || types.has('object')) {
    const detail =
      'Only values of one type can be sorted: numbers, texts or booleans. Name a property to sort objects by.';
    return fail('parameters-not-valid', { detail });
  }
  return keyed.toSorted((a, b) => order(a.key, b.key)).map((one) => one.item);
}

function order(a: Value, b: Value): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

export const listFunctions = family('collection', [
  ofTwo(
    {
      name: 'join',
      summary: 'Joins the texts of the items of an array, with a separator between them.',
      parameters: [array, parameter('delimiter', kinds.string, 'the separator')],
      returns: ['string'],
    },
    (list, separator, run) => joinTexts(listIn(list), textIn(separator), run),
  ),
  ofOne(
    {
      name: 'reverse',
      summary: 'Gives the items of an array from the last to the first.',
      parameters: [array],
      returns: ['array'],
    },
    (list) => listIn(list).toReversed(),
  ),
  {
    name: 'sort',
    summary: 'Gives the items of an array in ascending order.',
    parameters: [array, optional('sortBy', kinds.string, 'the property that objects are sorted by')],
    returns: ['array'],
    call: (args, run) =>
      spend(run, listAt(args, 0).length) ?? sorted(listAt(args, 0), optionalTextAt(args, 1)),
  },
  {
    name: 'createArray',
    summary: 'Makes an array of its parameters; an empty one without any.',
    parameters: [optional('value', kinds.any, 'an item')],
    repeats: true,
    returns: ['array'],
    call: (args) => args,
  },
  {
    name: 'range',
    summary: 'Makes an array of consecutive integers.',
    parameters: [parameter('startIndex', kinds.integer, 'the first'), count],
    returns: ['array'],
    call: (args, run) => {
      const [start, length] = [integerAt(args, 0), integerAt(args, 1)];
      if (length < 0 || length > 100_000) {
        return fail('parameters-not-valid', { detail: 'The count must be from 0 to 100000.' });
      }
      if (start + length > 2_147_483_647) {
        return fail('parameters-not-valid', {
          detail: 'Start and count together must not exceed 2147483647.',
        });
      }
      return checkSize(run, length) ?? Array.from({ length }, (_, index) => start + index);
    },
  },
]);
