/** Compiles the triggers of a definition. */
import {
  arrayAt,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  objectAt,
  stringAt,
} from '@connectory/base';
import type { Compiled } from '@connectory/expressions';
import { integerFrom } from '../values.ts';
import type { TriggerConcurrency, TriggerPlan } from './types.ts';

type CompileAt = (value: Json, path: readonly string[]) => Compiled;

/** Compiles every trigger. */
export function compileTriggers(definition: JsonObject, compile: CompileAt): readonly TriggerPlan[] {
  const entries = Object.entries(objectAt(definition, 'triggers') ?? {});
  return entries.flatMap(([name, json]): readonly TriggerPlan[] => {
    if (!isObject(json)) return [];
    const path = ['triggers', name];
    const conditions = (arrayAt(json, 'conditions') ?? []).map((condition, at) => {
      const text = isObject(condition) ? (condition['expression'] ?? null) : condition;
      return compile(text, [...path, 'conditions', String(at), 'expression']);
    });
    const splitOn = json['splitOn'];
    const concurrency = concurrencyOf(json);
    const isRequest = stringAt(json, 'type')?.toLowerCase() === 'request';
    return [
      {
        name,
        type: stringAt(json, 'type') ?? '',
        kind: stringAt(json, 'kind') ?? '',
        json,
        conditions,
        ...(splitOn !== undefined && { splitOn: compile(splitOn, [...path, 'splitOn']) }),
        ...(concurrency && { concurrency }),
        // The inputs of a request are its schema, in which nothing is a template.
        inputs: compile(isRequest ? {} : (json['inputs'] ?? {}), [...path, 'inputs']),
      },
    ];
  });
}

function concurrencyOf(json: JsonObject): TriggerConcurrency | undefined {
  const single = stringAt(json, 'operationOptions')?.toLowerCase().includes('singleinstance') === true;
  const set = objectAt(objectAt(json, 'runtimeConfiguration'), 'concurrency');
  if (set === undefined && !single) return undefined;
  const runs = single ? 1 : Math.min(Math.max(integerFrom(memberOf(set, 'runs')) ?? 25, 1), 100);
  return { runs, waiting: integerFrom(memberOf(set, 'maximumWaitingRuns')) ?? runs + 10 };
}
