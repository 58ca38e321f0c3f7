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
import { retryPolicyOf } from '../actions/retry-policy.ts';
import type { FlowOptions } from '../plan/types.ts';
import { integerFrom } from '../values.ts';
import type { TriggerBehaviour, TriggerConcurrency, TriggerPlan } from './types.ts';

type CompileAt = (value: Json, path: readonly string[]) => Compiled;

const behaviours: ReadonlyMap<string, TriggerBehaviour> = new Map<string, TriggerBehaviour>([
  ['apiconnection', 'poll'],
  ['apiconnectionwebhook', 'webhook'],
  ['batch', 'batch'],
  ['http', 'poll'],
  ['httpwebhook', 'webhook'],
  ['openapiconnection', 'poll'],
  ['openapiconnectionwebhook', 'webhook'],
  ['recurrence', 'schedule'],
  ['slidingwindow', 'window'],
]);

/** Compiles every trigger. */
export function compileTriggers(
  definition: JsonObject,
  options: FlowOptions,
  compile: CompileAt,
): readonly TriggerPlan[] {
  const entries = Object.entries(objectAt(definition, 'triggers') ?? {});
  return entries.flatMap(([name, json]): readonly TriggerPlan[] => {
    if (!isObject(json)) return [];
    const path = ['triggers', name];
    const conditions = (arrayAt(json, 'conditions') ?? []).map((condition, at) => {
      const text = isObject(condition) ? (condition['expression'] ?? null) : condition;
      return compile(text, [...path, 'conditions', String(at), 'expression']);
    });
    const type = stringAt(json, 'type') ?? '';
    const { splitOn, recurrence } = json;
    const concurrency = concurrencyOf(json);
    return [
      {
        name,
        type,
        kind: stringAt(json, 'kind') ?? '',
        // A type that the engine does not know may be one of a plug-in: with a recurrence it is asked, else it is told.
        behaviour: behaviours.get(type.toLowerCase()) ?? (recurrence === undefined ? 'call' : 'poll'),
        json,
        conditions,
        ...(splitOn !== undefined && { splitOn: compile(splitOn, [...path, 'splitOn']) }),
        maxSplit: maxSplit(options, concurrency),
        ...(concurrency && { concurrency }),
        ...callsOf(json, type.toLowerCase(), (value, ...inner) => compile(value, [...path, ...inner])),
        ...(recurrence !== undefined && { recurrence: compile(recurrence, [...path, 'recurrence']) }),
        retry: retryPolicyOf(
          { flavour: options.flavour, profile: options.performanceProfile ?? 'low' },
          memberOf(memberOf(json['inputs'], 'subscribe') ?? json['inputs'], 'retryPolicy'),
        ),
      },
    ];
  });
}

function callsOf(
  json: JsonObject,
  type: string,
  compile: (value: Json, ...path: readonly string[]) => Compiled,
): Pick<TriggerPlan, 'inputs' | 'unsubscribe'> {
  // The inputs of a request are its schema, in which nothing is a template.
  if (type === 'request') return { inputs: compile({}, 'inputs') };
  if (type !== 'httpwebhook') return { inputs: compile(json['inputs'] ?? {}, 'inputs') };
  const leave = objectAt(json['inputs'], 'unsubscribe');
  return {
    inputs: compile(memberOf(json['inputs'], 'subscribe') ?? {}, 'inputs', 'subscribe'),
    ...(stringAt(leave, 'uri') !== undefined && {
      unsubscribe: compile(leave ?? {}, 'inputs', 'unsubscribe'),
    }),
  };
}

/** What splitOn may give: fewer items where the queue is bounded, and on the lowest plan of Power Automate. */
function maxSplit(
  { flavour, performanceProfile = 'low' }: FlowOptions,
  concurrency: TriggerConcurrency | undefined,
): number {
  if (concurrency !== undefined) return 100;
  return flavour === 'power-automate' && performanceProfile === 'low' ? 5_000 : 100_000;
}

function concurrencyOf(json: JsonObject): TriggerConcurrency | undefined {
  const single = stringAt(json, 'operationOptions')?.toLowerCase().includes('singleinstance') === true;
  const set = objectAt(objectAt(json, 'runtimeConfiguration'), 'concurrency');
  if (set === undefined && !single) return undefined;
  const runs = single ? 1 : Math.min(Math.max(integerFrom(memberOf(set, 'runs')) ?? 25, 1), 100);
  return { runs, waiting: Math.max(integerFrom(memberOf(set, 'maximumWaitingRuns')) ?? runs + 10, 0) };
}
