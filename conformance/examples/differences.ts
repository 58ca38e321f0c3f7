import { isDeepStrictEqual } from 'node:util';
import type { Json } from '@connectory/base';

/** A line for a value that is not as expected; none when it is. */
export function differs(
  what: string,
  found: Json | undefined,
  expected: Json | undefined,
): readonly string[] {
  if (isDeepStrictEqual(found, expected)) return [];
  return [`${what} is ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
}
