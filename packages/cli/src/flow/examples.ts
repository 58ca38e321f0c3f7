/** Answers made up for a flow that is tried without calling anything. */
import type { Json } from '@connectory/base';
import {
  type Answer,
  type Call,
  connectorReference,
  exampleAnswer,
  exampleNotification,
  operationCall,
} from '@connectory/workflow';
import { type Bound, boundTo } from './connectors.ts';

/** What answers a call, and what calls back if the step waits for that. */
export interface MadeUp {
  readonly answer: Answer;
  readonly notification: Json;
}

/** What an operation declares where its connector is known; else status 200 and an empty object. */
export function madeUp({ request }: Call, bound: readonly Bound[]): MadeUp {
  const reference = connectorReference(request);
  const connector = reference && boundTo(bound, reference)?.connector;
  const call = connector && operationCall(request, connector);
  if (connector !== undefined && call?.ok === true) {
    const { operation } = call.value;
    return {
      answer: exampleAnswer(connector, operation),
      notification: exampleNotification(connector, operation),
    };
  }
  // A call that the connector does not have fails here too: that is what is to be found out.
  if (call?.ok === false) {
    const { code, message } = call.error;
    return { answer: { kind: 'failure', retryable: false, error: { code, message } }, notification: {} };
  }
  return { answer: { kind: 'response', statusCode: 200, headers: {}, body: {} }, notification: {} };
}
