/** Functions on arrays, and on texts as arrays of characters. */
import type { Run } from '../run/context.ts';
import { fail, type Failure } from '../run/failure.ts';
import { checkSize, spend } from '../run/limits.ts';
import { compareNumbers } from '../numbers/arithmetic.ts';
import { equalValues } from '../values/equal.ts';
import { identityOf } from '../values/identity.ts';
import { memberAt, membersOf, objectOf, spellingIn } from '../values/objects.ts';
import {
  isList,
  isNumber,
  isRecord,
  kindName,
  kindOf,
  type ObjectValue,
  type Value,
} from '../values/value.ts';
import { integerAt, listAt, optionalTextAt, textAt, valueAt } from './arguments.ts';
import { family, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { joinTexts } from './text.ts';

const collection = parameter('collection', kinds.list, 'the array or text');
const array = parameter('collection', kinds.array, 'the array');
const count = parameter('count', kinds.integer, 'how many');

function positive(position: string, value: number): Failure {
  return fail('parameter-type', { position, expected: 'a positive integer', type: String(value) });
}

function part(value: Value, start: number, end: number | undefined): Value {
  if (typeof value === 'string') return value.slice(start, end);
  return isList(value) ? value.slice(start, end) : null;
}

function sizeOf(value: Value): number {
  return typeof value === 'string' || isList(value) ? value.length : 0;
}

/** A collection that holds equal values once. Equal values have the same identity, so nothing is compared with everything. */
function newSet() {
  const items: Value[] = [];
  const plain = new Set<unknown>();
  const compound = new Set<string>();
  return {
    items,
    has: (value: Value): boolean => {
      const own = identityOf(value);
      return typeof own === 'string' && typeof value !== 'string' ? compound.has(own) : plain.has(own);
    },
    add: (value: Value): void => {
      const own = identityOf(value);
      const before = plain.size + compound.size;
      if (typeof own === 'string' && typeof value !== 'string') compound.add(own);
      else plain.add(own);
      if (plain.size + compound.size > before) items.push(value);
    },
  };
}

function unionOfLists(lists: readonly (readonly Value[])[], run: Run): Value | Failure {
  const size = lists.reduce((sum, list) => sum + list.length, 0);
  const tooLarge = spend(run, size);
  if (tooLarge !== undefined) return tooLarge;
  const set = newSet();
  for (const list of lists) for (const item of list) set.add(item);
  return set.items;
}

function intersectionOfLists(lists: readonly (readonly Value[])[], run: Run): Value | Failure {
  const size = lists.reduce((sum, list) => sum + list.length, 0);
  const tooLarge = spend(run, size);
  if (tooLarge !== undefined) return tooLarge;
  const [first = [], ...rest] = lists;
  const result = newSet();
  const others = rest.map((list) => {
    const set = newSet();
    for (const item of list) set.add(item);
    return set;
  });
  for (const item of first) if (others.every((other) => other.has(item))) result.add(item);
  return result.items;
}

function unionOfObjects(objects: readonly ObjectValue[]): Value {
  const members = new Map<string, readonly [string, Value]>();
  for (const object of objects) {
    for (const [name, value] of membersOf(object)) {
      const before = members.get(name.toLowerCase());
      members.set(name.toLowerCase(), [before?.[0] ?? name, value]);
    }
  }
  return objectOf([...members.values()]);
}

function intersectionOfObjects([first = {}, ...rest]: readonly ObjectValue[]): Value {
  const common = membersOf(first).filter(([name, value]) =>
    rest.every((other) => {
      const own = spellingIn(other, name);
      return own !== undefined && equalValues(value, other[own] ?? null);
    }),
  );
  return objectOf(common);
}

/** Union or intersection: all arrays, or all objects. */
function combine(
  args: readonly Value[],
  lists: (all: readonly (readonly Value[])[]) => Value | Failure,
  objects: (all: readonly ObjectValue[]) => Value,
): Value | Failure {
  const allLists = args.filter(isList);
  if (allLists.length === args.length) return lists(allLists);
  const allObjects = args.filter(isRecord);
  if (allObjects.length === args.length) return objects(allObjects);
  return fail('parameters-differ', { types: args.map(kindName).join(', ') });
}

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

const both = parameter('collection', kinds.set, 'an array, or an object where all are objects');

export const collectionFunctions = family('collection', [
  {
    name: 'contains',
    summary:
      'Tells whether a text contains another, an array an equal item, or an object a property of that name.',
    parameters: [
      parameter('collection', kinds.collection, 'the text, array or object'),
      parameter('value', kinds.any, 'what to look for'),
    ],
    returns: ['boolean'],
    call: (args, run) => {
      const [container = null, value = null] = args;
      if (isList(container)) {
        return (
          spend(run, Math.floor(container.length / 8)) ?? container.some((item) => equalValues(item, value))
        );
      }
      if (typeof value !== 'string') {
        return fail('parameter-type', {
          position: 'second parameter',
          expected: 'of type string',
          type: kindName(value),
        });
      }
      if (typeof container === 'string') return container.includes(value);
      return isRecord(container) && spellingIn(container, value) !== undefined;
    },
  },
  {
    name: 'length',
    summary: 'Gives how many items an array or characters a text has.',
    parameters: [collection],
    returns: ['integer'],
    call: (args) => sizeOf(valueAt(args, 0)),
  },
  {
    name: 'empty',
    summary: 'Tells whether a text, array or object has nothing in it. Null is empty.',
    parameters: [parameter('collection', kinds.container, 'the text, array or object')],
    returns: ['boolean'],
    call: (args) => {
      const value = valueAt(args, 0);
      return isRecord(value) ? Object.keys(value).length === 0 : sizeOf(value) === 0;
    },
  },
  {
    name: 'first',
    summary: 'Gives the first item of an array or character of a text; null of an empty array.',
    parameters: [collection],
    returns: ['null', 'boolean', 'string', 'integer', 'float', 'decimal', 'array', 'object'],
    call: ([value = null]) =>
      typeof value === 'string' ? value.charAt(0) : isList(value) ? (value[0] ?? null) : null,
  },
  {
    name: 'last',
    summary: 'Gives the last item of an array or character of a text; null of an empty array.',
    parameters: [collection],
    returns: ['null', 'boolean', 'string', 'integer', 'float', 'decimal', 'array', 'object'],
    call: ([value = null]) =>
      typeof value === 'string' ? value.slice(-1) : isList(value) ? (value.at(-1) ?? null) : null,
  },
  {
    name: 'take',
    summary: 'Gives the first items of an array or characters of a text.',
    parameters: [collection, count],
    returns: ['array', 'string'],
    call: (args) => {
      const wanted = integerAt(args, 1);
      return wanted < 0 ? positive('second parameter', wanted) : part(valueAt(args, 0), 0, wanted);
    },
  },
  {
    name: 'skip',
    summary: 'Gives an array without its first items.',
    parameters: [array, count],
    returns: ['array'],
    call: (args) => {
      const wanted = integerAt(args, 1);
      return wanted < 0 ? positive('second parameter', wanted) : part(valueAt(args, 0), wanted, undefined);
    },
  },
  {
    name: 'join',
    summary: 'Joins the texts of the items of an array, with a separator between them.',
    parameters: [array, parameter('delimiter', kinds.string, 'the separator')],
    returns: ['string'],
    call: (args, run) => joinTexts(listAt(args, 0), textAt(args, 1), run),
  },
  {
    name: 'union',
    summary:
      'Gives all items of arrays once, in order of appearance, or all properties of objects, of which the last counts.',
    parameters: [both],
    repeats: true,
    returns: ['array', 'object'],
    call: (args, run) => combine(args, (lists) => unionOfLists(lists, run), unionOfObjects),
  },
  {
    name: 'intersection',
    summary: 'Gives the items that all arrays have, or the properties that are equal in all objects.',
    parameters: [both],
    repeats: true,
    returns: ['array', 'object'],
    call: (args, run) => combine(args, (lists) => intersectionOfLists(lists, run), intersectionOfObjects),
  },
  {
    name: 'reverse',
    summary: 'Gives the items of an array from the last to the first.',
    parameters: [array],
    returns: ['array'],
    call: (args) => listAt(args, 0).toReversed(),
  },
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
  {
    name: 'chunk',
    summary: 'Cuts an array or text into pieces of equal size; the last may be smaller.',
    parameters: [collection, parameter('length', kinds.integer, 'the size of a piece')],
    returns: ['array'],
    call: (args, run) => {
      const value = valueAt(args, 0);
      const size = integerAt(args, 1);
      if (size < 1) return positive('second parameter', size);
      const pieces = Math.ceil(sizeOf(value) / size);
      return (
        checkSize(run, pieces) ??
        Array.from({ length: pieces }, (_, index) => part(value, index * size, (index + 1) * size))
      );
    },
  },
]);
