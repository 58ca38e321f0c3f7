/** What one step gives. */
import { isObject, type Json, type JsonObject, memberOf } from '@connectory/base';
import type { Action } from '../model/actions.ts';
import type { Trigger } from '../model/triggers.ts';
import { type Known, schemaOfText } from './expression.ts';
import { arrayOf, isArraySchema, itemsOf, objectOf, propertyOf, selfContained } from './shapes.ts';
import { schemaOfValue } from './values.ts';

/** @param given - The body, where the definition does not tell it. */
export function schemaOfTrigger(trigger: Trigger, given: JsonObject): JsonObject {
  switch (trigger.kind) {
    case 'Recurrence':
      return {};
    case 'SlidingWindow':
      return objectOf({ windowStartTime: { type: 'string' }, windowEndTime: { type: 'string' } });
    case 'Request':
      return objectOf({
        headers: { type: 'object' },
        queries: { type: 'object' },
        body: declared(trigger.schema, given),
      });
    default:
      return answer(given);
  }
}

/** What each run is started with, where each element of an array starts one. */
export function splitTrigger({ splitOn }: Trigger, whole: JsonObject): JsonObject {
  if (splitOn === undefined) return whole;
  const nothing = (): undefined => undefined;
  const known: Known = { action: nothing, trigger: whole, variable: nothing, loop: nothing, item: {} };
  const items = typeof splitOn === 'string' ? itemsOf(schemaOfText(splitOn, known)) : {};
  return objectOf({ headers: propertyOf(whole, 'headers'), body: items });
}

/** @param given - The body, where the definition does not tell it. */
export function schemaOfAction(action: Action, known: Known, given: JsonObject): JsonObject | undefined {
  switch (action.kind) {
    case 'Compose':
      return schemaOfValue(action.value, known);
    case 'ParseJson':
      return body(declared(action.schema, given));
    case 'Select': {
      const item = itemsOf(schemaOfValue(action.from, known));
      return body(arrayOf(schemaOfValue(memberOf(action.inputs, 'select'), { ...known, item })));
    }
    case 'Query': {
      const from = schemaOfValue(action.from, known);
      return body(isArraySchema(from) ? from : { type: 'array' });
    }
    case 'Join':
    case 'Table':
      return body({ type: 'string' });
    case 'Expression':
      return body({ type: action.expressionKind?.toLowerCase() === 'indexof' ? 'integer' : 'string' });
    case 'Http':
    case 'HttpWebhook':
    case 'Workflow':
    case 'Function':
    case 'ApiManagement':
    case 'ApiConnection':
    case 'ApiConnectionWebhook':
    case 'ApiConnectionNotification':
    case 'OpenApiConnection':
    case 'OpenApiConnectionWebhook':
    case 'OpenApiConnectionNotification':
      return answer(given);
    case 'JavaScriptCode':
    case 'CSharpScriptCode':
    case 'PowerShellCode':
    case 'ServiceProvider':
      return body(given);
    default:
      return undefined;
  }
}

/** The schema that a step carries. */
function declared(schema: Json | undefined, given: JsonObject): JsonObject {
  return isObject(schema) ? selfContained(schema) : given;
}

function body(schema: JsonObject): JsonObject {
  return objectOf({ body: schema });
}

function answer(schema: JsonObject): JsonObject {
  return objectOf({ statusCode: { type: 'integer' }, headers: { type: 'object' }, body: schema });
}
