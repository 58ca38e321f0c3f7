/** The other side of a case: answers in order, and a record of what was asked. */
import { arrayAt, isObject, objectAt, stringAt, type Json, type JsonObject } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import type { Answer, Call, Invoker } from '@connectory/workflow';
import { operationOf, requestOf } from './requests.ts';
import { holds } from './subset.ts';

/** A call that was made. */
interface MadeCall {
  readonly action: string;
  readonly at: number;
  readonly request: JsonObject;
}

/** An invoker that answers as a case says, and the calls made so far. */
export interface Mocks {
  readonly invoker: Invoker;
  readonly calls: readonly MadeCall[];
}

/** Reads the mocks of a case. */
export function mocksOf(item: JsonObject): Mocks {
  const calls: MadeCall[] = [];
  const connectors = objectAt(item, 'connectors') ?? {};
  const mocks = (arrayAt(item, 'mocks') ?? []).filter(isObject);
  const used = new Map<JsonObject, number>();
  const invoke = (call: Call): Answer => {
    const request = requestOf(call.request, connectors);
    calls.push({ action: call.action, at: call.now, request });
    const own = mocks.filter((mock) => stringAt(mock, 'action')?.toLowerCase() === call.action.toLowerCase());
    const fitting = own.find((mock) => mock['when'] !== undefined && holds(mock['when'], request));
    const mock = fitting ?? own.find((each) => each['when'] === undefined);
    const response = mock && nextResponse(mock, request, used);
    if (response === undefined)
      return { kind: 'failure', retryable: false, error: { code: 'NoMock', message: 'No mock answers.' } };
    return answerOf(response, nextLinkOf(call, response, connectors));
  };
  return { calls, invoker: { invoke: (call) => Promise.resolve(invoke(call)) } };
}

function nextResponse(
  mock: JsonObject,
  request: JsonObject,
  used: Map<JsonObject, number>,
): JsonObject | undefined {
  const responses = (arrayAt(mock, 'responses') ?? []).filter(isObject);
  const fitting = responses.find((each) => each['when'] !== undefined && holds(each['when'], request));
  if (fitting !== undefined) return fitting;
  const plain = responses.filter((each) => each['when'] === undefined);
  const index = used.get(mock) ?? 0;
  used.set(mock, index + 1);
  return plain[Math.min(index, plain.length - 1)];
}

function answerOf(response: JsonObject, nextLink: string | undefined): Answer {
  const statusCode = response['statusCode'];
  if (typeof statusCode !== 'number') {
    const message = `No answer came: ${JSON.stringify(response)}`;
    return { kind: 'failure', retryable: true, error: { code: 'ConnectionFailed', message } };
  }
  const headers = objectAt(response, 'headers') ?? {};
  const body = response['body'] ?? null;
  return { kind: 'response', statusCode, headers, body, ...(nextLink !== undefined && { nextLink }) };
}

function nextLinkOf({ request }: Call, response: JsonObject, connectors: JsonObject): string | undefined {
  const inputs: Json = toJson(request.inputs);
  const operation = isObject(inputs) ? operationOf(inputs, connectors) : undefined;
  const name = stringAt(objectAt(operation, 'x-ms-pageable'), 'nextLinkName');
  return name === undefined ? undefined : stringAt(response['body'], name);
}
