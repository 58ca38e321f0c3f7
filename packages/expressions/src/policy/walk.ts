import { isArray, isObject, type Json } from '@connectory/base';

/** One step of a path: a member name or an index. */
export type PathStep = string | number;

/**
 * Follows a path into a JSON value, one member or index at a time. Members are own members, by exact name.
 *
 * @returns The value there; `undefined` when a step leads nowhere.
 * @example
 * ```ts
 * import { walkPath } from '@connectory/expressions';
 * walkPath({ value: [{ id: 7 }] }, ['value', 0, 'id']); // 7
 * ```
 */
export function walkPath(root: Json | undefined, path: readonly PathStep[]): Json | undefined {
  let value = root;
  for (const step of path) {
    if (isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
