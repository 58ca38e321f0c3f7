/** Reading properties and elements. */
import type { Run } from '../run/context.ts';
import { fail, Failure, placed, type Span } from '../run/failure.ts';
import { outOfSteps } from '../run/limits.ts';
import type { AccessNode } from '../syntax/nodes.ts';
import { namesOf, otherSpellingIn, spellingIn } from '../values/objects.ts';
import { isInteger, isList, isRecord, type ObjectValue, type Value } from '../values/value.ts';
import { textOf } from '../values/text.ts';
import type { Code } from './code.ts';

/** Compiles reads one after the other, of which all keys are written there: `…?['a']['b'][0]`. */
export function compilePath(path: readonly AccessNode[], target: Code): Code {
  const steps = path.map(stepOf);
  return (run) => {
    let value = target(run);
    if (value instanceof Failure) return value;
    for (const { key, name, gentle, safe, span } of steps) {
      run.steps -= 1;
      if (run.steps < 0) return outOfSteps(run, span);
      // Nearly always a property is there, spelled like that, or is not there at all.
      if (name !== undefined && isRecord(value)) {
        if (Object.hasOwn(value, name)) {
          value = value[name] ?? null;
          continue;
        }
        if (gentle && otherSpellingIn(value, name) === undefined) {
          value = null;
          continue;
        }
      }
      const member = readMember(value, key, safe, run);
      if (member instanceof Failure) return placed(member, span);
      value = member;
    }
    return value;
  };
}

/** A read on a path. */
interface Step {
  readonly key: Value;
  /** The key, where it is a name. */
  readonly name: string | undefined;
  /** Whether it is a name that, when it is not there, gives null and is looked for nowhere else. */
  readonly gentle: boolean;
  readonly safe: boolean;
  readonly span: Span;
}

function stepOf({ key, safe, span }: AccessNode): Step {
  const value = key.kind === 'literal' ? key.value : null;
  const name = typeof value === 'string' ? value : undefined;
  return { key: value, name, gentle: safe && name?.includes('/') === false, safe, span };
}

/** Compiles a read whose key is worked out. */
export function compileDynamicAccess({ safe, span }: AccessNode, target: Code, key: Code): Code {
  return (run) => {
    const object = target(run);
    if (object instanceof Failure) return object;
    const name = key(run);
    if (name instanceof Failure) return name;
    run.steps -= 1;
    if (run.steps < 0) return outOfSteps(run, span);
    const member = readMember(object, name, safe, run);
    return member instanceof Failure ? placed(member, span) : member;
  };
}

/** Reads a property or element. `?` forgives what is not there, not what can have no properties. */
function readMember(target: Value, key: Value, safe: boolean, run: Run): Value | Failure {
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
