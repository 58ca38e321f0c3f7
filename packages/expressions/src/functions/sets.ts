/** Functions that take arrays, or objects, as sets. */
import type { Run } from '../run/context.ts';
import { fail, type Failure } from '../run/failure.ts';
import { spend } from '../run/limits.ts';
import { equalValues } from '../values/equal.ts';
import { identityOf } from '../values/identity.ts';
import { membersOf, objectOf, spellingIn } from '../values/objects.ts';
import { isList, isRecord, kindName, type ObjectValue, type Value } from '../values/value.ts';
import { family, parameter } from './define.ts';
import { kinds } from './kinds.ts';

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
  const plain = unionOfPlain(lists, size);
  if (plain !== undefined) return plain;
  const set = newSet();
  for (const list of lists) for (const item of list) set.add(item);
  return set.items;
}

/** The union where all items are equal to nothing but themselves; `undefined` when one is not. */
function unionOfPlain(lists: readonly (readonly Value[])[], size: number): readonly Value[] | undefined {
  const integers = unionOfIntegers(lists, size);
  if (integers !== undefined) return integers;
  const set = new Set<Value>();
  for (const list of lists) {
    for (const item of list) {
      if (!isPlain(item)) return undefined;
      set.add(item);
    }
  }
  return [...set];
}

/**
 * The union of integers that lie near each other, as indexes, years and the ids of one table do: a mark for each that there may be is
 * quicker than a set of them. `undefined` when they do not.
 */
function unionOfIntegers(lists: readonly (readonly Value[])[], size: number): readonly Value[] | undefined {
  let least = 2 ** 31;
  let greatest = -least;
  for (const list of lists) {
    for (const item of list) {
      // Of 32 bits, which is checked quickest.
      if (typeof item !== 'number' || (item | 0) !== item) return undefined;
      if (item < least) least = item;
      if (item > greatest) greatest = item;
    }
  }
  if (size === 0 || greatest - least >= size * 4) return undefined;
  // An array and no typed one: those have memory of their own, which costs more than all that is done here.
  const seen: boolean[] = [];
  seen.length = greatest - least + 1;
  seen.fill(false);
  const items: Value[] = [];
  for (const list of lists) {
    for (const item of list) {
      const place = Number(item) - least;
      if (seen[place] === true) continue;
      seen[place] = true;
      items.push(item);
    }
  }
  return items;
}

function isPlain(item: Value): boolean {
  if (typeof item === 'number') return Number.isSafeInteger(item) || !Number.isInteger(item);
  return typeof item === 'string' || typeof item === 'boolean' || item === null;
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

const both = parameter('collection', kinds.set, 'an array, or an object where all are objects');

export const setFunctions = family('collection', [
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
]);
