/** Compares the executions of an action with what is expected of them. */
import {
  arrayAt,
  escapeSegment,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  toText,
} from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory, type ActionHistory } from '../engine/history.ts';
import type { SimulatedRun } from '../engine/host/types.ts';
import { similarNames } from '../similar.ts';
import { differences } from './compare.ts';
import { knownMembers } from './shape.ts';
import type { Mismatch } from './types.ts';

const skipped: ActionHistory = { status: 'Skipped', code: 'ActionSkipped', order: 0 };

/** Compares the executions of an action: the last one with the members named, each pass with an entry of `repetitions`. */
export function judgeAction(
  { plan, state }: SimulatedRun,
  name: string,
  wanted: Json,
  pointer: string,
): readonly Mismatch[] {
  if (!isObject(wanted)) return [];
  if (!plan.actions.has(name.toLowerCase())) {
    const similar = similarNames(
      name,
      [...plan.actions.values()].map((action) => action.name),
    );
    const hint = similar.length === 0 ? '' : `; perhaps ${similar.join(', ')}`;
    return [{ pointer, what: `action ${name}, which the flow does not have${hint}` }];
  }
  const found = actionHistory(plan, state, name);
  const { repetitions, ...whole } = wanted;
  const passes = isArray(repetitions) ? repetitions.filter(isObject) : undefined;
  const own: Mismatch[] = [];
  if (passes !== undefined && passes.length !== found.length) {
    const at = `${pointer}/repetitions`;
    own.push({
      pointer: at,
      what: `number of executions of ${name}`,
      expected: passes.length,
      actual: found.length,
    });
  }
  return [
    ...own,
    ...(passes ?? []).flatMap((pass, at) =>
      judgeOne(
        `pass ${at + 1} of action ${name}`,
        pass,
        found[at] ?? skipped,
        `${pointer}/repetitions/${at}`,
      ),
    ),
    ...(Object.keys(whole).length === 0
      ? []
      : judgeOne(`action ${name}`, whole, found.at(-1) ?? skipped, pointer)),
  ];
}

function judgeOne(
  of: string,
  wanted: JsonObject,
  given: ActionHistory,
  pointer: string,
): readonly Mismatch[] {
  return Object.entries(wanted).flatMap(([member, value]): readonly Mismatch[] => {
    const at = `${pointer}/${escapeSegment(member)}`;
    const actual = memberOf(member, given);
    if (actual === undefined) {
      return [{ pointer: at, what: `'${member}' of an action; known are ${knownMembers('action')}` }];
    }
    return judgeMember(`${member} of ${of}`, member, value, actual.value, at);
  });
}

function judgeMember(
  what: string,
  member: string,
  wanted: Json,
  given: Json,
  pointer: string,
): readonly Mismatch[] {
  switch (member) {
    case 'statusOneOf':
      return arrayAt({ wanted }, 'wanted')?.includes(given) === true
        ? []
        : [{ pointer, what, expected: wanted, actual: given }];
    case 'errorContains':
      return toText(given).includes(toText(wanted))
        ? []
        : [{ pointer, what, expected: wanted, actual: given }];
    default: {
      const isSubset = member === 'error' || member.endsWith('Subset');
      const found = differences(wanted, given, isSubset ? 'subset' : 'exact', pointer);
      return found.map((difference) => ({ what, ...difference }));
    }
  }
}

function memberOf(member: string, given: ActionHistory): { readonly value: Json } | undefined {
  const { status, code, error, inputs, outputs, trackedProperties } = given;
  switch (member) {
    case 'status':
    case 'statusOneOf':
      return { value: status };
    case 'code':
      return { value: code ?? null };
    case 'errorCode':
      return { value: error?.code ?? null };
    case 'errorContains':
      return { value: error?.message ?? '' };
    case 'error':
      return { value: error === undefined ? null : { ...error } };
    case 'inputs':
    case 'inputsSubset':
      return { value: toJson(inputs ?? null) };
    case 'outputs':
    case 'outputsSubset':
      return { value: toJson(outputs ?? null) };
    case 'trackedProperties':
      return { value: toJson(trackedProperties ?? null) };
    default:
      return undefined;
  }
}
