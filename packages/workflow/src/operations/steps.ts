import { type JsonObject, objectAt, stringAt } from '@connectory/base';
import { parseTemplate } from '@connectory/expressions';
import type { Action } from '../definition/model/actions.ts';
import { readDefinition } from '../definition/model/read.ts';
import type { Trigger } from '../definition/model/triggers.ts';
import { placesOf } from '../definition/places.ts';
import { connectorReference } from './reference.ts';
import type { ConnectorReference, OperationStep } from './types.ts';

/**
 * The steps of a flow that call an operation of a connector: triggers first, then actions in the order of the definition, those inside
 * others behind them. Steps that name no connection are left out.
 *
 * @param definition - The object with `triggers` and `actions`.
 * @example
 * ```ts
 * import { operationSteps } from '@connectory/workflow';
 * const inputs = { host: { connectionName: 'crm', operationId: 'ListRows' }, parameters: { top: "@variables('n')" } };
 * const actions = { List: { type: 'OpenApiConnection', inputs } };
 * operationSteps({ triggers: {}, actions })[0]?.reference; // { key: 'crm' }
 * ```
 */
export function operationSteps(definition: JsonObject): readonly OperationStep[] {
  const flow = readDefinition(definition);
  const found = (step: Trigger | Action, role: OperationStep['role']): readonly OperationStep[] => {
    const invocation = invocationOf(step);
    if (invocation === undefined) return [];
    const reference = referenceOf(step, invocation);
    if (reference === undefined) return [];
    const { name, kind } = step;
    return [{ name, role, reference, invocation, isNotified: kind.endsWith('Webhook') }];
  };
  return [
    ...flow.triggers.flatMap((trigger) => found(trigger, 'trigger')),
    ...placesOf(flow).all.flatMap(({ action }) => found(action, 'action')),
  ];
}

function invocationOf(step: Trigger | Action): OperationStep['invocation'] | undefined {
  const { kind, inputs } = step;
  switch (kind) {
    case 'OpenApiConnection':
    case 'OpenApiConnectionWebhook':
    case 'OpenApiConnectionNotification':
      return { kind: 'operation', inputs };
    case 'ApiConnection':
    case 'ApiConnectionWebhook':
      return { kind: 'connection', inputs };
    case 'ApiConnectionNotification':
      // A service that has news only says so, and they are fetched.
      return { kind: 'connection', inputs: { ...inputs, ...objectAt(inputs, 'fetch') } };
    default:
      return undefined;
  }
}

/** The connection of a step; of one that reads it from `$connections`, wherever that comes from, the key it is read by. */
function referenceOf(
  { inputs }: Trigger | Action,
  invocation: OperationStep['invocation'],
): ConnectorReference | undefined {
  const reference = connectorReference(invocation);
  const name = stringAt(objectAt(objectAt(inputs, 'host'), 'connection'), 'name');
  if (reference === undefined || name?.endsWith(reference.key) !== true) return reference;
  const template = parseTemplate(name);
  if (!template.ok || template.value.kind !== 'expression') return reference;
  const { expression } = template.value;
  const target = expression.kind === 'access' ? expression.target : undefined;
  const key = target?.kind === 'access' && target.key.kind === 'literal' ? target.key.value : undefined;
  return typeof key === 'string' ? { ...reference, key } : reference;
}
