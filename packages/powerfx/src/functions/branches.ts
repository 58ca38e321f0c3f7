/** The common type of arguments of which one becomes the result: branches of If, Switch, IfError, Coalesce. */
import { isScalar } from '../types/coercion.ts';
import { joinBranches } from '../types/join.ts';
import { blankType, errorType, unknownType, voidType, type Type } from '../types/type.ts';
import type { CallCheck } from './entry.ts';

/**
 * Joins the types of the arguments at `indexes` and converts each to it.
 *
 * When they have no common type the result is Void: allowed where effects are, because there nobody needs the value.
 */
export function branchType(call: CallCheck, indexes: readonly number[]): Type {
  let joined: Type = blankType;
  for (const index of indexes) {
    const type = call.types[index] ?? unknownType;
    if (type.kind === 'error') return errorType;
    if (type.kind === 'void') return voidResult(call);
    const next = joinBranches(joined, type, call.features);
    if (next === undefined) return voidResult(call);
    joined = next;
  }
  // Before Power Fx 1.0 fields fall away that not all branches have: the conversion to the joined type does that.
  for (const index of indexes) {
    if (call.features.powerFxV1 || isScalar(joined)) call.want(index, joined);
    else call.coerce(index, joined);
  }
  return joined;
}

function voidResult(call: CallCheck): Type {
  if (!call.sideEffects) call.fail(call.node, 'ErrBadType_NonBehavioralVoidExpression');
  return voidType;
}

/** Whether a void argument stands where a value is needed; reports it. */
export function refuseVoid(call: CallCheck, index: number): void {
  if (call.types[index]?.kind === 'void') call.fail(index, 'ErrBadType');
}
