/** Actions that call something outside, and their webhooks. */
import { err, type JsonObject, memberOf, objectAt, ok, type Result, stringAt } from '@connectory/base';
import type { Compiled, ObjectValue } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { CallPlan, Step, StepView } from '../plan/types.ts';
import type { Failure, Invocation } from '../run/types.ts';
import { failure } from '../run/failures.ts';
import { integerFrom, textMember } from '../values.ts';
import { objectInputs } from './inputs.ts';
import { retryPolicyOf } from './retry-policy.ts';

type Make = (inputs: ObjectValue) => Invocation;
type Request = (view: StepView) => Result<Invocation, Failure>;

const asHttp: Make = (inputs) => ({ kind: 'http', inputs });
const asConnection: Make = (inputs) => ({ kind: 'connection', inputs });
const asOperation: Make = (inputs) => ({ kind: 'operation', inputs });

function calling(name: string, compiled: Compiled, make: Make, needs: readonly string[] = []): Request {
  return (view) => {
    const inputs = objectInputs(name, compiled, view);
    if (!inputs.ok) return inputs;
    const missing = needs.find((each) => (textMember(inputs.value, each) ?? '') === '');
    if (missing === undefined) return ok(make(inputs.value));
    return err(failure('InvalidInputs', `Action '${name}' needs a text as '${missing}'.`, inputs.value));
  };
}

function callPlan(source: ActionSource): CallPlan {
  const { json } = source;
  const options = stringAt(json, 'operationOptions')?.toLowerCase() ?? '';
  const paging = objectAt(objectAt(json, 'runtimeConfiguration'), 'paginationPolicy');
  const wanted = integerFrom(memberOf(paging, 'minimumItemCount'));
  return {
    retry: retryPolicyOf(source, memberOf(json['inputs'], 'retryPolicy')),
    asynchronous: !options.includes('disableasyncpattern'),
    ...(wanted !== undefined && { minimumItemCount: wanted }),
    ...chunksOf(json),
  };
}

/** How contents go in parts, if the action asks for that. */
function chunksOf(json: JsonObject): Pick<CallPlan, 'chunks'> {
  const transfer = objectAt(objectAt(json, 'runtimeConfiguration'), 'contentTransfer');
  if (stringAt(transfer, 'transferMode')?.toLowerCase() !== 'chunked') return {};
  const bytes = (name: string): number | undefined => {
    const megabytes = integerFrom(memberOf(transfer, name));
    return megabytes !== undefined && megabytes > 0 ? megabytes * 1_048_576 : undefined;
  };
  const upload = bytes('uploadChunkSizeInMB');
  const download = bytes('downloadChunkSizeInMB');
  return {
    chunks: { ...(upload !== undefined && { upload }), ...(download !== undefined && { download }) },
  };
}

function invoking(source: ActionSource, make: Make, needs?: readonly string[]): Step {
  const compiled = source.compile(source.json['inputs'] ?? {}, 'inputs');
  return { kind: 'invoke', request: calling(source.name, compiled, make, needs), call: callPlan(source) };
}

/** `Http`. */
export const http = (source: ActionSource): Step => invoking(source, asHttp, ['method', 'uri']);

/** `ApiConnection`: a connector by method and path. */
export const apiConnection = (source: ActionSource): Step => invoking(source, asConnection);

/** `OpenApiConnection`: a connector by operation. */
export const openApiConnection = (source: ActionSource): Step => invoking(source, asOperation);

/** `Workflow`: a child flow. */
export const workflow = (source: ActionSource): Step =>
  invoking(source, (inputs) => ({ kind: 'workflow', inputs }));

/** A type that a host may offer beyond those of the engine. */
export const plugIn = (source: ActionSource): Step =>
  invoking(source, (inputs) => ({ kind: 'plug-in', type: source.type, inputs }));

/** `ApiConnectionWebhook`, `OpenApiConnectionWebhook`: the connector is given the address that calls back. */
function connectionWebhook(source: ActionSource, make: Make): Step {
  const compiled = source.compile(source.json['inputs'] ?? {}, 'inputs');
  return { kind: 'webhook', subscribe: calling(source.name, compiled, make), call: plainCall(source) };
}

/** A subscription is over when it is accepted: neither a status to poll nor pages follow. */
function plainCall(source: ActionSource): CallPlan {
  const { retry } = callPlan(source);
  return { retry, asynchronous: false };
}

/** `ApiConnectionWebhook`. */
export const apiConnectionWebhook = (source: ActionSource): Step => connectionWebhook(source, asConnection);

/** `OpenApiConnectionWebhook`. */
export const openApiConnectionWebhook = (source: ActionSource): Step =>
  connectionWebhook(source, asOperation);

/** `HttpWebhook`. */
export function httpWebhook(source: ActionSource): Step {
  const subscribe = source.compile(memberOf(source.json['inputs'], 'subscribe') ?? {}, 'inputs', 'subscribe');
  const leave = objectAt(source.json['inputs'], 'unsubscribe');
  const call: CallPlan = {
    retry: retryPolicyOf(source, memberOf(objectAt(source.json['inputs'], 'subscribe'), 'retryPolicy')),
    asynchronous: false,
  };
  const subscribing = calling(source.name, subscribe, asHttp, ['method', 'uri']);
  if (leave === undefined || stringAt(leave, 'uri') === undefined) {
    return { kind: 'webhook', subscribe: subscribing, call };
  }
  const unsubscribe = calling(source.name, source.compile(leave, 'inputs', 'unsubscribe'), asHttp, ['uri']);
  return { kind: 'webhook', subscribe: subscribing, unsubscribe, call };
}
