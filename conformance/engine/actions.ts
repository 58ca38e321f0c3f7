import { arrayAt, isObject, jsonEqual, objectAt, toText, type Json, type JsonObject } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory, type ActionHistory, type SimulatedRun } from '@connectory/workflow';
import { holds } from './subset.ts';

/** Compares the executions of an action with what a case expects of them. */
export function judgeAction({ plan, state }: SimulatedRun, name: string, wanted: Json): readonly string[] {
  if (!isObject(wanted)) return [];
  const found = actionHistory(plan, state, name);
  const { repetitions, ...whole } = wanted;
  const passes = arrayAt({ repetitions: repetitions ?? null }, 'repetitions')?.filter(isObject);
  const wrongCount =
    passes !== undefined && passes.length !== found.length
      ? [`${name} ran ${found.length} times, not ${passes.length}`]
      : [];
  return [
    ...wrongCount,
    ...(passes ?? []).flatMap((pass, at) => judgeOne(`${name}[${at}]`, pass, found[at] ?? skipped)),
    ...(Object.keys(whole).length === 0 ? [] : judgeOne(name, whole, found.at(-1) ?? skipped)),
  ];
}

const skipped: ActionHistory = { status: 'Skipped', code: 'ActionSkipped', order: 0 };

function judgeOne(name: string, wanted: JsonObject, given: ActionHistory): readonly string[] {
  return Object.entries(wanted).flatMap(([member, value]) => {
    const actual = memberOf(member, given);
    if (actual === undefined) return [`the suite does not know '${member}' of actions`];
    return fits(member, value, actual.value)
      ? []
      : [`${member} of ${name} is ${JSON.stringify(actual.value)}, not ${JSON.stringify(value)}`];
  });
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

function fits(member: string, wanted: Json, given: Json): boolean {
  switch (member) {
    case 'statusOneOf':
      return arrayAt({ wanted }, 'wanted')?.includes(given) === true;
    case 'errorContains':
      return toText(given).includes(toText(wanted));
    case 'error':
      return holds(wanted, given);
    case 'inputsSubset':
    case 'outputsSubset':
      return holds(objectAt({ wanted }, 'wanted') ?? wanted, given);
    default:
      return jsonEqual(wanted, given);
  }
}
