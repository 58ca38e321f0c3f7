import { isArray, isObject, jsonEqual, type Json } from '@connectory/base';

/** Whether everything that is wanted is there: of objects the named members, all else as it is. */
export function holds(wanted: Json | undefined, given: Json | undefined): boolean {
  if (isObject(wanted)) {
    return (
      isObject(given) &&
      Object.entries(wanted).every(([name, value]) => holds(value, memberWithoutCase(given, name)))
    );
  }
  if (isArray(wanted)) {
    return (
      isArray(given) && wanted.length === given.length && wanted.every((item, at) => holds(item, given[at]))
    );
  }
  return jsonEqual(wanted, given);
}

function memberWithoutCase(object: Readonly<Record<string, Json>>, name: string): Json | undefined {
  const own = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase());
  return own === undefined ? undefined : object[own];
}
