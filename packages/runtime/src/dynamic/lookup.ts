import { isArray, isObject, type Json } from '@connectory/base';

/**
 * Follows a path of member names into a value: exact names first, then without regard to case, as published connectors
 * need (extensions, reading rules). Indexes work in lists.
 */
export function lookUpPath(root: Json | undefined, path: readonly string[]): Json | undefined {
  let value = root;
  for (const name of path) {
    if (isArray(value)) value = /^\d+$/.test(name) ? value[Number(name)] : undefined;
    else if (!isObject(value)) return undefined;
    else if (Object.hasOwn(value, name)) value = value[name];
    else {
      const wanted = name.toLowerCase();
      const key = Object.keys(value).find((one) => one.toLowerCase() === wanted);
      value = key === undefined ? undefined : value[key];
    }
  }
  return value;
}
