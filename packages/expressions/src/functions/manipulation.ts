/** Functions that change objects; the object itself stays as it is. */
import { fail } from '../run/failure.ts';
import { spend } from '../run/limits.ts';
import { memberAt, membersOf, objectOf, spellingIn, without, withLast } from '../values/objects.ts';
import { isRecord, type ObjectValue, type Value } from '../values/value.ts';
import { objectAt, textAt, valueAt } from './arguments.ts';
import { family, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const object = parameter('object', kinds.object, 'the object');
const property = parameter('property', kinds.string, 'the name of the property');
const value = parameter('value', kinds.any, 'its value');

const maxDepth = 500;

function merge(a: ObjectValue, b: ObjectValue, depth: number): ObjectValue | undefined {
  if (depth > maxDepth) return undefined;
  let merged: ObjectValue = a;
  for (const [name, theirs] of membersOf(b)) {
    const own = spellingIn(merged, name) ?? name;
    const ours = memberAt(merged, own);
    const both = isRecord(ours) && isRecord(theirs) ? merge(ours, theirs, depth + 1) : theirs;
    if (both === undefined) return undefined;
    merged = replaced(merged, own, both);
  }
  return merged;
}

/** A copy with a member in its place, or at the end. */
function replaced(target: ObjectValue, name: string, member: Value): ObjectValue {
  if (!Object.hasOwn(target, name)) return withLast(target, name, member);
  return objectOf(membersOf(target).map(([own, value]) => [own, own === name ? member : value] as const));
}

export const manipulationFunctions = family('manipulation', [
  {
    name: 'addProperty',
    summary:
      'Gives an object with one more property. One that is there already, in any letter case, is an error.',
    parameters: [object, property, value],
    returns: ['object'],
    call: (args, run) => {
      const [target, name] = [objectAt(args, 0), textAt(args, 1)];
      if (spellingIn(target, name) !== undefined) return fail('property-exists', { name });
      return spend(run, membersOf(target).length) ?? withLast(target, name, valueAt(args, 2));
    },
  },
  {
    name: 'setProperty',
    summary: 'Gives an object with a property added or replaced; it comes last.',
    parameters: [object, property, value],
    returns: ['object'],
    call: (args, run) => {
      const [target, name] = [objectAt(args, 0), textAt(args, 1)];
      const own = spellingIn(target, name) ?? name;
      return spend(run, membersOf(target).length) ?? withLast(target, own, valueAt(args, 2));
    },
  },
  {
    name: 'removeProperty',
    summary: 'Gives an object without a property; unchanged when it has none of that name.',
    parameters: [object, property],
    returns: ['object'],
    call: (args, run) => {
      const target = objectAt(args, 0);
      const own = spellingIn(target, textAt(args, 1));
      return spend(run, membersOf(target).length) ?? (own === undefined ? target : without(target, own));
    },
  },
  {
    name: 'mergeObjects',
    summary:
      'Gives the properties of two objects, those of the second in place of those of the first, and objects in them merged.',
    parameters: [
      object,
      parameter('other', kinds.object, 'the object that counts where both have a property'),
    ],
    returns: ['object'],
    call: (args) =>
      merge(objectAt(args, 0), objectAt(args, 1), 0) ?? fail('limit-depth', { limit: maxDepth }),
  },
]);
