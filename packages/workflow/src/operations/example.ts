import type { Json } from '@connectory/base';
import type { Connector, Operation, ResponseModel } from '@connectory/connector';
import { exampleOf } from '@connectory/schema';
import type { Answer } from '../engine/run/types.ts';

/**
 * An answer such as an operation declares: the status of its output, and a body made from the schema of it. An operation that declares no
 * body answers with an empty object.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { exampleAnswer } from '@connectory/workflow';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * for (const operation of connector.operations.values()) exampleAnswer(connector, operation);
 * ```
 */
export function exampleAnswer(
  connector: Connector,
  { output }: Operation,
): Extract<Answer, { kind: 'response' }> {
  const status = Number(output?.status);
  return {
    kind: 'response',
    statusCode: status >= 200 && status < 300 ? status : 200,
    headers: { 'content-type': 'application/json' },
    body: exampleBody(connector, output),
  };
}

/**
 * What a service may send to a webhook of an operation, made from the schema declared for it.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { exampleNotification } from '@connectory/workflow';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * for (const operation of connector.operations.values()) exampleNotification(connector, operation);
 * ```
 */
export function exampleNotification(connector: Connector, { notification, output }: Operation): Json {
  return exampleBody(connector, notification ?? output);
}

function exampleBody({ document }: Connector, response: ResponseModel | undefined): Json {
  return response?.schema === undefined ? {} : exampleOf(response.schema, document, { readOnly: true });
}
