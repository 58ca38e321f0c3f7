/** Deep equality: numbers by value, texts with case, objects without regard to the order of their members. */
import { compareNumbers } from '../numbers/arithmetic.ts';
import { isList, isNumber, isRecord, type Value } from './value.ts';

/** Values may be nested this deep to be compared; below, two values that are not the same are held to differ. */
const maxDepth = 1_000;

/** Tells whether two values are equal. */
export function equalValues(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0;
  if (depth > maxDepth) return false;
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length) return false;
    return a.every((item, index) => equalValues(item, b[index] ?? null, depth + 1));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(
    (name) => Object.hasOwn(b, name) && equalValues(a[name] ?? null, b[name] ?? null, depth + 1),
  );
}
