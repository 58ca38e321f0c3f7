/** Looking into untyped values. */
import type { Span } from '../syntax/span.ts';
import { errorValue } from './error.ts';
import type { UntypedData } from './untyped.ts';
import type { UntypedValue, Value } from './value.ts';

/** Untyped data as a value: null is blank. */
export function untypedValue(data: UntypedData): Value {
  return data.kind === 'null' ? null : { kind: 'untyped', data };
}

/** A member of an object; blank when it has none, an error on anything that is no object. */
export function untypedMember(value: UntypedValue, name: string, span: Span): Value {
  if (value.data.kind !== 'object') {
    return errorValue(
      'InvalidArgument',
      `Only an object has fields; this is ${article(value.data.kind)}.`,
      span,
    );
  }
  const member = value.data.members.get(name);
  return member === undefined ? null : untypedValue(member);
}

function article(kind: UntypedData['kind']): string {
  return kind === 'array' ? 'an array' : `a ${kind}`;
}
