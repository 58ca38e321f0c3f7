import { isObject, type Json, type JsonObject, memberOf } from '@connectory/base';
import type { Action } from '../model/actions.ts';
import { type FlowModel, readDefinition } from '../model/read.ts';
import type { Trigger } from '../model/triggers.ts';
import { placesOf } from '../places.ts';
import { schemaOfValue } from './values.ts';

/** What can be read in a flow, as far as its definition tells. All values are JSON Schemas; an empty one says that anything may come. */
export interface OutputTypes {
  /** What `triggerOutputs()` gives, by the trigger's name. */
  readonly triggers: ReadonlyMap<string, JsonObject>;
  /** What `outputs('name')` gives. Actions without outputs are left out. */
  readonly actions: ReadonlyMap<string, JsonObject>;
  /** What `variables('name')` gives. */
  readonly variables: ReadonlyMap<string, JsonObject>;
}

/**
 * Tells what the steps of a flow give, so that an editor can offer it: Compose from its value, Parse JSON and Request triggers from their
 * schema, Select from its mapping, Filter array from its source, variables from their declaration. Of connector operations only the frame
 * of status, headers and body is told, for their schemas belong to the connector.
 *
 * @param definition - The object with `triggers` and `actions`.
 * @example
 * ```ts
 * import { outputTypes } from '@connectory/workflow';
 * const types = outputTypes({ triggers: {}, actions: { Sum: { type: 'Compose', inputs: '@add(1, 2)' } } });
 * types.actions.get('Sum'); // { type: 'integer' }
 * ```
 */
export function outputTypes(definition: JsonObject): OutputTypes {
  const flow = readDefinition(definition);
  const actions = new Map<string, JsonObject>();
  for (const { action } of placesOf(flow).all) {
    const schema = schemaOfAction(action, actions);
    if (schema !== undefined) actions.set(action.name, schema);
  }
  return {
    triggers: new Map(flow.triggers.map((trigger) => [trigger.name, schemaOfTrigger(trigger)])),
    actions,
    variables: variablesOf(flow),
  };
}

function variablesOf(flow: FlowModel): ReadonlyMap<string, JsonObject> {
  const declared = flow.actions.flatMap((action) =>
    action.kind === 'InitializeVariable' ? action.variables : [],
  );
  return new Map(
    declared.map(({ name, type }) => {
      const small = type.toLowerCase();
      return [name, { type: small === 'float' ? 'number' : small }];
    }),
  );
}

function schemaOfTrigger(trigger: Trigger): JsonObject {
  switch (trigger.kind) {
    case 'Recurrence':
      return {};
    case 'SlidingWindow':
      return objectOf({ windowStartTime: { type: 'string' }, windowEndTime: { type: 'string' } });
    case 'Request':
      return objectOf({
        headers: { type: 'object' },
        queries: { type: 'object' },
        body: schemaOr(trigger.schema),
      });
    default:
      return answer({});
  }
}

/** `before` holds the actions that stand earlier in the definition, from which an array may come. */
function schemaOfAction(action: Action, before: ReadonlyMap<string, JsonObject>): JsonObject | undefined {
  switch (action.kind) {
    case 'Compose':
      return schemaOfValue(action.value);
    case 'ParseJson':
      return body(schemaOr(action.schema));
    case 'Select':
      return body({ type: 'array', items: schemaOfValue(memberOf(action.inputs, 'select')) });
    case 'Query':
      return body(arrayOf(action.from, before));
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
      return answer({});
    case 'JavaScriptCode':
    case 'CSharpScriptCode':
    case 'PowerShellCode':
    case 'ServiceProvider':
      return body({});
    default:
      return undefined;
  }
}

/** A filter gives what it is given: the whole body of another step, or an array that is not known closer. */
function arrayOf(from: Json | undefined, before: ReadonlyMap<string, JsonObject>): JsonObject {
  const read = typeof from === 'string' ? /^@(body|outputs)\('((?:[^']|'')+)'\)$/.exec(from) : null;
  const source = before.get(read?.[2]?.replaceAll("''", "'") ?? '');
  const schema = read?.[1] === 'body' ? memberOf(memberOf(source, 'properties'), 'body') : source;
  return isObject(schema) && schema['type'] === 'array' ? schema : { type: 'array' };
}

function schemaOr(schema: Json | undefined): JsonObject {
  return isObject(schema) ? schema : {};
}

function objectOf(properties: JsonObject): JsonObject {
  return { type: 'object', properties };
}

function body(schema: JsonObject): JsonObject {
  return objectOf({ body: schema });
}

function answer(schema: JsonObject): JsonObject {
  return objectOf({ statusCode: { type: 'integer' }, headers: { type: 'object' }, body: schema });
}
