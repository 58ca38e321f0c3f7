import { isObject, type Json, type JsonObject, memberOf, objectAt, stringAt } from '@connectory/base';
import type { ConnectorCall, StepCommon } from './common.ts';

/** An object with one member, or without it where there is no value: `exactOptionalPropertyTypes` knows no third way. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  const none: { [key in Name]?: Value } = {};
  if (value !== undefined) none[name] = value;
  return none;
}

/** What every step has. */
export function stepOf(name: string, value: Json | undefined, pointer: string): StepCommon {
  const source = isObject(value) ? value : {};
  return {
    name,
    pointer,
    type: stringAt(source, 'type') ?? '',
    inputs: objectAt(source, 'inputs') ?? {},
    source,
  };
}

/** The operation that a step of the OpenAPI family names. */
export function connectorCallOf(inputs: JsonObject): ConnectorCall {
  const host = objectAt(inputs, 'host');
  return {
    ...present('connectionName', stringAt(host, 'connectionName')),
    ...present('operationId', stringAt(host, 'operationId')),
    ...present('apiId', stringAt(host, 'apiId')),
    parameters: objectAt(inputs, 'parameters') ?? {},
  };
}

/** The connection that a step of the ApiConnection family names. */
export function connectionOf(inputs: JsonObject): { readonly connection?: Json } {
  return present('connection', memberOf(objectAt(inputs, 'host'), 'connection'));
}
