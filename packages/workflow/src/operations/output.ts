import type { Connector, ResponseModel } from '@connectory/connector';
import { inlineSchema } from '@connectory/schema';
import type { DynamicPart, OperationOutput, OperationStep } from './types.ts';
import { writtenCall } from './written.ts';

/**
 * The body that a step gives, as its operation declares it: of an answer, or of what the service sends when it calls back. With `splitOn`
 * it is the body before it is split; {@link outputTypes} takes it like that.
 *
 * A dynamic one can be loaded by whoever can call the connector: each part with `loadSchema` of the runtime, given `operation` and
 * `values`, and then set into `schema` at its `pointer`.
 *
 * @returns The schema; or what is declared of it, with the parts to load; or why the operation is not known.
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { operationOutput, operationSteps } from '@connectory/workflow';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * const inputs = { host: { connectionName: 'tasks', operationId: 'ListTasks' } };
 * const [step] = operationSteps({ triggers: {}, actions: { List: { type: 'OpenApiConnection', inputs } } });
 * if (step !== undefined) operationOutput(step, connector).kind; // 'unknown'
 * ```
 */
export function operationOutput(step: OperationStep, connector: Connector): OperationOutput {
  const call = writtenCall(step, connector);
  if (!call.ok) return { kind: 'unknown', diagnostic: call.error };
  const { operation, parameters: values } = call.value;
  const { notification, output } = operation;
  const response = step.isNotified ? (notification ?? output) : output;
  if (response?.schema === undefined) return { kind: 'declared', operation, schema: {} };
  const schema = inlineSchema(response.schema, connector.document);
  const [first, ...others] = partsOf(response);
  if (first === undefined) return { kind: 'declared', operation, schema };
  return { kind: 'dynamic', operation, schema, parts: [first, ...others], values };
}

/** The outermost parts, for what stands inside one comes with it. */
function partsOf(response: ResponseModel): readonly DynamicPart[] {
  const parts: DynamicPart[] = [];
  for (const { pointer: full, source } of response.dynamic) {
    const pointer = full.slice(`${response.pointer}/schema`.length);
    const isInside = parts.some((outer) => pointer.startsWith(`${outer.pointer}/`));
    if (source.schema !== undefined && !isInside) parts.push({ pointer, source: source.schema });
  }
  return parts;
}
