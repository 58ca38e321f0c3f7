import { type Diagnostic, err, isObject, type Result } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { toJson } from '@connectory/expressions';
import { diagnostic } from '../diagnostics.ts';
import type { Invocation } from '../engine/run/types.ts';
import { callByName } from './by-name.ts';
import { callByPath } from './by-path.ts';
import type { OperationCall } from './types.ts';

/**
 * The operation of a connector that an action calls, with the values it is called with. `OpenApiConnection` names the operation and its
 * parameters, properties of the body flattened as `body/address/city`; `ApiConnection` gives method and path, whose encoded parts become
 * values again.
 *
 * @returns The call as the runtime invokes it; else `workflow.operation-unknown` or `workflow.operation-path-unknown`, which name what is
 * similar, or `workflow.not-an-operation` for a call of another kind.
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { operationCall } from '@connectory/workflow';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * const inputs = { method: 'get', path: '/lists/in%20box/items' };
 * const call = operationCall({ kind: 'connection', inputs }, connector);
 * if (!call.ok) call.error.code; // 'workflow.operation-path-unknown'
 * ```
 */
export function operationCall(
  invocation: Invocation,
  connector: Connector,
): Result<OperationCall, Diagnostic> {
  const inputs = toJson(invocation.inputs);
  if (isObject(inputs) && invocation.kind === 'operation') return callByName(connector, inputs);
  if (isObject(inputs) && invocation.kind === 'connection') return callByPath(connector, inputs);
  return err(diagnostic('not-an-operation', { kind: invocation.kind }));
}
