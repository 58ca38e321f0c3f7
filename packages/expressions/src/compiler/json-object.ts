/** Objects in JSON values, whose names and members are templates. */
import { noteSource, sourceNotes } from '@connectory/base';
import type { Run } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import { objectOf } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import type { ObjectValue, Value } from '../values/value.ts';
import { Problem, type JsonPart } from './json-part.ts';

/** A compiled member. */
export interface MemberPart {
  readonly name: JsonPart;
  readonly member: JsonPart;
}

type JsonCode = (run: Run) => Value | Problem;

/** A member whose name is known, and whose value is worked out. */
interface Changing {
  readonly name: string;
  readonly code: JsonCode;
}

/** An object of compiled members. */
export function objectPart(parts: readonly MemberPart[], located: (failure: Failure) => Problem): JsonPart {
  const known: (readonly [string, Value])[] = [];
  const changing: Changing[] = [];
  for (const { name, member } of parts) {
    if (name.kind === 'code' || typeof name.value !== 'string') return withNames(parts, located);
    if (member.kind === 'code') changing.push({ name: name.value, code: member.code });
    known.push([name.value, member.kind === 'constant' ? member.value : null]);
  }
  const model = objectOf(known);
  if (changing.length === 0) return { kind: 'constant', value: model };
  // Copying sets members, and setting this one would set the prototype.
  const isUsual = Object.keys(model).length === known.length && !Object.hasOwn(model, '__proto__');
  return isUsual ? { kind: 'code', code: copying(model, changing) } : withNames(parts, located);
}

/** Copies the model, which is quicker than to make an object member by member, and sets what is worked out. */
function copying(model: ObjectValue, changing: readonly Changing[]): JsonCode {
  const notes = sourceNotes(model);
  return (run) => {
    const object: Record<string, Value> = {};
    Object.assign(object, model);
    for (const { name, code } of changing) {
      const value = code(run);
      if (value instanceof Problem) return value;
      object[name] = value;
    }
    if (notes !== undefined) noteSource(object, notes);
    return object;
  };
}

/** The code of an object with names that are worked out, or that objects do not take like others. */
function withNames(parts: readonly MemberPart[], located: (failure: Failure) => Problem): JsonPart {
  return {
    kind: 'code',
    code: (run) => {
      const members: (readonly [string, Value])[] = [];
      for (const { name, member } of parts) {
        const key = name.kind === 'constant' ? name.value : name.code(run);
        if (key instanceof Problem) return key;
        const text = textOf(key);
        if (text instanceof Failure) return located(text);
        const value = member.kind === 'constant' ? member.value : member.code(run);
        if (value instanceof Problem) return value;
        members.push([text, value]);
      }
      return objectOf(members);
    },
  };
}
