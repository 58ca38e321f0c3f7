/** The world around a flow that is played: answers as the scenario gives them, and a record of what was asked. */
import {
  arrayAt,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
} from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import type { Call, Invoker } from '../engine/host/types.ts';
import type { Answer } from '../engine/run/types.ts';
import { operationCall } from '../operations/call.ts';
import { connectorReference } from '../operations/reference.ts';
import { holds } from './compare.ts';
import { nextLinkName, requestOf } from './requests.ts';
import type { ScenarioSetting } from './types.ts';

/** A call that was made. */
interface MadeCall {
  readonly action: string;
  /** The virtual moment, in milliseconds since 1970. */
  readonly at: number;
  readonly request: JsonObject;
}

/** An invoker that answers as a scenario says, and what was asked of it. */
export interface Mocks {
  readonly invoker: Invoker;
  readonly calls: readonly MadeCall[];
  /** Actions whose calls no mock answered, once each. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The name of a mock that answers what no other answers. */
const anyAction = '*';

/** Reads the mocks of a scenario. */
export function mocksOf(source: JsonObject, setting: Pick<ScenarioSetting, 'connector'>): Mocks {
  const calls: MadeCall[] = [];
  const unanswered = new Map<string, Diagnostic>();
  const mocks = (arrayAt(source, 'mocks') ?? []).filter(isObject);
  const used = new Map<JsonObject, number>();
  const invoke = (call: Call): Answer => {
    const reference = connectorReference(call.request);
    const connector = reference && setting.connector?.(reference);
    const request = requestOf(call.request, connector);
    calls.push({ action: call.action, at: call.now, request });
    const mock = mockFor(mocks, call.action, request) ?? mockFor(mocks, anyAction, request);
    const response = mock && nextResponse(mock, request, used);
    if (response === undefined) {
      unanswered.set(call.action, diagnostic('scenario-unanswered', { action: call.action }));
      return { kind: 'failure', retryable: false, error: { code: 'NoMock', message: 'No mock answers.' } };
    }
    return answerOf(response, nextLinkOf(call, response, connector));
  };
  return {
    calls,
    invoker: { invoke: (call) => Promise.resolve(invoke(call)) },
    get diagnostics() {
      return [...unanswered.values()];
    },
  };
}

/** Of an action's mocks the one that was made for such a request, else the one for any. */
function mockFor(mocks: readonly JsonObject[], action: string, request: JsonObject): JsonObject | undefined {
  const own = mocks.filter((mock) => stringAt(mock, 'action')?.toLowerCase() === action.toLowerCase());
  const fitting = own.find((mock) => mock['when'] !== undefined && holds(mock['when'], request));
  return fitting ?? own.find((mock) => mock['when'] === undefined);
}

/** Responses come in order, and the last repeats; one made for such a request goes first. */
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
  const body: Json = response['body'] ?? null;
  return { kind: 'response', statusCode, headers, body, ...(nextLink !== undefined && { nextLink }) };
}

function nextLinkOf(
  { request }: Call,
  response: JsonObject,
  connector: Connector | undefined,
): string | undefined {
  const call = connector && operationCall(request, connector);
  const name = call?.ok === true ? nextLinkName(call.value.operation) : undefined;
  return name === undefined ? undefined : stringAt(response['body'], name);
}
