/** Comparison of what was wanted with what was given, down to the place where they part. */
import { escapeSegment, isArray, isObject, type Json, jsonEqual } from '@connectory/base';

/** A place where two values part. */
interface Difference {
  /** JSON pointer into what was wanted. */
  readonly pointer: string;
  readonly expected?: Json;
  readonly actual?: Json;
}

/** How exact a comparison is: `subset` looks at the named members of objects only, and at their names without case. */
type Exactness = 'exact' | 'subset';

/** Whether everything that is wanted is there: of objects the named members, all else as it is. */
export function holds(wanted: Json | undefined, given: Json | undefined): boolean {
  return differences(wanted, given, 'subset').length === 0;
}

/** Where two values part; nothing when what is given is as wanted. */
export function differences(
  wanted: Json | undefined,
  given: Json | undefined,
  exactness: Exactness,
  pointer = '',
): readonly Difference[] {
  if (isObject(wanted) && isObject(given)) return memberDifferences(wanted, given, exactness, pointer);
  if (isArray(wanted) && isArray(given) && wanted.length === given.length) {
    return wanted.flatMap((item, at) => differences(item, given[at], exactness, `${pointer}/${at}`));
  }
  if (jsonEqual(wanted, given)) return [];
  return [
    {
      pointer,
      ...(wanted !== undefined && { expected: wanted }),
      ...(given !== undefined && { actual: given }),
    },
  ];
}

function memberDifferences(
  wanted: Readonly<Record<string, Json>>,
  given: Readonly<Record<string, Json>>,
  exactness: Exactness,
  pointer: string,
): readonly Difference[] {
  const found = Object.entries(wanted).flatMap(([name, value]) =>
    differences(value, memberOf(given, name, exactness), exactness, `${pointer}/${escapeSegment(name)}`),
  );
  if (exactness === 'subset') return found;
  const more = Object.entries(given).filter(([name]) => !Object.hasOwn(wanted, name));
  return [
    ...found,
    ...more.map(([name, actual]) => ({ pointer: `${pointer}/${escapeSegment(name)}`, actual })),
  ];
}

function memberOf(
  object: Readonly<Record<string, Json>>,
  name: string,
  exactness: Exactness,
): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  if (exactness === 'exact') return undefined;
  const own = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase());
  return own === undefined ? undefined : object[own];
}
