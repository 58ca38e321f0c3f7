import {
  arrayAt,
  escapeSegment,
  type Json,
  type JsonObject,
  memberNames,
  memberOf,
  objectAt,
  stringAt,
} from '@connectory/base';
import type { Action } from './actions.ts';
import { readActions } from './read-actions.ts';
import { connectionOf, connectorCallOf, present, stepOf } from './read-common.ts';
import type { Trigger, TriggerCommon } from './triggers.ts';

/**
 * A flow definition as a model: its triggers and the tree of its actions. It is made for reading; edits go into the JSON, of which every
 * step keeps its part in `source` and its place in `pointer`.
 */
export interface FlowModel {
  readonly triggers: readonly Trigger[];
  readonly actions: readonly Action[];
  readonly source: JsonObject;
}

/**
 * Reads a definition (the object with `triggers` and `actions`) into a model. Types are compared without case; types that are not known
 * become `unknown` and keep everything. It refuses nothing: {@link validateDefinition} says what is wrong.
 *
 * @example
 * ```ts
 * import { readDefinition } from '@connectory/workflow';
 * const flow = readDefinition({ triggers: {}, actions: { Note: { type: 'compose', inputs: 1 } } });
 * flow.actions[0]?.kind; // 'Compose'
 * ```
 */
export function readDefinition(definition: JsonObject): FlowModel {
  const triggers = objectAt(definition, 'triggers') ?? {};
  return {
    triggers: memberNames(triggers).map((name) => readTrigger(name, memberOf(triggers, name))),
    actions: readActions(memberOf(definition, 'actions'), '/actions'),
    source: definition,
  };
}

function readTrigger(name: string, value: Json | undefined): Trigger {
  const step = stepOf(name, value, `/triggers/${escapeSegment(name)}`);
  const { source, inputs } = step;
  const common: TriggerCommon = {
    ...step,
    ...present('splitOn', memberOf(source, 'splitOn')),
    conditions: arrayAt(source, 'conditions') ?? [],
    ...present('recurrence', objectAt(source, 'recurrence')),
  };
  switch (step.type.toLowerCase()) {
    case 'request':
      return {
        ...common,
        kind: 'Request',
        ...present('requestKind', stringAt(source, 'kind')),
        ...present('schema', memberOf(inputs, 'schema')),
      };
    case 'recurrence':
      return { ...common, kind: 'Recurrence' };
    case 'slidingwindow':
      return { ...common, kind: 'SlidingWindow' };
    case 'openapiconnection':
      return { ...common, kind: 'OpenApiConnection', ...connectorCallOf(inputs) };
    case 'openapiconnectionwebhook':
      return { ...common, kind: 'OpenApiConnectionWebhook', ...connectorCallOf(inputs) };
    case 'openapiconnectionnotification':
      return { ...common, kind: 'OpenApiConnectionNotification', ...connectorCallOf(inputs) };
    case 'apiconnection':
      return { ...common, kind: 'ApiConnection', ...connectionOf(inputs) };
    case 'apiconnectionwebhook':
      return { ...common, kind: 'ApiConnectionWebhook', ...connectionOf(inputs) };
    case 'apiconnectionnotification':
      return { ...common, kind: 'ApiConnectionNotification', ...connectionOf(inputs) };
    case 'http':
      return { ...common, kind: 'Http' };
    case 'httpwebhook':
      return { ...common, kind: 'HttpWebhook' };
    case 'serviceprovider':
      return { ...common, kind: 'ServiceProvider' };
    case 'batch':
      return { ...common, kind: 'Batch' };
    default:
      return { ...common, kind: 'unknown' };
  }
}
