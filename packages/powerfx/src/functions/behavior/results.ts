/** What behaviour functions give back when they have nothing to say. */
import type { CompiledCall } from '../../compiler/code.ts';
import { booleanType, voidType, type Type } from '../../types/type.ts';
import { voidValue, type Value } from '../../values/value.ts';
import type { CallCheck } from '../entry.ts';

/** Nothing in Power Fx 1.0; the Boolean true before. */
export function doneType(call: CallCheck): Type {
  return call.features.powerFxV1 ? voidType : booleanType;
}

/** The value of {@link doneType}. */
export function done(call: CompiledCall): Value {
  return call.type.kind === 'void' ? voidValue : true;
}

/** Reports an argument that cannot be changed; before Power Fx 1.0 nobody looked. */
export function wantMutable(call: CallCheck, index = 0): void {
  if (!call.features.powerFxV1 || call.types[index]?.kind === 'error' || call.isMutable(index)) return;
  call.fail(index, 'MutationFunctionCannotBeUsedWithImmutableValue', call.node.identifier.name);
}
