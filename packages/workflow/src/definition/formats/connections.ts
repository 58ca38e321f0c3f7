/** The connections of a flow, which every format writes in its own way. */
import { type Json, type JsonObject, memberNames, memberOf, objectAt, stringAt } from '@connectory/base';
import { present } from '../model/read-common.ts';
import type { FlowConnection } from './types.ts';

/** Those of Power Automate: `connectionReferences` of legacy packages, solutions and editors. */
export function connectionReferences(holder: JsonObject): readonly FlowConnection[] {
  return entriesOf(objectAt(holder, 'connectionReferences')).map(([key, source]) => ({
    key,
    kind: 'managed',
    ...present(
      'connector',
      stringAt(objectAt(source, 'api'), 'name') ??
        lastSegment(stringAt(source, 'id') ?? stringAt(source, 'apiName')),
    ),
    ...present(
      'runtimeSource',
      (stringAt(source, 'runtimeSource') ?? stringAt(source, 'source'))?.toLowerCase(),
    ),
    source,
  }));
}

/** Those of an ARM resource: the value of the parameter `$connections`. */
export function connectionParameter(holder: JsonObject): readonly FlowConnection[] {
  const parameter = objectAt(objectAt(holder, 'parameters'), '$connections');
  return entriesOf(objectAt(parameter, 'value')).map(([key, source]) => ({
    key,
    kind: 'managed',
    ...present('connector', stringAt(source, 'id')),
    source,
  }));
}

/** Those of Logic Apps Standard: the file `connections.json`. */
export function connectionsFile(file: Json | undefined): readonly FlowConnection[] {
  const read = (
    member: string,
    kind: FlowConnection['kind'],
    connector: (source: Json) => string | undefined,
  ) =>
    entriesOf(objectAt(file, member)).map(([key, source]) => ({
      key,
      kind,
      ...present('connector', connector(source)),
      source,
    }));
  return [
    ...read('managedApiConnections', 'managed', (source) => stringAt(objectAt(source, 'api'), 'id')),
    ...read('serviceProviderConnections', 'service-provider', (source) =>
      stringAt(objectAt(source, 'serviceProvider'), 'id'),
    ),
    ...read('functionConnections', 'function', (source) => stringAt(objectAt(source, 'function'), 'id')),
    ...read('agentConnections', 'agent', (source) => stringAt(source, 'type')),
  ];
}

function entriesOf(object: JsonObject | undefined): readonly (readonly [string, Json])[] {
  if (object === undefined) return [];
  return memberNames(object).map((name) => [name, memberOf(object, name) ?? null] as const);
}

function lastSegment(id: string | undefined): string | undefined {
  return id?.slice(id.lastIndexOf('/') + 1);
}
