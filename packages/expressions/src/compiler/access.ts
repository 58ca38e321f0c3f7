/** Reading properties and elements. */
import type { Run } from '../run/context.ts';
import { fail, type Failure } from '../run/failure.ts';
import { namesOf, spellingIn } from '../values/objects.ts';
import { isInteger, isList, isRecord, type ObjectValue, type Value } from '../values/value.ts';
import { textOf } from '../values/text.ts';

/** Reads a property or element. `?` forgives what is not there, not what can have no properties. */
export function readMember(target: Value, key: Value, safe: boolean, run: Run): Value | Failure {
  if (target === null) return safe ? null : fail('property-not-selectable', { property: shown(key) });
  if (isRecord(target)) return readProperty(target, key, safe, run);
  if (isList(target)) return readElement(target, key, safe);
  return fail('property-not-selectable', { property: shown(key) });
}

function shown(key: Value): string {
  const text = textOf(key);
  return typeof text === 'string' ? text : '';
}

function readProperty(object: ObjectValue, key: Value, safe: boolean, run: Run): Value | Failure {
  if (typeof key !== 'string') return fail('object-index', { property: shown(key) });
  const own = spellingIn(object, key);
  if (own !== undefined) return object[own] ?? null;
  const found = run.slashPaths && key.includes('/') ? readPath(object, key) : undefined;
  if (found !== undefined) return found;
  if (safe) return null;
  return fail('property-missing', { property: key, available: namesOf(object).join(', ') });
}

/** The value at a path of names; `undefined` when it leads nowhere. */
function readPath(object: ObjectValue, path: string): Value | undefined {
  let value: Value = object;
  for (const name of path.split('/')) {
    if (!isRecord(value)) return undefined;
    const own = spellingIn(value, name);
    if (own === undefined) return undefined;
    value = value[own] ?? null;
  }
  return value;
}

function readElement(list: readonly Value[], key: Value, safe: boolean): Value | Failure {
  if (!isInteger(key)) return fail('array-property', { property: shown(key) });
  const item = list[Number(key)];
  if (item !== undefined) return item;
  return safe ? null : fail('array-index', { property: String(key), last: list.length - 1 });
}
