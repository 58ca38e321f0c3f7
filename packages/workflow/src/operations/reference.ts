import { isObject, type Json, objectAt, stringAt } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import type { Invocation } from '../engine/run/types.ts';
import type { ConnectorReference } from './types.ts';

/**
 * The connection that a call goes over: of `OpenApiConnection` its `connectionName` and `apiId`; of `ApiConnection` the reference name of
 * Logic Apps Standard, or the end of the connection's id.
 *
 * @returns Nothing for calls that go over no connection, such as `Http`.
 * @example
 * ```ts
 * import { connectorReference } from '@connectory/workflow';
 * const host = { connectionName: 'crm', apiId: '/providers/x/apis/shared_crm', operationId: 'ListRows' };
 * connectorReference({ kind: 'operation', inputs: { host } }); // { key: 'crm', api: 'shared_crm' }
 * ```
 */
export function connectorReference(invocation: Invocation): ConnectorReference | undefined {
  const inputs: Json = toJson(invocation.inputs);
  const host = objectAt(inputs, 'host');
  if (!isObject(host)) return undefined;
  const api = lastPart(stringAt(host, 'apiId') ?? stringAt(objectAt(host, 'api'), 'id'));
  const connection = objectAt(host, 'connection');
  const key =
    stringAt(host, 'connectionName') ??
    stringAt(host, 'connectionReferenceName') ??
    stringAt(connection, 'referenceName') ??
    lastPart(stringAt(connection, 'name')) ??
    api;
  return key === undefined ? undefined : { key, ...(api !== undefined && { api }) };
}

/** `shared_crm` of `/providers/Microsoft.PowerApps/apis/shared_crm`. */
function lastPart(id: string | undefined): string | undefined {
  return id?.split('/').findLast((part) => part !== '');
}
