/** The calls of triggers: what is called, and when it is called again. */
import type { ObjectValue } from '@connectory/expressions';
import { isRetryable, retryDelay } from '../run/retry.ts';
import type { Answer, Invocation } from '../run/types.ts';
import type { TriggerEnvironment } from './state.ts';
import type { TriggerPlan } from './types.ts';

/** The call that a trigger of this type makes. */
export function triggerInvocation({ type }: TriggerPlan, inputs: ObjectValue): Invocation {
  switch (type.toLowerCase()) {
    case 'http':
    case 'httpwebhook':
      return { kind: 'http', inputs };
    case 'apiconnection':
    case 'apiconnectionwebhook':
      return { kind: 'connection', inputs };
    case 'openapiconnection':
    case 'openapiconnectionwebhook':
      return { kind: 'operation', inputs };
    default:
      return { kind: 'plug-in', type, inputs };
  }
}

/** The moment at which a call is made again; nothing when its answer counts. `attempt` is the number of retries made so far. */
export function retryMoment(
  { retry }: TriggerPlan,
  attempt: number,
  answer: Answer,
  { now, random }: TriggerEnvironment,
): number | undefined {
  if (!isRetryable(answer) || attempt >= retry.count) return undefined;
  return now + retryDelay(retry, attempt + 1, random);
}
